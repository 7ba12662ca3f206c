// Removes keys that several different entries share: one guid for all, or one link for all.

import type { Candidate } from './candidate.js';
import { keyName } from './keys.js';
import { headlineSimilarity } from './headline-similarity.js';

/** Headlines less similar than this belong to two articles. */
const similarityMin = 0.5;

/** The candidates without the guids and links that identify none of them. */
export function withoutSharedKeys(candidates: readonly Candidate[]): readonly Candidate[] {
  const guids = dropKind(candidates, 'guid', (one, other) => one.url !== other.url);
  return dropKind(guids, 'link', (one, other) => guidOf(one) !== guidOf(other));
}

/** Drops keys of a kind that two entries share if `apart` and the headlines say they differ. */
function dropKind(
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
      else if (apart(earlier, candidate) && !headlinesAlike(earlier, candidate))
        unsound.add(keyName(key));
    }
  }
  if (unsound.size === 0) return candidates;
  return candidates.map((candidate) => ({
    ...candidate,
    keys: candidate.keys.filter((key) => !unsound.has(keyName(key))),
  }));
}

function headlinesAlike(one: Candidate, other: Candidate): boolean {
  return headlineSimilarity(one.wording.headline, other.wording.headline) >= similarityMin;
}

function guidOf(candidate: Candidate): string | undefined {
  return candidate.keys.find(({ kind }) => kind === 'guid')?.value;
}
