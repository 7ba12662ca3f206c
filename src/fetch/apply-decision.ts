// Applies a decision to the feed as it is now: an editor may have changed it since it was asked.

import type { Feed } from '../domain/feed.js';
import type { FeedPatch } from './feed-decision.js';

/** Whether the feed may be polled now. */
export function isDue(feed: Feed, now: number): boolean {
  return feed.dueAt <= now && (feed.state === 'active' || feed.state === 'failing');
}

/**
 * The part of the patch that still applies: it never restarts a stopped feed, and never moves a
 * feed to an address that another feed has (`isTaken`).
 */
export function applicablePatch(present: Feed, patch: FeedPatch, isTaken: boolean): FeedPatch {
  const { state, url, ...rest } = patch;
  const isStopped = present.state === 'paused' || present.state === 'gone';
  const allowed = { ...rest, ...(state === undefined || isStopped ? {} : { state }) };
  if (url === undefined || url === present.url) return allowed;
  if (!isTaken) return { ...allowed, url };
  const { validators } = patch;
  if (validators === undefined) return allowed;
  return { ...allowed, validators: { ...validators, askedUrl: present.url } };
}
