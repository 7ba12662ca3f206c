// The door of pages: the bytes of a web page in, the article on it out. Pure; never throws for what
// a page holds.

import type { Credit } from '../../domain/article.js';
import { readCredit, readDateline, type Agency } from '../credit/credit.js';
import { sanitise } from '../html/html.js';
import { readLanguage } from '../language/language.js';
import { readByline } from './byline.js';
import { decodePage } from './decode.js';
import { extract } from './extract.js';
import { metaOf, readHead, type PageHead } from './head.js';
import { readTimes } from './published.js';
import { readTitle, titleSpellings } from './title.js';
import { descendants, readTree } from './tree.js';
import { addressLengthMax, textLengthMax } from '../../domain/limits.js';
import { writeHtml } from './write.js';

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
  /** Absolute address the page calls its own. */
  readonly canonical?: string;
  readonly image?: string;
  /** The first two paragraphs, verbatim. */
  readonly excerpt: string;
  /** Plain text, paragraphs parted by an empty line; empty when the page holds no article. */
  readonly text: string;
  /** The text with its markup, sanitised for the `feed` profile. */
  readonly html: string;
}

export interface PageCircumstances {
  /** Address it was served from. */
  readonly url?: string;
  /** As served, lower-case names. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Bounds dates: nothing was published after it. */
  readonly now?: number;
  /** Those the outlet register knows. */
  readonly agencies?: readonly Agency[];
}

export function readPage(bytes: Uint8Array, around: PageCircumstances): PageReading {
  const { url, headers, now, agencies } = around;
  const root = readTree(decodePage(bytes, headers?.['content-type']));
  const elements = [...descendants(root)];
  const head = readHead(elements);
  const base = absolute(head.base, url) ?? url;
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
    ...readTimes(head, elements, url, now, title),
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

/** Own words of the page on whose text it carries. */
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
  return named ?? head.things.find(({ types }) => types.includes('WebSite'))?.names('name')[0];
}

/** A home page is no article's canonical address, though many templates say so. */
function canonicalOf(head: PageHead, base: string | undefined): string | undefined {
  const told = [head.links.get('canonical')?.[0], metaOf(head, 'og:url')];
  const found = told
    .map((one) => absolute(one, base))
    .find((one) => one !== undefined && new URL(one).pathname !== '/');
  return found ?? absolute(base, undefined);
}

function imageOf(head: PageHead, base: string | undefined): string | undefined {
  const told = [
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
  return told.map((one) => absolute(one, base)).find((one) => one !== undefined);
}

/** An http(s) address in full; undefined for anything else. */
function absolute(address: string | undefined, base: string | undefined): string | undefined {
  if (address === undefined || address.trim() === '' || address.length > addressLengthMax)
    return undefined;
  if (!URL.canParse(address.trim(), base)) return undefined;
  const url = new URL(address.trim(), base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
}

/** Whole paragraphs up to the longest text kept. */
function cut(text: string): string {
  if (text.length <= textLengthMax) return text;
  const end = text.lastIndexOf('\n\n', textLengthMax);
  return text.slice(0, end > 0 ? end : textLengthMax);
}

/** Without the fields that were not found. */
function compact(reading: { [K in keyof PageReading]: PageReading[K] | undefined }): PageReading {
  const found = Object.entries(reading).filter(([, value]) => value !== undefined);
  return { excerpt: '', text: '', html: '', ...Object.fromEntries(found) };
}
