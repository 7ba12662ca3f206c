// The similarity of a text to a language, by letter sequences and small words. It serves the
// languages that the general detector does not know and the languages they are confused with.

import { readFileSync } from 'node:fs';
import { smallWords } from './words.js';

/** Languages that only this file detects. */
export const ownLanguages: readonly string[] =
  'af cy eo ga id kk la lg mi mk mn sn so st sw tn ts xh zu'.split(' ');

/** A sequence counts 1 at the first rank of a profile and a quarter at the last. */
const rankScale = 400;
const wordWeight = 0.25;
/** Weight of letters that the language does not use. */
const foreignLetterWeight = 12;

/** Letters that a language does not use and its neighbours do. */
const foreignLetters: ReadonlyMap<string, RegExp> = new Map([
  ['af', /[qx]/g],
  ['cy', /[jkqvxz]/g],
  ['eo', /[qwxyäöüéèáíóúñç]/g],
  ['ga', /[jkqvwxyz]/g],
  ['id', /[xáíóúäöüčšž]/g],
  ['kk', /[ўђћѓќїє]/g],
  ['la', /[wkäöüñçßéáí]/g],
  ['lg', /[qxhráéíóúäöüčšž]/g],
  ['mi', /[bcdfjlqsvxyz]/g],
  ['mk', /[ђћйьыэюящъіїє]/g],
  ['mn', /[іїєўђћѓќәғқңұһ]/g],
  ['sn', /[lqxáéíóúäöü]/g],
  ['so', /[pvzáéíóú]/g],
  ['st', /[vxzcáéíóúäöüčž]/g],
  ['sw', /[qxáéíóúäöü]/g],
  ['tn', /[vxzcáéíóúäöüčž]/g],
  ['ts', /[qáéíóúäöüčšž]/g],
  ['xh', /[äöüáéíóúčšž]/g],
  ['zu', /[äöüáéíóúčšž]/g],
]);

export interface Sample {
  readonly text: string;
  readonly words: readonly string[];
  /** How often each sequence of three letters occurs. */
  readonly sequences: ReadonlyMap<string, number>;
}

export function takeSample(text: string): Sample {
  const lower = text.normalize('NFC').toLowerCase();
  const words = lower.match(/[\p{L}\p{M}'’]+/gu) ?? [];
  const line = ` ${words.join(' ')} `;
  const sequences = new Map<string, number>();
  for (let at = 0; at + 3 <= line.length; at += 1) {
    const sequence = line.slice(at, at + 3);
    sequences.set(sequence, (sequences.get(sequence) ?? 0) + 1);
  }
  return { text: lower, words, sequences };
}

/** From 0 to about 1; undefined if the language has no profile. */
export function profileSimilarity(sample: Sample, language: string): number | undefined {
  const profile = profiles.get(language);
  if (profile === undefined) return undefined;
  let sum = 0;
  let all = 0;
  for (const [sequence, times] of sample.sequences) {
    all += times;
    const rank = profile.get(sequence);
    if (rank !== undefined) sum += times * (1 - rank / rankScale);
  }
  if (all === 0) return 0;
  const strange = sample.text.match(foreignLetters.get(language) ?? /(?!)/g)?.length ?? 0;
  const letters = (sum / all) * Math.max(0, 1 - (foreignLetterWeight * strange) / all);
  const small = smallWords.get(language);
  const known = small === undefined ? 0 : sample.words.filter((word) => small.has(word)).length;
  return letters + (wordWeight * known) / Math.max(1, sample.words.length);
}

const profiles: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map(
  readFileSync(new URL('./profiles.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [language = '', sequences = ''] = line.split('\t');
      const ranked = [...sequences.replaceAll('_', ' ').matchAll(/.{3}/gu)];
      return [language, new Map(ranked.map(([sequence], rank) => [sequence, rank]))] as const;
    }),
);
