// Reads JSON Feed 1 and 1.1, including the small deviations of publishers.

import { escapeMarkup } from '../../domain/markup.js';
import { readDate } from '../date/date.js';
import { safeAddress } from './address.js';
import { enclosure } from './entry.js';
import { keepNewest } from './newest.js';
import { languageOf } from './children.js';
import { present } from './reading.js';
import type { EntryReading, FeedReading, Markup, Person } from './reading.js';

type Fields = Readonly<Record<string, unknown>>;
type JsonReading = Pick<FeedReading, 'entries' | 'authors' | 'categories' | 'warnings'> &
  Partial<FeedReading>;

/** Undefined if the text is no JSON Feed. */
export function readJsonFeed(
  text: string,
  base: string | undefined,
  entriesMax: number,
): JsonReading | undefined {
  const feed = fieldsOf(parsed(text));
  const version = wordOf(feed?.['version']) ?? '';
  if (feed === undefined || (!/jsonfeed\.org/i.test(version) && !Array.isArray(feed['items'])))
    return undefined;
  const newest = keepNewest(entriesMax);
  for (const entry of listOf(feed['items'])) {
    const fields = fieldsOf(entry);
    if (fields !== undefined) newest.add(() => readJsonEntry(fields, base));
  }
  const dropped = newest.dropped();
  return present<JsonReading>({
    title: wordOf(feed['title']),
    link: safeAddress(wordOf(feed['home_page_url']), base),
    description: wordOf(feed['description']),
    language: languageOf(wordOf(feed['language'])),
    authors: peopleIn(feed, base),
    categories: [],
    image: safeAddress(wordOf(feed['icon']) ?? wordOf(feed['favicon']), base),
    self: safeAddress(wordOf(feed['feed_url']), base),
    hub: listOf(feed['hubs'])
      .map((hub) => safeAddress(wordOf(fieldsOf(hub)?.['url']), base))
      .find(Boolean),
    entries: newest.kept(),
    warnings: dropped === 0 ? [] : [`${dropped} older entries were left out.`],
  } as { [K in keyof JsonReading]: JsonReading[K] | undefined });
}

function readJsonEntry(entry: Fields, base: string | undefined): EntryReading {
  const html = wordOf(entry['content_html']);
  const text = wordOf(entry['content_text']);
  const summary = wordOf(entry['summary']);
  const image = wordOf(entry['image']) ?? wordOf(entry['banner_image']);
  return present<EntryReading>({
    id: wordOf(entry['id']),
    title: wordOf(entry['title']),
    link: safeAddress(wordOf(entry['url']) ?? wordOf(entry['external_url']), base),
    canonical: undefined,
    published: dateIn(entry['date_published']),
    updated: dateIn(entry['date_modified']),
    summary: summary === undefined ? undefined : markup(escapeMarkup(summary), base),
    content: html === undefined ? text && markup(escapeMarkup(text), base) : markup(html, base),
    authors: peopleIn(entry, base),
    categories: [...new Set(listOf(entry['tags']).flatMap((tag) => wordOf(tag) ?? []))],
    enclosures: listOf(entry['attachments']).flatMap((attachment) => attached(attachment, base)),
    origin: undefined,
    comments: undefined,
    language: languageOf(wordOf(entry['language'])),
    image: safeAddress(image, base),
    withdrawn: undefined,
  } as { [K in keyof EntryReading]: EntryReading[K] | undefined });
}

function attached(attachment: unknown, base: string | undefined): EntryReading['enclosures'] {
  const fields = fieldsOf(attachment);
  const url = safeAddress(wordOf(fields?.['url']), base);
  if (fields === undefined || url === undefined) return [];
  return [enclosure(url, wordOf(fields['mime_type']), wordOf(fields['size_in_bytes']))];
}

/** `authors` of 1.1, else `author` of 1. */
function peopleIn(fields: Fields, base: string | undefined): Person[] {
  const many = listOf(fields['authors']);
  return (many.length > 0 ? many : [fields['author']]).flatMap((one) => {
    if (typeof one === 'string') return one.trim() === '' ? [] : [{ name: one.trim() }];
    const author = fieldsOf(one);
    const name = wordOf(author?.['name']);
    const url = safeAddress(wordOf(author?.['url']), base);
    return name === undefined && url === undefined
      ? []
      : [present<Person>({ name, url, email: undefined })];
  });
}

function markup(html: string, base: string | undefined): Markup {
  return base === undefined ? { html } : { html, base };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A string or a number as trimmed text; undefined if it is empty or something else. */
function wordOf(value: unknown): string | undefined {
  const text = typeof value === 'number' && Number.isFinite(value) ? String(value) : value;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
}

function dateIn(value: unknown): number | undefined {
  const text = wordOf(value);
  return text === undefined ? undefined : readDate(text);
}
