// `probe feed`: what the feed reader makes of bytes, with its HTML sanitised.

import { readFeed, sanitise, type FeedReading } from '../../read/read.js';
import type { Answer, Question } from './question.js';
import { bytesOf, headersOf, optionalTextOf } from './question.js';

type EntryReading = FeedReading['entries'][number];
type Markup = EntryReading['summary'];
type Person = FeedReading['authors'][number];

export async function answerFeed(question: Question): Promise<Answer> {
  const url = optionalTextOf(question, 'url');
  const headers = headersOf(question);
  const feed = readFeed(
    await bytesOf(question),
    url === undefined ? { headers } : { url, headers },
  );
  return {
    format: feed.format ?? null,
    wellFormed: feed.wellFormed,
    encoding: feed.encoding,
    title: feed.title ?? null,
    link: feed.link ?? null,
    description: feed.description ?? null,
    language: feed.language ?? null,
    published: isoOf(feed.published),
    updated: isoOf(feed.updated),
    authors: feed.authors.map(personOf),
    categories: feed.categories,
    image: feed.image ?? null,
    generator: feed.generator ?? null,
    rights: feed.rights ?? null,
    ttlMinutes: feed.ttlMinutes ?? null,
    hub: feed.hub ?? null,
    self: feed.self ?? null,
    entries: feed.entries.filter(({ withdrawn }) => withdrawn !== true).map(entryOf),
    warnings: feed.refusal === undefined ? feed.warnings : [feed.refusal, ...feed.warnings],
  };
}

function entryOf(entry: EntryReading): Answer {
  return {
    id: entry.id ?? null,
    title: entry.title ?? null,
    link: entry.link ?? null,
    published: isoOf(entry.published),
    updated: isoOf(entry.updated),
    summary: safe(entry.summary),
    content: safe(entry.content),
    authors: entry.authors.map(personOf),
    categories: entry.categories,
    enclosures: entry.enclosures.map(({ url, type, length }) => ({
      url,
      type: type ?? null,
      length: length ?? null,
    })),
    source:
      entry.origin === undefined
        ? null
        : { title: entry.origin.title ?? null, url: entry.origin.url ?? null },
    comments: entry.comments ?? null,
    language: entry.language ?? null,
  };
}

function safe(markup: Markup): string | null {
  if (markup === undefined) return null;
  const html = sanitise(markup.html, 'feed', markup.base);
  return html === '' ? null : html;
}

function personOf({ name, email, url }: Person): Answer {
  return { name: name ?? null, email: email ?? null, url: url ?? null };
}

function isoOf(at: number | undefined): string | null {
  return at === undefined ? null : new Date(at).toISOString();
}
