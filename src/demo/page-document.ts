// The input of a page: the article, the server's origin, related articles.

import type { ShownArticle } from './shown.js';

export interface PageDocument {
  readonly article: ShownArticle;
  readonly origin: string;
  /** Newer and older articles of the same outlet, for the boxes around the text. */
  readonly related: readonly ShownArticle[];
}
