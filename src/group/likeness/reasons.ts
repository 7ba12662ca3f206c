// Why two reports were put together, in a reader's words. The weights sum to the score.

import type { Reason } from '../../domain/event.js';
import { gistSentence, type Gist } from './gist.js';
import { elsewhereSentence } from './elsewhere.js';
import { featureNames } from './likeness.js';
import type { Lexicon } from '../words/lexicon.js';
import type { Linear } from './model.js';
import type { Reading } from '../reading/reading.js';
import { sharedOf, type Shared } from './shared.js';

/** Features that say one thing to a reader. */
const kinds: Readonly<Record<string, Reason['kind']>> = {
  numberMass: 'number',
  tollAgrees: 'number',
  tollConflicts: 'number',
  countryConflicts: 'place',
  townConflicts: 'place',
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
  meaning: 'meaning',
};

const termsShown = 4;
const weightMin = 1e-9;
/** What speaks less against two reports did not keep them apart. */
const againstMin = 0.3;

/** What counts beside the features of a pair. */
export interface Beside {
  /** What other members of the event add, or take off. */
  readonly rest: number;
  /** What is taken off for lying further apart than the window. */
  readonly late: number;
  /** The model whose word is among the features. */
  readonly gist?: Gist | undefined;
}

/** Reasons for the log-odds of a pair. */
export function reasonsOf(
  a: Reading,
  b: Reading,
  features: Float64Array,
  model: Linear,
  lexicon: Lexicon,
  { rest, late, gist }: Beside,
): readonly Reason[] {
  const sums = new Map<Reason['kind'], number>();
  featureNames.forEach((name, at) => {
    const kind = kinds[name] ?? 'other';
    const part = (model.weights[at] ?? 0) * (features[at] ?? 0);
    sums.set(kind, (sums.get(kind) ?? 0) + part);
  });
  sums.set('time', (sums.get('time') ?? 0) - late);
  sums.set('other', (sums.get('other') ?? 0) + model.bias);
  const shared = sharedOf(a, b, lexicon);
  const reasons: Reason[] = [];
  for (const [kind, weight] of sums) {
    if (weight === 0) continue;
    const isGist = kind === 'meaning' && gist !== undefined;
    const text = isGist ? gistSentence(a, b, gist) : sentence(kind, a, b, shared, lexicon);
    const isOdd = weight < 0 && text.startsWith(agreement) && text !== saidByAll;
    add(reasons, { kind, weight, text: isOdd ? commonplace(text) : text });
  }
  if (Math.abs(rest) > weightMin) reasons.push({ kind: 'other', weight: rest, text: others(rest) });
  return reasons.sort((one, two) => Math.abs(two.weight) - Math.abs(one.weight));
}

/** Two measures that say the same thing are one reason: a name shared may be all that is. */
function add(reasons: Reason[], reason: Reason): void {
  const at = reasons.findIndex(({ text }) => text === reason.text);
  const same = reasons[at];
  if (same === undefined) reasons.push(reason);
  else reasons[at] = { ...same, weight: same.weight + reason.weight };
}

/** How sentences begin that tell what two reports share. */
const agreement = 'Both';

/** What is shared and speaks against all the same. */
const commonplace = (text: string): string =>
  `${text.replace(/\.$/u, '')}, as reports of many events do.`;

const others = (rest: number): string =>
  rest > 0
    ? 'What else is known of the event speaks for it: its other reports, its size, its time.'
    : 'What else is known of the event speaks against it: its other reports, its size, its time.';

/** What spoke most against two reports, in a sentence: what was missing to join them. */
export function missingIn(reasons: readonly Reason[]): string {
  const against = reasons.filter(
    ({ weight, kind, text }) =>
      weight <= -againstMin && kind !== 'other' && !text.startsWith(agreement),
  );
  const [heaviest] = against.toSorted((one, two) => one.weight - two.weight);
  if (heaviest !== undefined) return heaviest.text;
  const said = reasons.filter(({ kind, weight }) => kind !== 'other' && weight > 0);
  if (said.length === 0) return nothingInCommon;
  if (said.some(({ text }) => text === saidByAll)) return saidByAll;
  return `Too little in common beside this: ${said[0]?.text ?? ''}`;
}

const nothingInCommon = 'They have nothing telling in common.';
export const saidByAll =
  'Both say the same, and so do very many reports of late: it tells no event from another.';
/** Said by one report in four, or more. */
const commonWeightMax = 1.4;

/** Two that say the same, in words that tell nothing: a stuck ticker has filled the stream. */
function areCommonplace(a: Reading, b: Reading, { words, names, numbers }: Shared): boolean {
  const all = [...words, ...names, ...numbers];
  const isSame = all.length === a.terms.length && all.length === b.terms.length;
  return isSame && all.length > 0 && all.every(({ weight }) => weight < commonWeightMax);
}

function sentence(
  kind: Reason['kind'],
  a: Reading,
  b: Reading,
  shared: Shared,
  lexicon: Lexicon,
): string {
  if (kind === 'place') return elsewhereSentence(a, b, lexicon);
  if (kind === 'time') return timeSentence(a, b);
  if (kind === 'number') return numberSentence(a, b, shared);
  if (kind === 'name') return listed('names', shared.names);
  if (kind === 'term') {
    if (areCommonplace(a, b, shared)) return saidByAll;
    return listed('words', shared.words.length > 0 ? shared.words : shared.names);
  }
  return 'What any two reports start from: most are of different events.';
}

function listed(what: string, terms: readonly { readonly text: string }[]): string {
  if (terms.length === 0) return `They share no telling ${what}.`;
  const said = terms.slice(0, termsShown).map(({ text }) => `“${text}”`);
  return `Both say ${said.join(', ')}.`;
}

function timeSentence(a: Reading, b: Reading): string {
  if (a.spokenDay === b.spokenDay) return 'Both texts give the same day.';
  const hours = Math.abs(a.hour - b.hour);
  if (Number.isNaN(hours)) return 'One of them has no time.';
  return between(hours);
}

/** `3 hours lie between them.` */
export function between(hours: number): string {
  if (hours < 1) return 'Less than an hour lies between them.';
  if (hours < 1.5) return '1 hour lies between them.';
  if (hours < 48) return `${Math.round(hours)} hours lie between them.`;
  return `${Math.round(hours / 24)} days lie between them.`;
}

function numberSentence(a: Reading, b: Reading, { numbers }: Shared): string {
  const same = a.tolls.filter((toll) => b.tolls.includes(toll));
  if (same.length > 0) return `Both count ${same[0]} dead.`;
  if (a.tolls.length > 0 && b.tolls.length > 0) {
    return `One counts ${a.tolls[0]} dead, the other ${b.tolls[0]}.`;
  }
  if (numbers.length === 0) return 'They share no number.';
  const said = numbers.slice(0, termsShown).map(({ text }) => text);
  return `Both say ${said.join(', ')}.`;
}
