// One entry of RSS, Atom, RDF, CDF or a news sitemap.

import { readDate } from '../date/date.js';
import { isWeb, resolveAddress, safeAddress } from './address.js';
import { attribute, elements, first, innerMarkup, textOf, wordsOf } from './element.js';
import type { Element } from './element.js';
import {
  all,
  categoriesOf,
  dateOf,
  firstOf,
  languageOf,
  linksOf,
  pageLink,
  partsOf,
  plainIn,
} from './parts.js';
import type { Link, Parts } from './parts.js';
import { peopleOf } from './people.js';
import { present } from './reading.js';
import type { Enclosure, EntryReading, Markup, Origin } from './reading.js';
import { markupOf, plainOf } from './text.js';

const publishedNames = [
  'pubdate',
  'published',
  'news:publication_date',
  'dcterms:issued',
  'issued',
  'dcterms:created',
  'created',
  'dcterms:date',
  '?:publicationdate', // PRISM, of journals
  'dcterms:available',
  'dc:date', // the only date of RSS 1.0; where another says more, a change
];
const updatedNames = [
  'updated',
  'modified',
  'dcterms:modified',
  'dc:date',
  'lastmod',
  'lastbuilddate',
];

/** `atom`: text without a type is plain, and ids are addresses. */
export function readEntry(element: Element, atom: boolean): EntryReading {
  if (element.name === 'at:deleted-entry') return tombstone(element);
  const whole = lifted(element);
  const parts = partsOf(whole, ...elements(element, 'news:news'));
  const links = linksOf(parts);
  const { summary, content } = bodies(parts, whole.children, atom);
  return present<EntryReading>({
    id: idOf(element, parts, atom),
    title:
      plainIn(parts, ['title', 'dc:title', 'news:title', 'media:title', 'itunes:title'], atom) ??
      firstOf(parts, ['media:group'], (group) => plainOf(first(group, 'media:title'), atom)),
    link: linkOf(element, parts, links),
    canonical: canonicalOf(parts, links),
    published: dateOf(parts, publishedNames),
    updated: dateOf(parts, updatedNames) ?? readDate(attribute(element, 'lastmod') ?? ''),
    summary,
    content,
    authors: peopleOf(all(parts, 'author', 'dc:creator', 'dc:author', 'itunes:author')),
    categories: categoriesOf(parts),
    enclosures: enclosuresOf(parts, links),
    origin: originOf(parts),
    comments:
      firstOf(parts, ['comments'], (one) => safeAddress(wordsOf(one), one.base)) ?? replies(links),
    language: languageOf(firstOf(parts, ['language', 'dc:language'], wordsOf) ?? element.language),
    image: imageOf(parts, links),
    withdrawn: undefined,
  });
}

function tombstone(element: Element): EntryReading {
  return present<EntryReading>({
    ...nothing,
    id: attribute(element, 'ref'),
    withdrawn: true,
  });
}

const nothing = {
  id: undefined,
  title: undefined,
  link: undefined,
  canonical: undefined,
  published: undefined,
  updated: undefined,
  summary: undefined,
  content: undefined,
  authors: [],
  categories: [],
  enclosures: [],
  origin: undefined,
  comments: undefined,
  language: undefined,
  image: undefined,
  withdrawn: undefined,
};

/** Elements that hold words only: another field inside one means its end tag was forgotten. */
const wordy: ReadonlySet<string> = new Set([
  'title',
  'link',
  'guid',
  'id',
  'pubdate',
  'author',
  'category',
  'comments',
  'published',
  'updated',
]);
const fields: ReadonlySet<string> = new Set([
  ...wordy,
  'description',
  'summary',
  'content:encoded',
  'enclosure',
  'source',
  'dc:creator',
  'dc:date',
]);
const personal: ReadonlySet<string> = new Set(['title', 'link']);

/** The entry with fields that an unclosed neighbour swallowed put back beside it. */
function lifted(entry: Element): Element {
  const swallows = (one: Element | string): boolean =>
    typeof one !== 'string' && wordy.has(one.name) && elements(one).some(isField(one));
  if (!entry.children.some(swallows)) return entry;
  const children = entry.children.flatMap((child): (Element | string)[] => {
    if (typeof child === 'string' || !swallows(child)) return [child];
    const inner = lifted(child);
    const out = inner.children.filter((one) => typeof one !== 'string' && isField(child)(one));
    return [{ ...child, children: inner.children.filter((one) => !out.includes(one)) }, ...out];
  });
  return { ...entry, children };
}

const isField =
  (parent: Element) =>
  (child: Element): boolean =>
    fields.has(child.name) && !(personal.has(child.name) && parent.name === child.name);

function idOf(element: Element, parts: Parts, atom: boolean): string | undefined {
  const guid = firstOf(parts, ['guid'], wordsOf);
  const id = firstOf(parts, ['id'], (one) => {
    const words = wordsOf(one);
    return words === undefined || !atom ? words : resolveAddress(words, one.base);
  });
  return (
    guid ?? id ?? attribute(element, 'rdf:about') ?? firstOf(parts, ['dc:identifier'], wordsOf)
  );
}

/** A link, else what stands for one: a permanent guid, the RDF address, a sitemap's `loc`. */
function linkOf(element: Element, parts: Parts, links: readonly Link[]): string | undefined {
  const page =
    pageLink(links) ?? firstOf(parts, ['loc'], (one) => safeAddress(wordsOf(one), one.base));
  if (page !== undefined) return page;
  const guid = firstOf(parts, ['guid'], (one) => {
    const words = wordsOf(one);
    const permanent = attribute(one, 'ispermalink')?.trim().toLowerCase() ?? 'unsaid';
    if (words === undefined || permanent === 'false') return undefined;
    return permanent === 'true' || isWeb(words) ? safeAddress(words, one.base) : undefined;
  });
  const about = attribute(element, 'rdf:about') ?? attribute(element, 'href');
  const written = guid ?? safeAddress(about, element.base);
  return (
    written ?? firstOf(parts, ['content'], (one) => safeAddress(attribute(one, 'src'), one.base))
  );
}

function canonicalOf(parts: Parts, links: readonly Link[]): string | undefined {
  const names = ['feedburner:origlink', '?:origlink'];
  const own = firstOf(parts, names, (one) => safeAddress(wordsOf(one), one.base));
  return own ?? links.find(({ rel }) => rel === 'canonical')?.href;
}

/** Short and long text. Of a summary and a description, what comes second is the long one. */
function bodies(parts: Parts, children: Element['children'], atom: boolean): Bodies {
  const read = (element: Element): Markup | undefined => markupOf(element, atom);
  const long =
    firstOf(parts, ['content:encoded'], read) ??
    firstOf(parts, ['content', 'content:items'], read) ??
    firstOf(parts, ['xhtml:body', 'body', 'xhtml:div', 'fullitem'], bodyOf);
  const short = children.flatMap((child) => {
    const named = typeof child !== 'string' && shortNames.has(child.name);
    return named ? (read(child) ?? []) : [];
  });
  return { summary: short[0] ?? spare(parts, atom), content: long ?? short[1] };
}

interface Bodies {
  readonly summary: Markup | undefined;
  readonly content: Markup | undefined;
}

const shortNames: ReadonlySet<string> = new Set(['summary', 'description', 'abstract']);
const spareNames = [
  'itunes:summary',
  'itunes:subtitle',
  'dc:description',
  'dcterms:abstract',
  'media:description',
];

function spare(parts: Parts, atom: boolean): Markup | undefined {
  const found = firstOf(parts, spareNames, (element) => markupOf(element, atom));
  const grouped = (group: Element): Markup | undefined =>
    markupOf(first(group, 'media:description'), atom);
  return found ?? firstOf(parts, ['media:group'], grouped);
}

/** XHTML's body, or a lone element of that name with escaped HTML. */
function bodyOf(element: Element): Markup | undefined {
  const marked = elements(element).length > 0;
  const html = (marked ? innerMarkup(element, true) : textOf(element)).trim();
  if (html === '') return undefined;
  return element.base === undefined ? { html } : { html, base: element.base };
}

function enclosuresOf(parts: Parts, links: readonly Link[]): Enclosure[] {
  const own = all(parts, 'enclosure').flatMap((element) => {
    const url = safeAddress(
      attribute(element, 'url') ?? attribute(element, 'href') ?? attribute(element, 'rdf:resource'),
      element.base,
    );
    return url === undefined
      ? []
      : [enclosure(url, attribute(element, 'type'), attribute(element, 'length'))];
  });
  const linked = links
    .filter(({ rel }) => rel === 'enclosure')
    .map(({ href, type, length }) => enclosure(href, type, length));
  return [...own, ...linked];
}

export function enclosure(
  url: string,
  type: string | undefined,
  length: string | undefined,
): Enclosure {
  const bytes =
    length === undefined || !/^\s*\d{1,15}\s*$/.test(length) ? undefined : Number(length);
  return present<Enclosure>({ url, type: type === '' ? undefined : type, length: bytes });
}

function originOf(parts: Parts): Origin | undefined {
  const [element] = all(parts, 'source');
  if (element === undefined) return undefined;
  const inner = partsOf(element);
  const url = safeAddress(attribute(element, 'url'), element.base) ?? pageLink(linksOf(inner));
  const title = inner.size > 0 ? plainIn(inner, ['title'], true) : plainOf(element, false);
  return title === undefined && url === undefined ? undefined : present<Origin>({ title, url });
}

function replies(links: readonly Link[]): string | undefined {
  return links.find(({ rel, type }) => rel === 'replies' && /html/.test(type))?.href;
}

function imageOf(parts: Parts, links: readonly Link[]): string | undefined {
  const groups = all(parts, 'media:group');
  const media = partsOf(...groups);
  const url = (one: Element): string | undefined => safeAddress(attribute(one, 'url'), one.base);
  const picture = (one: Element): string | undefined => {
    const said = `${attribute(one, 'medium') ?? ''} ${attribute(one, 'type') ?? ''}`;
    const named = /\.(jpe?g|png|webp|gif|avif)(\?|$)/i.test(attribute(one, 'url') ?? '');
    return /image/.test(said) || (said.trim() === '' && named) ? url(one) : undefined;
  };
  return (
    firstOf(parts, ['media:content'], picture) ??
    firstOf(media, ['media:content'], picture) ??
    firstOf(parts, ['enclosure'], picture) ??
    firstOf(parts, ['media:thumbnail'], url) ??
    firstOf(media, ['media:thumbnail'], url) ??
    firstOf(parts, ['media:content'], (one) => firstOf(partsOf(one), ['media:thumbnail'], url)) ??
    firstOf(parts, ['itunes:image'], (one) => safeAddress(attribute(one, 'href'), one.base)) ??
    firstOf(parts, ['image:image'], (one) =>
      safeAddress(wordsOf(first(one, 'image:loc')), one.base),
    ) ??
    firstOf(parts, ['image'], (one) =>
      safeAddress(wordsOf(first(one, 'url')) ?? wordsOf(one), one.base),
    ) ??
    links.find(({ rel, type }) => rel === 'enclosure' && type.startsWith('image/'))?.href
  );
}
