// What two readings have in common, the weightiest first, as a reader would name it.

import { numberTerm, type Lexicon } from '../words/lexicon.js';
import { termShift, type Reading } from '../reading/reading.js';

export interface SharedTerm {
  /** As the two reports' languages say it: `quake`, `séisme / quake`. */
  readonly text: string;
  /** How telling it is in the stream at hand; 0 says nothing. */
  readonly weight: number;
}

export interface Shared {
  /** Of people, places, bodies. */
  readonly names: readonly SharedTerm[];
  readonly words: readonly SharedTerm[];
  readonly numbers: readonly SharedTerm[];
}

/** Said with a capital at least so often, a word is a name. */
export const nameShareMin = 0.6;

export function sharedOf(a: Reading, b: Reading, lexicon: Lexicon): Shared {
  const theirs = new Set(termsOf(b));
  const weights = lexicon.weights.current();
  const nameShares = lexicon.weights.nameShares();
  const [names, words, numbers]: [SharedTerm[], SharedTerm[], SharedTerm[]] = [[], [], []];
  for (const term of termsOf(a)) {
    if (!theirs.has(term)) continue;
    const sharedTerm = { text: wordsFor(term, a, b, lexicon), weight: weights[term] ?? 0 };
    if ((lexicon.flags(term) & numberTerm) !== 0) numbers.push(sharedTerm);
    else if ((nameShares[term] ?? 0) >= nameShareMin) names.push(sharedTerm);
    else words.push(sharedTerm);
  }
  for (const list of [names, words, numbers]) list.sort((one, two) => two.weight - one.weight);
  return { names, words, numbers };
}

function wordsFor(term: number, a: Reading, b: Reading, lexicon: Lexicon): string {
  const [one, two] = [lexicon.wordIn(term, a.language), lexicon.wordIn(term, b.language)];
  return one.toLowerCase() === two.toLowerCase() ? one : `${one} / ${two}`;
}

const termsOf = (reading: Reading): readonly number[] =>
  Array.from(reading.terms, (packed) => packed >> termShift);
