// An answer as the document that is kept of it.

import type { Document } from '../domain/document.js';
import type { Answered } from './answer.js';

export function documentOf(
  { url, status, headers, body }: Answered,
  of: Pick<Document, 'id' | 'feedId' | 'fetchedAt' | 'articleId'>,
): Document {
  return { ...of, url, status, headers, body };
}
