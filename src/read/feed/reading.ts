// The reading of a feed, in one shape for all formats. HTML is raw: show it only sanitised.

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
  /** Bytes, as declared. */
  readonly length?: number;
}

/** The feed that an entry was taken from, as declared. */
export interface Origin {
  readonly title?: string;
  readonly url?: string;
}

export interface EntryReading {
  readonly id?: string;
  readonly title?: string;
  readonly link?: string;
  /** The outlet's own address if `link` leads through a click counter. */
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
  /** The feed withdraws it (Atom tombstones, RFC 6721). */
  readonly withdrawn?: boolean;
}

export interface FeedReading {
  /** Undefined if this is no feed; `refusal` then says what it is. */
  readonly format?: FeedFormat;
  readonly refusal?: string;
  /** False if the reader repaired something. */
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
  /** Hours UTC (0 to 23) and days (0 for Sunday to 6) without new entries. */
  readonly skipHours?: readonly number[];
  readonly skipDays?: readonly number[];
  readonly hub?: string;
  readonly self?: string;
  readonly entries: readonly EntryReading[];
  /** For people: what was repaired, left out or is doubtful. */
  readonly warnings: readonly string[];
}

/** What the server sent with the bytes. Header names are in lower case. */
export interface Served {
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The fields that are not undefined, as exact optional properties need it. */
export function present<T extends object>(fields: {
  readonly [K in keyof T]: T[K] | undefined;
}): T {
  const kept: Partial<Record<keyof T, unknown>> = {};
  for (const name in fields) {
    if (fields[name] !== undefined) kept[name] = fields[name];
  }
  return kept as T;
}
