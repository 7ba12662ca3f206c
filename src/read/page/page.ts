// Door of pages: reads the article from the bytes of a web page. Pure; never throws, whatever the
// page contains.

import type { Credit } from '../../domain/article.js';
import { readCredit, readDateline, type Agency } from '../credit/credit.js';
import { sanitise } from '../html/html.js';
import { readLanguage } from '../language/language.js';
import { readByline } from './byline.js';
import { decodePage } from './decode.js';
import { absoluteUrl, canonicalOf, imageOf } from './addresses.js';
import { articleBodyMarkup, embeddedMarkup } from './embedded-text.js';
import { extract, type Extract } from './extract.js';
import { metaOf, readHead, type PageHead } from './head.js';
import { readPageTimes } from './page-times.js';
import { readTitle, titleSpellings } from './title.js';
import { buildPageTree, descendants, type PageElement } from './tree.js';
import { isWall } from './wall.js';
import { textLengthMax } from '../../domain/limits.js';
import { writeHtml } from './write-html.js';

export interface PageReading {
  readonly title?: string;
  /** As printed, without "By". */
  readonly byline?: string;
  readonly siteName?: string;
  /** Milliseconds UTC. */
  readonly publishedAt?: number;
  readonly modifiedAt?: number;
  /** ISO 639-1. */
  readonly language?: string;
  /** As printed: `ALEPPO (Reuters)`. */
  readonly dateline?: string;
  readonly credit?: Credit;
  /** The page's own address, absolute. */
  readonly canonical?: string;
  readonly image?: string;
  /** The first two paragraphs, verbatim. */
  readonly excerpt: string;
  /** Plain text with an empty line between paragraphs; empty if the page has no article. */
  readonly text: string;
  /** The text with its markup, sanitised for the `feed` profile. */
  readonly html: string;
}

export interface PageOptions {
  /** The address that served the page. */
  readonly url?: string;
  /** Response headers by lower-case name. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Later dates are not believed, ms UTC. */
  readonly now?: number;
  /** Agencies of the outlet register. */
  readonly agencies?: readonly Agency[];
}

/** Reads a page. `text` is empty if there is no article on it. */
export function readPage(bytes: Uint8Array, around: PageOptions): PageReading {
  const { url, headers, now, agencies } = around;
  const markup = decodePage(bytes, headers?.['content-type']);
  const root = buildPageTree(markup);
  const elements = [...descendants(root)];
  const head = readHead(elements);
  const base = absoluteUrl(head.base, url) ?? url;
  const siteName = metaOf(head, 'og:site_name', 'application-name') ?? publisherOf(head);
  const title = readTitle(head, elements, siteName);
  const { blocks, foot } = findArticle(markup, root, head, title);
  const text = cut(blocks.map((block) => block.text).join('\n\n'));
  const byline = readByline(head, elements, siteName);
  const dateline = readDateline(text, agencies);
  const metadata = metadataCredits(head);
  return compact({
    title,
    byline,
    siteName,
    ...readPageTimes(head, elements, url, now, title),
    language: readLanguage(
      `${title ?? ''}\n${text.slice(0, 2_000)}`,
      head.language ?? metaOf(head, 'og:locale', 'content-language'),
    ),
    dateline: dateline?.printed,
    credit: readCredit({ byline, text, foot, metadata }, agencies),
    canonical: canonicalOf(head, base, url),
    image: imageOf(head, base),
    excerpt: blocks
      .filter(({ kind }) => kind === 'paragraph')
      .slice(0, 2)
      .map((block) => block.text)
      .join('\n\n'),
    text,
    html: sanitise(writeHtml(blocks), 'feed', base),
  });
}

/** A visible text with fewer words may be a teaser of the text in the page's data. */
const teaserWordsMax = 150;
/** The text in the data is better if it is this many times as long. */
const betterTimes = 1.8;

/** The article as readers see it, else as the page's data has it; nothing if the page is a wall. */
function findArticle(
  markup: string,
  root: PageElement,
  head: PageHead,
  title: string | undefined,
): Extract {
  const titles = titleSpellings(head, title);
  const visible = extract(root, titles);
  const words = wordsIn(visible.blocks);
  if (isWall(head.title, visible.blocks)) return nothing;
  if (words > teaserWordsMax) return visible;
  const sources = [
    articleBodyMarkup(head),
    ...(words === 0 ? [embeddedMarkup(head.dataScripts)] : []),
  ].filter((source) => source !== undefined);
  for (const source of sources) {
    const { blocks } = extract(buildPageTree(`<article>${source}</article>`), titles);
    if (wordsIn(blocks) > betterTimes * words) return { blocks, foot: visible.foot };
  }
  if (words > 0) return visible;
  const withNoscript = extract(buildPageTree(markup, true), titles);
  return isWall(head.title, withNoscript.blocks) ? nothing : withNoscript;
}

const nothing: Extract = { blocks: [], foot: [] };

function wordsIn(blocks: Extract['blocks']): number {
  return blocks.reduce((sum, block) => sum + block.words, 0);
}

/** The names in the page's metadata that may be an agency whose text it carries. */
function metadataCredits(head: PageHead): readonly string[] {
  const roles = ['author', 'sourceOrganization', 'provider', 'copyrightHolder', 'creator'];
  return [
    ...roles.flatMap((role) => head.article?.names(role) ?? []),
    ...[
      'author',
      'dc.creator',
      'dc.source',
      'dc.rights',
      'source',
      'copyright',
      'syndication-source',
    ].flatMap((name) => head.metas.get(name) ?? []),
  ];
}

function publisherOf(head: PageHead): string | undefined {
  const named = head.article?.names('publisher')[0];
  return named ?? head.items.find(({ types }) => types.includes('WebSite'))?.names('name')[0];
}

/** Whole paragraphs up to the maximum length. */
function cut(text: string): string {
  if (text.length <= textLengthMax) return text;
  const end = text.lastIndexOf('\n\n', textLengthMax);
  return text.slice(0, end > 0 ? end : textLengthMax);
}

/** The reading without undefined fields. */
function compact(reading: { [K in keyof PageReading]: PageReading[K] | undefined }): PageReading {
  const found = Object.entries(reading).filter(([, value]) => value !== undefined);
  return { excerpt: '', text: '', html: '', ...Object.fromEntries(found) };
}
