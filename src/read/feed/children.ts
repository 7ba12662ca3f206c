// The child elements of a head or an entry by name, and the fields that both have: links, dates,
// categories, languages.

import { readDate } from '../date/date.js';
import { safeAddress } from './address.js';
import { attribute, elements, textOf, wordsOf } from './element.js';
import type { Element } from './element.js';
import { plainTextOf } from './text.js';

/** Children by name, each list in document order. */
export type Children = ReadonlyMap<string, readonly Element[]>;

/** Children of several parents together; undefined parents are skipped. */
export function childrenByName(...parents: readonly (Element | undefined)[]): Children {
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

export function childrenNamed(parts: Children, ...names: readonly string[]): Element[] {
  const found: Element[] = [];
  for (const name of names) {
    const some = parts.get(name);
    if (some !== undefined) found.push(...some);
  }
  return found;
}

/** The first value that `read` finds, trying the names in order. */
export function firstValue<T>(
  parts: Children,
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

export function firstDate(parts: Children, names: readonly string[]): number | undefined {
  return firstValue(parts, names, (element) => readDate(textOf(element)));
}

export function firstPlainText(
  parts: Children,
  names: readonly string[],
  atom: boolean,
): string | undefined {
  return firstValue(parts, names, (element) => plainTextOf(element, atom));
}

export interface Link {
  readonly rel: string;
  readonly href: string;
  readonly type: string;
  readonly length: string | undefined;
}

/** Every safe link, whether it is written as in Atom or as in RSS. */
export function linksOf(parts: Children): Link[] {
  return childrenNamed(parts, 'link').flatMap((element) => {
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

/** The page that the feed or entry is about: preferably an HTML alternate. */
export function pageLink(links: readonly Link[]): string | undefined {
  const pages = links.filter(({ rel }) => rel === 'alternate' || rel === '');
  const html = pages.find(({ type }) => type === '' || /html/.test(type));
  return (html ?? pages[0])?.href;
}

/** Distinct categories in document order. */
export function categoriesOf(parts: Children): string[] {
  const found = new Set<string>();
  const add = (text: string | undefined): void => {
    const plain = text?.replace(/\s+/g, ' ').trim();
    if (plain !== undefined && plain !== '') found.add(plain);
  };
  for (const element of childrenNamed(
    parts,
    'category',
    'dc:subject',
    'media:category',
    'keywords',
  )) {
    add(
      attribute(element, 'term') ??
        withoutDoubleEscapes(textOf(element)) ??
        attribute(element, 'label'),
    );
  }
  for (const element of childrenNamed(parts, 'itunes:category')) {
    for (const one of [element, ...elements(element, 'itunes:category')])
      add(attribute(one, 'text'));
  }
  for (const element of childrenNamed(
    parts,
    'itunes:keywords',
    'media:keywords',
    'news:keywords',
  )) {
    for (const word of textOf(element).split(',')) add(word);
  }
  return [...found];
}

/** A category is plain text, but some publishers escape its ampersands twice. */
function withoutDoubleEscapes(text: string): string | undefined {
  if (text.trim() === '') return undefined;
  return text.replace(/&(?:amp|#0?38);/g, '&').replace(/&(?:apos|#0?39);/g, "'");
}

/** The first language tag in the spelling of BCP 47: `en_US` becomes `en-US`. */
export function languageOf(text: string | undefined): string | undefined {
  const plain = text?.split(',')[0]?.trim().replaceAll('_', '-');
  return plain === undefined || plain === '' ? undefined : plain;
}
