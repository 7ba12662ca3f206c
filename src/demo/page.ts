// An article's page, in the care its outlet takes: exemplary, passable, bare, or a mess.

import type { PageStyle } from './newsroom.js';
import { messyPage } from './page-messy.js';
import { metaPage } from './page-meta.js';
import { plainPage } from './page-plain.js';
import { tidyPage } from './page-tidy.js';
import type { ShownArticle } from './shown.js';

export interface PageDocument {
  readonly article: ShownArticle;
  readonly origin: string;
  /** Newer and older articles of the same outlet, for the boxes around the text. */
  readonly related: readonly ShownArticle[];
}

const writers: Readonly<Record<PageStyle, (document: PageDocument) => string>> = {
  tidy: tidyPage,
  meta: metaPage,
  plain: plainPage,
  messy: messyPage,
};

export function writePage(document: PageDocument): string {
  return writers[document.article.outlet.pages](document);
}
