// Writes an article's page in its outlet's style: exemplary, passable, bare or messy.

import type { PageStyle } from './newsroom.js';
import type { PageDocument } from './page-document.js';
import { messyPage } from './page-messy.js';
import { metaPage } from './page-meta.js';
import { plainPage } from './page-plain.js';
import { tidyPage } from './page-tidy.js';

const writers: Readonly<Record<PageStyle, (document: PageDocument) => string>> = {
  tidy: tidyPage,
  meta: metaPage,
  plain: plainPage,
  messy: messyPage,
};

export function writePage(document: PageDocument): string {
  return writers[document.article.outlet.pages](document);
}
