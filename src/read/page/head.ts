// The metadata of a page: meta elements, links, JSON-LD.

import { lineOf, type PageElement } from './tree.js';
import { readLinkedData, type LinkedDataItem } from './linked-data.js';

export interface PageHead {
  /** Contents by lower-case name, property or itemprop, in document order. */
  readonly metas: ReadonlyMap<string, readonly string[]>;
  /** Addresses as written, by lower-case rel. */
  readonly links: ReadonlyMap<string, readonly string[]>;
  readonly title: string;
  /** `lang` of the root element. */
  readonly language: string | undefined;
  readonly base: string | undefined;
  /** The JSON-LD item of the article; undefined if there is none. */
  readonly article: LinkedDataItem | undefined;
  readonly items: readonly LinkedDataItem[];
  /** JSON scripts other than JSON-LD: the state of a program that draws the page. */
  readonly dataScripts: readonly string[];
}

/** `elements` are all elements of the page in document order. */
export function readHead(elements: readonly PageElement[]): PageHead {
  const metas = new Map<string, string[]>();
  const links = new Map<string, string[]>();
  const linkedData: string[] = [];
  const dataScripts: string[] = [];
  let title = '';
  let language: string | undefined;
  let base: string | undefined;
  for (const element of elements) {
    const get = (name: string): string => (element.attributes.get(name) ?? '').trim();
    if (element.name === 'meta') {
      for (const name of ['name', 'property', 'itemprop', 'http-equiv']) {
        push(metas, get(name).toLowerCase(), get('content'));
      }
    } else if (element.name === 'link') {
      for (const rel of get('rel').toLowerCase().split(/\s+/)) push(links, rel, get('href'));
    } else if (element.name === 'title') title ||= lineOf(element);
    else if (element.name === 'html') language ??= get('lang') || get('xml:lang') || undefined;
    else if (element.name === 'base') base ??= get('href') || undefined;
    else if (element.name === 'script') {
      const isLinked = /ld\+json/i.test(get('type'));
      (isLinked ? linkedData : dataScripts).push(element.children.join(''));
    }
  }
  const items = readLinkedData(linkedData);
  const headline = metas.get('og:title')?.[0] ?? title;
  const article = articleOf(items, headline);
  return { metas, links, title, language, base, items, dataScripts, article };
}

/** The first content that is not empty, trying the names in order. */
export function metaOf(head: PageHead, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const found = head.metas.get(name)?.find((content) => content !== '');
    if (found !== undefined) return found;
  }
  return undefined;
}

const articleTypes =
  /article|blogposting|^report|liveblog|reportage|^review$|recipe|discussionforum/i;

/** The article with the page's headline or with a text; else the first. */
function articleOf(items: readonly LinkedDataItem[], headline: string): LinkedDataItem | undefined {
  const articles = items.filter(({ types }) => types.some((type) => articleTypes.test(type)));
  const wanted = lettersOf(headline);
  return (
    articles.find((item) => {
      const own = lettersOf(item.text('headline') ?? item.text('name') ?? '');
      return own.length > 8 && (wanted.includes(own) || own.includes(wanted));
    }) ??
    articles.find((item) => item.has('articleBody')) ??
    articles[0]
  );
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function push(map: Map<string, string[]>, name: string, value: string): void {
  if (name === '' || value === '') return;
  const values = map.get(name);
  if (values === undefined) map.set(name, [value]);
  else if (values.length < 20) values.push(value);
}
