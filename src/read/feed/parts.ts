// What heads and entries have in common: links, dates, categories, addresses of pictures.

import { readDate } from '../date/date.js';
import { safeAddress } from './address.js';
import { attribute, elements, textOf, wordsOf } from './element.js';
import type { Element } from './element.js';
import { plainOf } from './text.js';

/** Children by name, each list in document order. */
export type Parts = ReadonlyMap<string, readonly Element[]>;

export function partsOf(...parents: readonly (Element | undefined)[]): Parts {
  const parts = new Map<string, Element[]>();
  for (const parent of parents) {
    for (const child of parent === undefined ? [] : elements(parent)) {
      const list = parts.get(child.name);
      if (list === undefined) parts.set(child.name, [child]);
      else list.push(child);
    }
  }
  return parts;
}

export function all(parts: Parts, ...names: readonly string[]): Element[] {
  const found: Element[] = [];
  for (const name of names) {
    const some = parts.get(name);
    if (some !== undefined) found.push(...some);
  }
  return found;
}

/** The first element, by order of names, that `read` makes something of. */
export function firstOf<T>(
  parts: Parts,
  names: readonly string[],
  read: (element: Element) => T | undefined,
): T | undefined {
  for (const name of names) {
    for (const element of parts.get(name) ?? []) {
      const value = read(element);
      if (value !== undefined) return value;
    }
  }
  return undefined;
}

export function dateOf(parts: Parts, names: readonly string[]): number | undefined {
  return firstOf(parts, names, (element) => readDate(textOf(element)));
}

export function plainIn(parts: Parts, names: readonly string[], atom: boolean): string | undefined {
  return firstOf(parts, names, (element) => plainOf(element, atom));
}

export interface Link {
  readonly rel: string;
  readonly href: string;
  readonly type: string;
  readonly length: string | undefined;
}

/** Every link, as Atom or RSS write it. */
export function linksOf(parts: Parts): Link[] {
  return all(parts, 'link').flatMap((element) => {
    const written =
      attribute(element, 'href') ?? wordsOf(element) ?? attribute(element, 'rdf:resource');
    const href = safeAddress(written, element.base);
    if (href === undefined) return [];
    const rel = (attribute(element, 'rel') ?? 'alternate').trim().toLowerCase();
    const type = (attribute(element, 'type') ?? '').trim().toLowerCase();
    const short = rel.replace(/^https?:\/\/www\.iana\.org\/assignments\/relation\//, '');
    return [{ rel: short, href, type, length: attribute(element, 'length') }];
  });
}

/** The page this is about: an alternate that is HTML before one that is not. */
export function pageLink(links: readonly Link[]): string | undefined {
  const pages = links.filter(({ rel }) => rel === 'alternate' || rel === '');
  const html = pages.find(({ type }) => type === '' || /html/.test(type));
  return (html ?? pages[0])?.href;
}

/** Every category once, in order. */
export function categoriesOf(parts: Parts): string[] {
  const found = new Set<string>();
  const add = (text: string | undefined): void => {
    const plain = text?.replace(/\s+/g, ' ').trim();
    if (plain !== undefined && plain !== '') found.add(plain);
  };
  for (const element of all(parts, 'category', 'dc:subject', 'media:category', 'keywords')) {
    add(attribute(element, 'term') ?? unescaped(textOf(element)) ?? attribute(element, 'label'));
  }
  for (const element of all(parts, 'itunes:category')) {
    for (const one of [element, ...elements(element, 'itunes:category')])
      add(attribute(one, 'text'));
  }
  for (const element of all(parts, 'itunes:keywords', 'media:keywords', 'news:keywords')) {
    for (const word of textOf(element).split(',')) add(word);
  }
  return [...found];
}

/** A category is words, not HTML; some publishers escape its ampersands twice all the same. */
function unescaped(text: string): string | undefined {
  if (text.trim() === '') return undefined;
  return text.replace(/&(?:amp|#0?38);/g, '&').replace(/&(?:apos|#0?39);/g, "'");
}

/** The language in the spelling of BCP 47: `en_US` is `en-US`. */
export function languageOf(text: string | undefined): string | undefined {
  const plain = text?.split(',')[0]?.trim().replaceAll('_', '-');
  return plain === undefined || plain === '' ? undefined : plain;
}
