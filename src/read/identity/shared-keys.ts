// Removes keys that several different entries share: one guid for all, or one link for all.

import type { Candidate } from './candidate.js';
import { keyName } from './keys.js';
import { areTwins } from './same-article.js';

/** The candidates without the guids and links that identify none of them. */
export function withoutSharedKeys(candidates: readonly Candidate[]): readonly Candidate[] {
  const first = new Map<string, Candidate>();
  const shared = new Set<string>();
  for (const candidate of candidates) {
    for (const key of candidate.keys) {
      if (key.kind === 'content') continue;
      const name = keyName(key);
      const earlier = first.get(name);
      if (earlier === undefined) first.set(name, candidate);
      else if (!areTwins(earlier, candidate)) shared.add(name);
    }
  }
  if (shared.size === 0) return candidates;
  return candidates.map((candidate) => ({
    ...candidate,
    keys: candidate.keys.filter((key) => !shared.has(keyName(key))),
  }));
}
