// Cross-validation by families of sets: how an engine does on a kind of stream it never saw.

import type { LearnedFile } from '../../src/group/learned.js';
import { countReferenceCorpus } from './reference-corpus.js';
import { learn } from './learn.js';
import type { LabelledSet } from './sets.js';

/** Family → weights learned without it, neither its labels nor its words. */
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
