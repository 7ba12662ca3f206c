// What a feed says, in one shape for all formats. HTML is raw here: whoever shows it sanitises it.

export type FeedFormat = 'rss' | 'atom' | 'rdf' | 'json' | 'cdf' | 'sitemap';

/** A piece of HTML as the feed gave it, with the address its links are relative to. */
export interface Markup {
  readonly html: string;
  readonly base?: string;
}

export interface Person {
  readonly name?: string;
  readonly email?: string;
  readonly url?: string;
}

export interface Enclosure {
  readonly url: string;
  readonly type?: string;
  /** Bytes, as said. */
  readonly length?: number;
}

/** Where an entry was taken from, as it says. */
export interface Origin {
  readonly title?: string;
  readonly url?: string;
}

export interface EntryReading {
  readonly id?: string;
  readonly title?: string;
  readonly link?: string;
  /** The outlet's own address where `link` goes round by a counter. */
  readonly canonical?: string;
  /** Milliseconds UTC. */
  readonly published?: number;
  readonly updated?: number;
  readonly summary?: Markup;
  readonly content?: Markup;
  readonly authors: readonly Person[];
  readonly categories: readonly string[];
  readonly enclosures: readonly Enclosure[];
  readonly origin?: Origin;
  readonly comments?: string;
  readonly language?: string;
  readonly image?: string;
  /** The feed says it was taken back (Atom tombstones, RFC 6721). */
  readonly withdrawn?: boolean;
}

export interface FeedReading {
  /** Undefined when this is no feed; `refusal` then says what it is. */
  readonly format?: FeedFormat;
  readonly refusal?: string;
  /** False when the reader had to repair. */
  readonly wellFormed: boolean;
  readonly encoding: string;
  readonly title?: string;
  readonly link?: string;
  readonly description?: string;
  readonly language?: string;
  readonly published?: number;
  readonly updated?: number;
  readonly authors: readonly Person[];
  readonly categories: readonly string[];
  readonly image?: string;
  readonly generator?: string;
  readonly rights?: string;
  readonly ttlMinutes?: number;
  /** Hours UTC, 0 to 23, and days, 0 (Sunday) to 6, on which it brings nothing. */
  readonly skipHours?: readonly number[];
  readonly skipDays?: readonly number[];
  readonly hub?: string;
  readonly self?: string;
  readonly entries: readonly EntryReading[];
  /** For people: what was repaired, left out or doubted. */
  readonly warnings: readonly string[];
}

/** What came with the bytes. Header names in lower case. */
export interface Served {
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Leaves undefined fields out, as exact optional properties want it. */
export function present<T extends object>(fields: {
  readonly [K in keyof T]: T[K] | undefined;
}): T {
  const kept: Partial<Record<keyof T, unknown>> = {};
  for (const name in fields) {
    if (fields[name] !== undefined) kept[name] = fields[name];
  }
  return kept as T;
}
