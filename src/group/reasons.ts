// Why two reports were put together, in a reader's words. The weights sum to the score.

import type { Reason } from '../domain/event.js';
import { featureNames } from './likeness.js';
import type { Lexicon } from './lexicon.js';
import { numberTerm } from './lexicon.js';
import type { Linear } from './model.js';
import { termShift, type Reading } from './reading.js';

/** Features that say one thing to a reader. */
const kinds: Readonly<Record<string, Reason['kind']>> = {
  numberMass: 'number',
  tollAgrees: 'number',
  tollConflicts: 'number',
  weekdayAgrees: 'time',
  weekdayConflicts: 'time',
  timeKnown: 'time',
  timeNear: 'time',
  nameCos: 'name',
  acrossNames: 'name',
  titleCos: 'term',
  titleMass: 'term',
  titleMaxShared: 'term',
  pairCos: 'term',
  allCos: 'term',
  allMass: 'term',
  containMin: 'term',
  containMax: 'term',
  titleCosText: 'term',
  allCosText: 'term',
};

const termsShown = 4;
const nameShareMin = 0.6;

/** Reasons for the pair's log-odds; `rest` is what other members add to it or take off it. */
export function reasonsOf(
  a: Reading,
  b: Reading,
  features: Float64Array,
  model: Linear,
  lexicon: Lexicon,
  rest: number,
): readonly Reason[] {
  const sums = new Map<Reason['kind'], number>();
  featureNames.forEach((name, at) => {
    const kind = kinds[name] ?? 'other';
    const part = (model.weights[at] ?? 0) * (features[at] ?? 0);
    sums.set(kind, (sums.get(kind) ?? 0) + part);
  });
  sums.set('other', (sums.get('other') ?? 0) + model.bias + rest);
  const reasons: Reason[] = [];
  for (const [kind, weight] of sums) {
    if (weight !== 0) reasons.push({ kind, weight, text: sentence(kind, a, b, lexicon) });
  }
  return reasons.sort((one, two) => Math.abs(two.weight) - Math.abs(one.weight));
}

function sentence(kind: Reason['kind'], a: Reading, b: Reading, lexicon: Lexicon): string {
  if (kind === 'time') return timeSentence(a, b);
  if (kind === 'number') return numberSentence(a, b, lexicon);
  if (kind === 'name') return listed('names', sharedTerms(a, b, lexicon, isName(lexicon)), lexicon);
  if (kind === 'term')
    return listed(
      'words',
      sharedTerms(a, b, lexicon, () => true),
      lexicon,
    );
  return 'Length, outlet, the other reports of the event, and what reports have in common anyway.';
}

const isName =
  (lexicon: Lexicon) =>
  (term: number): boolean =>
    (lexicon.weights.nameShares()[term] ?? 0) >= nameShareMin;

function sharedTerms(
  a: Reading,
  b: Reading,
  lexicon: Lexicon,
  wanted: (term: number) => boolean,
): readonly number[] {
  const terms = (reading: Reading): number[] =>
    Array.from(reading.terms, (packed) => packed >> termShift);
  const theirs = new Set(terms(b));
  const weights = lexicon.weights.current();
  return terms(a)
    .filter((term) => theirs.has(term) && wanted(term))
    .filter((term) => (lexicon.flags(term) & numberTerm) === 0)
    .sort((one, two) => (weights[two] ?? 0) - (weights[one] ?? 0))
    .slice(0, termsShown);
}

function listed(what: string, terms: readonly number[], lexicon: Lexicon): string {
  if (terms.length === 0) return `They share no telling ${what}.`;
  return `Both say ${terms.map((term) => `“${lexicon.surface(term)}”`).join(', ')}.`;
}

function timeSentence(a: Reading, b: Reading): string {
  if (a.spokenDay === b.spokenDay) return 'Both texts give the same day.';
  const hours = Math.abs(a.hour - b.hour);
  if (Number.isNaN(hours)) return 'One of them has no time.';
  if (hours < 1) return 'Less than an hour lies between them.';
  if (hours < 1.5) return '1 hour lies between them.';
  if (hours < 48) return `${Math.round(hours)} hours lie between them.`;
  return `${Math.round(hours / 24)} days lie between them.`;
}

function numberSentence(a: Reading, b: Reading, lexicon: Lexicon): string {
  const same = a.tolls.filter((toll) => b.tolls.includes(toll));
  if (same.length > 0) return `Both count ${same[0]} dead.`;
  if (a.tolls.length > 0 && b.tolls.length > 0) {
    return `One counts ${a.tolls[0]} dead, the other ${b.tolls[0]}.`;
  }
  const isNumber = (term: number): boolean => (lexicon.flags(term) & numberTerm) !== 0;
  const theirs = new Set(Array.from(b.terms, (packed) => packed >> termShift));
  const shared = Array.from(a.terms, (packed) => packed >> termShift).filter(
    (term) => isNumber(term) && theirs.has(term),
  );
  if (shared.length === 0) return 'They share no number.';
  return `Both say ${shared
    .slice(0, termsShown)
    .map((term) => lexicon.surface(term))
    .join(', ')}.`;
}
