// Takes away keys that tell nothing: one guid for all entries, one link for all entries.

import type { Candidate } from './candidate.js';
import { keyName } from './keys.js';
import { likeness } from './likeness.js';

/** Headlines less alike than this are two articles'. */
const alikeMin = 0.5;

export function soundKeys(candidates: readonly Candidate[]): readonly Candidate[] {
  const guids = without(candidates, 'guid', (one, other) => one.url !== other.url);
  return without(guids, 'link', (one, other) => guidOf(one) !== guidOf(other));
}

/** Drops a kind of key from entries that share it, and are by `apart` and headline two articles. */
function without(
  candidates: readonly Candidate[],
  kind: 'guid' | 'link',
  apart: (one: Candidate, other: Candidate) => boolean,
): readonly Candidate[] {
  const first = new Map<string, Candidate>();
  const unsound = new Set<string>();
  for (const candidate of candidates) {
    for (const key of candidate.keys.filter((one) => one.kind === kind)) {
      const earlier = first.get(key.value);
      if (earlier === undefined) first.set(key.value, candidate);
      else if (apart(earlier, candidate) && !alike(earlier, candidate)) unsound.add(keyName(key));
    }
  }
  if (unsound.size === 0) return candidates;
  return candidates.map((candidate) => ({
    ...candidate,
    keys: candidate.keys.filter((key) => !unsound.has(keyName(key))),
  }));
}

function alike(one: Candidate, other: Candidate): boolean {
  return likeness(one.wording.headline, other.wording.headline) >= alikeMin;
}

function guidOf(candidate: Candidate): string | undefined {
  return candidate.keys.find(({ kind }) => kind === 'guid')?.value;
}
