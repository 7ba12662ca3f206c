// Neighbours found anew for all of memory, as if the reports had come in order of their times and
// all terms had been weighed from the start: what came first by chance tells nothing any more.

import { createCandidates } from '../memory/candidates.js';
import type { Entry } from '../memory/memory.js';
import type { Parts } from '../parts.js';
import { rememberNear } from '../placing.js';

/** All entries by time, those of one time by id, with neighbours found among those before them. */
export function neighboursAgain(parts: Parts): readonly Entry[] {
  const { lexicon, memory } = parts;
  const entries = [...memory.all()].sort(byTime);
  lexicon.weights.recompute();
  const index = createCandidates({ lexicon, oldest: () => 0 });
  entries.forEach((entry, place) => {
    const found = index.find(entry.reading).map((at) => (entries[at] as Entry).slot);
    rememberNear(entry.slot, found, parts);
    index.add(place, entry.reading);
  });
  return entries;
}

export function byTime({ reading: a }: Entry, { reading: b }: Entry): number {
  const [one, two] = [Number.isNaN(a.hour), Number.isNaN(b.hour)];
  if (one !== two) return Number(one) - Number(two);
  return (one ? 0 : a.hour - b.hour) || (a.id < b.id ? -1 : 1);
}
