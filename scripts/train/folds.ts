// Leave one family of sets out: what an engine reaches on a kind of stream it has never seen.

import type { LearnedFile } from '../../src/group/learned.js';
import { countReferenceCorpus } from './reference-corpus.js';
import { learn } from './learn.js';
import type { LabelledSet } from './sets.js';

/** Learned without the family, neither its labels nor its words, for every family. */
export function learnFolds(
  sets: readonly LabelledSet[],
  folder: string,
): ReadonlyMap<string, LearnedFile> {
  const families = [...new Set(sets.map((set) => set.family))];
  return new Map(
    families.map((family) => {
      const others = sets.filter((set) => set.family !== family);
      return [family, learn(others, countReferenceCorpus(folder, family), `without ${family}`)];
    }),
  );
}
