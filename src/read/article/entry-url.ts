// The address an article is known and linked by.

import { canonicalUrl } from '../../domain/address.js';
import type { EntryReading } from '../feed/feed.js';

/** Canonical address of an entry; undefined when it gives none that can be read on the web. */
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
