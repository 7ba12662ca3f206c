// A decision is made on the feed as it was when it was asked; meanwhile an editor may have acted.

import type { Feed } from '../domain/feed.js';
import type { FeedPatch } from './react.js';

export function isDue(feed: Feed, now: number): boolean {
  return feed.dueAt <= now && (feed.state === 'active' || feed.state === 'failing');
}

/**
 * The patch without what the editor forbids, or another feed: `isTaken` says that the address it
 * moves to is another's.
 */
export function fitting(present: Feed, patch: FeedPatch, isTaken: boolean): FeedPatch {
  const { state, url, ...rest } = patch;
  const isStopped = present.state === 'paused' || present.state === 'gone';
  const kept = { ...rest, ...(state === undefined || isStopped ? {} : { state }) };
  if (url === undefined || url === present.url) return kept;
  if (!isTaken) return { ...kept, url };
  const { validators } = patch;
  if (validators === undefined) return kept;
  return { ...kept, validators: { ...validators, askedUrl: present.url } };
}
