// Door of pages: reads the article from the bytes of a web page. Pure; never throws, whatever the
// page contains.

import type { Credit } from '../../domain/article.js';
import { readCredit, readDateline, type Agency } from '../credit/credit.js';
import { sanitise } from '../html/html.js';
import { readLanguage } from '../language/language.js';
import { readByline } from './byline.js';
import { decodePage } from './decode.js';
import { extract } from './extract.js';
import { metaOf, readHead, type PageHead } from './head.js';
import { readPageTimes } from './page-times.js';
import { readTitle, titleSpellings } from './title.js';
import { descendants, buildPageTree } from './tree.js';
import { addressLengthMax, textLengthMax } from '../../domain/limits.js';
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
  const root = buildPageTree(decodePage(bytes, headers?.['content-type']));
  const elements = [...descendants(root)];
  const head = readHead(elements);
  const base = absoluteUrl(head.base, url) ?? url;
  const siteName = metaOf(head, 'og:site_name', 'application-name') ?? publisherOf(head);
  const title = readTitle(head, elements, siteName);
  const { blocks, foot } = extract(root, titleSpellings(head, title));
  const text = cut(blocks.map((block) => block.text).join('\n\n'));
  const byline = readByline(head, elements);
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
    canonical: canonicalOf(head, base),
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

/** Many templates declare the home page as canonical; it is never the address of an article. */
function canonicalOf(head: PageHead, base: string | undefined): string | undefined {
  const candidates = [head.links.get('canonical')?.[0], metaOf(head, 'og:url')];
  const found = candidates
    .map((one) => absoluteUrl(one, base))
    .find((one) => one !== undefined && new URL(one).pathname !== '/');
  return found ?? absoluteUrl(base, undefined);
}

function imageOf(head: PageHead, base: string | undefined): string | undefined {
  const candidates = [
    metaOf(
      head,
      'og:image:secure_url',
      'og:image',
      'og:image:url',
      'twitter:image',
      'twitter:image:src',
    ),
    ...(head.article?.addresses('image') ?? []),
    head.links.get('image_src')?.[0],
  ];
  return candidates.map((one) => absoluteUrl(one, base)).find((one) => one !== undefined);
}

/** The absolute http or https address; undefined for anything else. */
function absoluteUrl(address: string | undefined, base: string | undefined): string | undefined {
  if (address === undefined || address.trim() === '' || address.length > addressLengthMax)
    return undefined;
  if (!URL.canParse(address.trim(), base)) return undefined;
  const url = new URL(address.trim(), base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
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
