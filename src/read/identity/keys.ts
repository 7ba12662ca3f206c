// The keys under which an entry is found again. A short guid is valid within its feed only.
// Addresses are compared without scheme, `www.` and trackers.

import { createHash } from 'node:crypto';
import { canonicalUrl } from '../../domain/address.js';
import type { EntryReading } from '../feed/feed.js';
import type { Wording } from './wording.js';

/** Same shape as the store's key. */
export interface Key {
  readonly kind: 'guid' | 'link' | 'content';
  readonly value: string;
}

/** Longer values are stored as their hash. */
const valueLengthMax = 200;
/** Shorter guids (`17`, `post-3`) may occur in several feeds of one outlet. */
const uniqueLength = 16;

export function keyName({ kind, value }: Key): string {
  return `${kind}:${value}`;
}

/** `url` is the entry's canonical address. The content key comes last; every entry has one. */
export function keysOf(
  entry: EntryReading,
  wording: Wording,
  url: string | undefined,
  feedId: string,
): Key[] {
  const keys: Key[] = [];
  if (entry.id !== undefined && !isFront(entry.id))
    keys.push({ kind: 'guid', value: guidValue(entry.id, feedId) });
  if (url !== undefined && !isFront(url)) keys.push({ kind: 'link', value: short(linkValue(url)) });
  keys.push({ kind: 'content', value: contentValue(wording) });
  return keys;
}

/** A guid in one spelling. Some outlets add `#1`, `#2` … to an address with each change. */
export function guidValue(guid: string, feedId: string): string {
  const address = /^https?:\/\//i.test(guid) ? canonicalUrl(guid) : undefined;
  if (address !== undefined) return short(linkValue(address).replace(/#\d{1,3}$/, ''));
  const plain = guid.trim();
  return short(plain.length < uniqueLength ? `${feedId} ${plain}` : plain);
}

export function linkValue(url: string): string {
  return url.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');
}

/** The canonical address of an entry; undefined if it has no http address. */
export function entryUrl(entry: EntryReading, feedUrl: string): string | undefined {
  const { canonical, link, enclosures } = entry;
  for (const written of [canonical, link, entry.id, enclosures[0]?.url]) {
    if (written === undefined) continue;
    if (written === entry.id && !/^https?:\/\//i.test(written)) continue;
    const address = canonicalUrl(written, feedUrl);
    if (address !== undefined) return address;
  }
  return undefined;
}

/** A front page is not the address of an article. */
function isFront(url: string): boolean {
  return /^https?:\/\/[^/?#]+\/?$/.test(url);
}

function contentValue({ headline, summary, text }: Wording): string {
  const words = `${headline}\n${summary === '' ? text.slice(0, 1_000) : summary}`;
  return hash(words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' '));
}

function short(value: string): string {
  return value.length <= valueLengthMax ? value : hash(value);
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
