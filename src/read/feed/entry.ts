// Reads one entry of RSS, Atom, RDF, CDF or a news sitemap.

import { readDate } from '../date/date.js';
import { isWeb, resolveAddress, safeAddress } from './address.js';
import { attribute, elements, first, innerMarkup, textOf, wordsOf } from './element.js';
import type { Element } from './element.js';
import {
  childrenNamed,
  categoriesOf,
  firstDate,
  firstValue,
  languageOf,
  linksOf,
  pageLink,
  childrenByName,
  firstPlainText,
} from './children.js';
import type { Link, Children } from './children.js';
import { peopleOf } from './people.js';
import { present } from './reading.js';
import type { Enclosure, EntryReading, Markup, Origin } from './reading.js';
import { markupOf, plainTextOf } from './text.js';

const publishedNames = [
  'pubdate',
  'published',
  'news:publication_date',
  'dcterms:issued',
  'issued',
  'dcterms:created',
  'created',
  'dcterms:date',
  '?:publicationdate', // PRISM, used by journals
  'dcterms:available',
  'dc:date', // the only date of RSS 1.0; beside another date it is the time of a change
];
const updatedNames = [
  'updated',
  'modified',
  'dcterms:modified',
  'dc:date',
  'lastmod',
  'lastbuilddate',
];

/** In Atom, text without a type is plain and ids are addresses. */
export function readEntry(element: Element, atom: boolean): EntryReading {
  if (element.name === 'at:deleted-entry') return tombstone(element);
  const whole = withSwallowedFields(element);
  const parts = childrenByName(whole, ...elements(element, 'news:news'));
  const links = linksOf(parts);
  const { summary, content } = bodies(parts, whole.children, atom);
  return present<EntryReading>({
    id: idOf(element, parts, atom),
    title:
      firstPlainText(
        parts,
        ['title', 'dc:title', 'news:title', 'media:title', 'itunes:title'],
        atom,
      ) ??
      firstValue(parts, ['media:group'], (group) => plainTextOf(first(group, 'media:title'), atom)),
    link: linkOf(element, parts, links),
    canonical: canonicalOf(parts, links),
    published: firstDate(parts, publishedNames),
    updated: firstDate(parts, updatedNames) ?? readDate(attribute(element, 'lastmod') ?? ''),
    summary,
    content,
    authors: peopleOf(childrenNamed(parts, 'author', 'dc:creator', 'dc:author', 'itunes:author')),
    categories: categoriesOf(parts),
    enclosures: enclosuresOf(parts, links),
    origin: originOf(parts),
    comments:
      firstValue(parts, ['comments'], (one) => safeAddress(wordsOf(one), one.base)) ??
      replies(links),
    language: languageOf(
      firstValue(parts, ['language', 'dc:language'], wordsOf) ?? element.language,
    ),
    image: imageOf(parts, links),
    withdrawn: undefined,
  });
}

function tombstone(element: Element): EntryReading {
  return present<EntryReading>({
    ...emptyEntry,
    id: attribute(element, 'ref'),
    withdrawn: true,
  });
}

const emptyEntry = {
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

/** Elements that contain only text. A field inside one means that its end tag is missing. */
const textOnly: ReadonlySet<string> = new Set([
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
  ...textOnly,
  'description',
  'summary',
  'content:encoded',
  'enclosure',
  'source',
  'dc:creator',
  'dc:date',
]);
const nestable: ReadonlySet<string> = new Set(['title', 'link']);

/** The entry after moving fields out of a neighbour whose end tag is missing. */
function withSwallowedFields(entry: Element): Element {
  const swallows = (one: Element | string): boolean =>
    typeof one !== 'string' && textOnly.has(one.name) && elements(one).some(isField(one));
  if (!entry.children.some(swallows)) return entry;
  const children = entry.children.flatMap((child): (Element | string)[] => {
    if (typeof child === 'string' || !swallows(child)) return [child];
    const inner = withSwallowedFields(child);
    const out = inner.children.filter((one) => typeof one !== 'string' && isField(child)(one));
    return [{ ...child, children: inner.children.filter((one) => !out.includes(one)) }, ...out];
  });
  return { ...entry, children };
}

const isField =
  (parent: Element) =>
  (child: Element): boolean =>
    fields.has(child.name) && !(nestable.has(child.name) && parent.name === child.name);

function idOf(element: Element, parts: Children, atom: boolean): string | undefined {
  const guid = firstValue(parts, ['guid'], wordsOf);
  const id = firstValue(parts, ['id'], (one) => {
    const words = wordsOf(one);
    return words === undefined || !atom ? words : resolveAddress(words, one.base);
  });
  return (
    guid ?? id ?? attribute(element, 'rdf:about') ?? firstValue(parts, ['dc:identifier'], wordsOf)
  );
}

/** The link, else a replacement for it: a permanent guid, the RDF address, a sitemap's `loc`. */
function linkOf(element: Element, parts: Children, links: readonly Link[]): string | undefined {
  const page =
    pageLink(links) ?? firstValue(parts, ['loc'], (one) => safeAddress(wordsOf(one), one.base));
  if (page !== undefined) return page;
  const guid = firstValue(parts, ['guid'], (one) => {
    const words = wordsOf(one);
    const permanent = attribute(one, 'ispermalink')?.trim().toLowerCase();
    if (words === undefined || permanent === 'false') return undefined;
    return permanent === 'true' || isWeb(words) ? safeAddress(words, one.base) : undefined;
  });
  const about = attribute(element, 'rdf:about') ?? attribute(element, 'href');
  const written = guid ?? safeAddress(about, element.base);
  return (
    written ?? firstValue(parts, ['content'], (one) => safeAddress(attribute(one, 'src'), one.base))
  );
}

function canonicalOf(parts: Children, links: readonly Link[]): string | undefined {
  const names = ['feedburner:origlink', '?:origlink'];
  const own = firstValue(parts, names, (one) => safeAddress(wordsOf(one), one.base));
  return own ?? links.find(({ rel }) => rel === 'canonical')?.href;
}

/** Short and long text. If there is a summary and a description, the second is the long text. */
function bodies(parts: Children, children: Element['children'], atom: boolean): Bodies {
  const read = (element: Element): Markup | undefined => markupOf(element, atom);
  const long =
    firstValue(parts, ['content:encoded'], read) ??
    firstValue(parts, ['content', 'content:items'], read) ??
    firstValue(parts, ['xhtml:body', 'body', 'xhtml:div', 'fullitem'], bodyOf);
  const short = children.flatMap((child) => {
    const named = typeof child !== 'string' && shortNames.has(child.name);
    return named ? (read(child) ?? []) : [];
  });
  return { summary: short[0] ?? fallbackSummary(parts, atom), content: long ?? short[1] };
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

function fallbackSummary(parts: Children, atom: boolean): Markup | undefined {
  const found = firstValue(parts, spareNames, (element) => markupOf(element, atom));
  const grouped = (group: Element): Markup | undefined =>
    markupOf(first(group, 'media:description'), atom);
  return found ?? firstValue(parts, ['media:group'], grouped);
}

/** An XHTML body, or an element of that name that contains escaped HTML. */
function bodyOf(element: Element): Markup | undefined {
  const marked = elements(element).length > 0;
  const html = (marked ? innerMarkup(element, true) : textOf(element)).trim();
  if (html === '') return undefined;
  return element.base === undefined ? { html } : { html, base: element.base };
}

function enclosuresOf(parts: Children, links: readonly Link[]): Enclosure[] {
  const own = childrenNamed(parts, 'enclosure').flatMap((element) => {
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

function originOf(parts: Children): Origin | undefined {
  const [element] = childrenNamed(parts, 'source');
  if (element === undefined) return undefined;
  const inner = childrenByName(element);
  const url = safeAddress(attribute(element, 'url'), element.base) ?? pageLink(linksOf(inner));
  const title =
    inner.size > 0 ? firstPlainText(inner, ['title'], true) : plainTextOf(element, false);
  return title === undefined && url === undefined ? undefined : present<Origin>({ title, url });
}

function replies(links: readonly Link[]): string | undefined {
  return links.find(({ rel, type }) => rel === 'replies' && /html/.test(type))?.href;
}

function imageOf(parts: Children, links: readonly Link[]): string | undefined {
  const groups = childrenNamed(parts, 'media:group');
  const media = childrenByName(...groups);
  const url = (one: Element): string | undefined => safeAddress(attribute(one, 'url'), one.base);
  const picture = (one: Element): string | undefined => {
    const said = `${attribute(one, 'medium') ?? ''} ${attribute(one, 'type') ?? ''}`;
    const named = /\.(jpe?g|png|webp|gif|avif)(\?|$)/i.test(attribute(one, 'url') ?? '');
    return /image/.test(said) || (said.trim() === '' && named) ? url(one) : undefined;
  };
  return (
    firstValue(parts, ['media:content'], picture) ??
    firstValue(media, ['media:content'], picture) ??
    firstValue(parts, ['enclosure'], picture) ??
    firstValue(parts, ['media:thumbnail'], url) ??
    firstValue(media, ['media:thumbnail'], url) ??
    firstValue(parts, ['media:content'], (one) =>
      firstValue(childrenByName(one), ['media:thumbnail'], url),
    ) ??
    firstValue(parts, ['itunes:image'], (one) => safeAddress(attribute(one, 'href'), one.base)) ??
    firstValue(parts, ['image:image'], (one) =>
      safeAddress(wordsOf(first(one, 'image:loc')), one.base),
    ) ??
    firstValue(parts, ['image'], (one) =>
      safeAddress(wordsOf(first(one, 'url')) ?? wordsOf(one), one.base),
    ) ??
    links.find(({ rel, type }) => rel === 'enclosure' && type.startsWith('image/'))?.href
  );
}
