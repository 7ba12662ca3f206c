// What a reading changes about its feed.

import { canonicalUrl } from '../../domain/address.js';
import type { Feed, FeedHints, FeedState } from '../../domain/feed.js';
import { minuteMs } from '../../domain/time.js';
import type { FeedReading } from '../feed/feed.js';

const warningsMax = 10;
const titleLengthMax = 200;

/** A field that is present and undefined is removed from the feed. */
export interface FeedPatch {
  readonly title?: string;
  readonly siteUrl?: string | undefined;
  readonly language?: string | undefined;
  readonly freshAt?: number | undefined;
  readonly hints?: FeedHints | undefined;
  readonly warnings?: readonly string[] | undefined;
  readonly state?: FeedState;
  readonly fault?: string;
  readonly failures?: number;
  readonly failingSince?: number;
}

/** Only the fields that differ from the stored feed, so that a quiet feed costs no write. */
export function feedPatch(
  feed: Feed,
  reading: FeedReading,
  { now, fresh, warnings }: { now: number; fresh: boolean; warnings: readonly string[] },
): FeedPatch {
  if (reading.refusal !== undefined) return refusedPatch(feed, reading.refusal, now);
  const patch: FeedPatch = {
    title: isNameless(feed) ? (reading.title?.slice(0, titleLengthMax) ?? feed.title) : feed.title,
    siteUrl: feed.siteUrl ?? siteOf(feed, reading),
    language:
      /^[a-z]{2}(?![a-z])/i.exec(reading.language ?? '')?.[0].toLowerCase() ?? feed.language,
    freshAt: fresh ? now : feed.freshAt,
    hints: hintsOf(reading),
    warnings: warnings.length === 0 ? undefined : warnings.slice(0, warningsMax),
  };
  const changed = Object.entries(patch).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(feed[name as keyof Feed]),
  );
  return Object.fromEntries(changed) as FeedPatch;
}

/** The document is no feed. The feed keeps its articles and shows the editor why it fails. */
function refusedPatch(feed: Feed, refusal: string, now: number): FeedPatch {
  return {
    fault: refusal,
    failures: feed.failures + 1,
    failingSince: feed.failingSince ?? now,
    ...(feed.state === 'active' ? { state: 'failing' as const } : {}),
  };
}

/** The feed was added by its address alone, so its title is still the host. */
function isNameless({ title, url }: Feed): boolean {
  return title === '' || title === url || (URL.canParse(url) && new URL(url).host === title);
}

function siteOf(feed: Feed, { link }: FeedReading): string | undefined {
  return link === undefined ? undefined : canonicalUrl(link, feed.url);
}

function hintsOf({ ttlMinutes, skipHours, skipDays }: FeedReading): FeedHints | undefined {
  const hints: FeedHints = {
    ...(ttlMinutes === undefined ? {} : { ttlMs: ttlMinutes * minuteMs }),
    ...(skipHours === undefined ? {} : { skipHours }),
    ...(skipDays === undefined ? {} : { skipDays }),
  };
  return Object.keys(hints).length === 0 ? undefined : hints;
}
