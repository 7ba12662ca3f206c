// Why two reports were put together, in a reader's words. The weights sum to the score.

import type { Reason } from '../../domain/event.js';
import { meaningSentence, type MeaningModel } from './meaning.js';
import { elsewhereSentence } from './elsewhere.js';
import {
  missingEvidenceIn,
  commonplaceWords,
  type MissingEvidence,
  type Point,
} from './missing-evidence.js';
import { featureNames } from './likeness.js';
import type { Lexicon } from '../words/lexicon.js';
import type { Linear } from './model.js';
import type { Reading } from '../reading/reading.js';
import { sharedOf, type Shared, type SharedTerm } from './shared.js';

/** What one sentence tells of two reports. */
type Aspect =
  | 'words'
  | 'names'
  | 'tolls'
  | 'places'
  | 'hours'
  | 'days'
  | 'outlet'
  | 'languages'
  | 'meaning'
  | 'start';

/** Features that say one thing to a reader; the others are what any two start from. */
const aspects: Readonly<Record<string, Aspect>> = {
  tollConflicts: 'tolls',
  countryConflicts: 'places',
  townConflicts: 'places',
  weekdayAgrees: 'days',
  weekdayConflicts: 'days',
  timeKnown: 'hours',
  timeNear: 'hours',
  nameCos: 'names',
  across: 'languages',
  acrossNames: 'names',
  titleMass: 'words',
  titleMaxShared: 'words',
  pairCos: 'words',
  allCos: 'words',
  allMass: 'words',
  containMin: 'words',
  containMax: 'words',
  titleCosText: 'words',
  allCosText: 'words',
  sameOutlet: 'outlet',
  meaning: 'meaning',
};

const kinds: Readonly<Record<Aspect, Reason['kind']>> = {
  words: 'term',
  names: 'name',
  tolls: 'number',
  places: 'place',
  hours: 'time',
  days: 'time',
  outlet: 'other',
  languages: 'other',
  meaning: 'meaning',
  start: 'other',
};

const termsShown = 4;
const weightMin = 1e-9;

/** What counts beside the features of a pair. */
export interface Beside {
  /** What their events add, or take off. */
  readonly rest: number;
  /** What is taken off for lying further apart than the window. */
  readonly late: number;
  /** The same bit by bit, where an event is judged. */
  readonly aside?: Aside;
  /** The model whose word is among the features. */
  readonly meaning?: MeaningModel | undefined;
}

/** What an event adds to the odds of a report and the one it is likest to there, or takes off. */
export interface Aside {
  /** Its other reports. */
  readonly others: number;
  /** For those that lie near: they are not any two. */
  readonly near: number;
  /** For other events near by. */
  readonly rivals: number;
  /** The guard on growth. */
  readonly growth: number;
  /** It minds how long the event lasts, not how large it is. */
  readonly isLong: boolean;
}

/** Reasons sum to the score; `lack` is what would have been missing to join. */
export interface Explained {
  readonly score: number;
  readonly reasons: readonly Reason[];
  readonly missing: MissingEvidence;
}

/** Reasons for the log-odds of a pair, the heaviest first. */
export function reasonsOf(
  a: Reading,
  b: Reading,
  features: Float64Array,
  model: Linear,
  lexicon: Lexicon,
  { rest, late, aside, meaning: meaning }: Beside,
): Explained {
  const sums = sumsOf(features, model, late);
  const shared = sharedOf(a, b, lexicon);
  const points: Point[] = [];
  const pair = { a, b, shared, meaning, lexicon };
  for (const [aspect, weight] of sums) {
    if (weight === 0) continue;
    add(points, { kind: kinds[aspect], weight, ...said(aspect, weight, pair) });
  }
  for (const point of aside === undefined ? [besideGroups(rest)] : besideEvent(aside)) {
    if (Math.abs(point.weight) > weightMin) points.push(point);
  }
  points.sort((one, two) => Math.abs(two.weight) - Math.abs(one.weight));
  const reasons = points.map(({ kind, text, weight }): Reason => ({ kind, text, weight }));
  const score = reasons.reduce((sum, { weight }) => sum + weight, 0);
  return { score, reasons, missing: missingEvidenceIn(points, score) };
}

function sumsOf(features: Float64Array, model: Linear, late: number): ReadonlyMap<Aspect, number> {
  const sums = new Map<Aspect, number>();
  const count = (aspect: Aspect, weight: number): void => {
    sums.set(aspect, (sums.get(aspect) ?? 0) + weight);
  };
  featureNames.forEach((name, at) => {
    count(aspects[name] ?? 'start', (model.weights[at] ?? 0) * (features[at] ?? 0));
  });
  count('hours', -late);
  count('start', model.bias);
  return sums;
}

/** Two measures that say the same thing are one reason: a name shared may be all that is. */
function add(points: Point[], point: Point): void {
  const at = points.findIndex(({ text }) => text === point.text);
  const same = points[at];
  if (same === undefined) points.push(point);
  else points[at] = { ...same, weight: same.weight + point.weight };
}

const other = (weight: number, tells: Point['tells'], text: string): Point => {
  return { kind: 'other', weight, tells, text };
};

const besideGroups = (rest: number): Point =>
  other(
    rest,
    'beside',
    rest > 0
      ? 'Taken as whole events they are more alike.'
      : 'Taken as whole events they are less alike.',
  );

const besideEvent = ({ others, near, rivals, growth, isLong }: Aside): readonly Point[] => [
  others > 0
    ? other(others, 'beside', 'The event’s other reports speak for it, too.')
    : other(others, 'lacking', 'The event’s other reports are less like it.'),
  near > 0
    ? other(near, 'beside', 'Reports near each other join sooner than any two do.')
    : other(near, 'beside', 'An event takes more than one report like it.'),
  other(rivals, 'beside', 'Other events are near, too.'),
  other(growth, 'beside', `The event ${isLong ? 'lasts long' : 'is large'} already.`),
];

type Said = Pick<Point, 'text' | 'tells'>;

interface Pair {
  readonly a: Reading;
  readonly b: Reading;
  readonly shared: Shared;
  readonly meaning: MeaningModel | undefined;
  readonly lexicon: Lexicon;
}

function said(aspect: Aspect, weight: number, pair: Pair): Said {
  const told = sentence(aspect, weight, pair);
  // Shared, and speaks against all the same.
  const isOdd = weight < 0 && told.tells === 'shared';
  if (!isOdd) return told;
  return { ...told, text: `${told.text.replace(/\.$/u, '')}, as reports of many events do.` };
}

function sentence(
  aspect: Aspect,
  weight: number,
  { a, b, shared, meaning: meaning, lexicon }: Pair,
): Said {
  switch (aspect) {
    case 'words':
      return wordsSaid(a, b, shared);
    case 'names':
      // Words that are names at times speak for it, too.
      return weight > 0 && shared.names.length === 0
        ? wordsSaid(a, b, shared)
        : listed('names', shared.names);
    case 'tolls':
      return lacking(`One counts ${a.tolls[0] ?? 0} dead, the other ${b.tolls[0] ?? 0}.`);
    case 'places':
      return lacking(elsewhereSentence(a, b, lexicon));
    case 'hours':
      return lacking(hoursSentence(a, b));
    case 'days':
      return weight > 0
        ? { text: 'Both texts name the same weekday.', tells: 'shared' }
        : lacking('The texts name different weekdays.');
    case 'outlet':
      return { text: 'One outlet tells both: seldom one event twice.', tells: 'beside' };
    case 'languages':
      return { text: 'They are told in two languages.', tells: 'beside' };
    case 'meaning':
      return meaning === undefined ? start : lacking(meaningSentence(a, b, meaning));
    case 'start':
      return start;
  }
}

const lacking = (text: string): Said => ({ text, tells: 'lacking' });

const start: Said = {
  text: 'What any two reports start from: most are of different events.',
  tells: 'beside',
};

/** Said by one report in five, or more. */
const commonWeightMax = 1.61;

/** Two that say the same, in words that tell nothing: a stuck ticker has filled the stream. */
function areCommonplace(a: Reading, b: Reading, { words, names, numbers }: Shared): boolean {
  const all = [...words, ...names, ...numbers];
  const isSame = all.length === a.terms.length && all.length === b.terms.length;
  return isSame && all.length > 0 && all.every(({ weight }) => weight < commonWeightMax);
}

function wordsSaid(a: Reading, b: Reading, shared: Shared): Said {
  if (areCommonplace(a, b, shared)) return { text: commonplaceWords, tells: 'commonplace' };
  const dead = a.tolls.find((toll) => b.tolls.includes(toll));
  const { words, names } = shared;
  const told = dead === undefined ? [...words, ...shared.numbers] : words;
  const said = listed('words', told.length > 0 ? told.toSorted(byWeight) : names);
  if (dead === undefined || said.tells === 'lacking') return said;
  return { ...said, text: `${said.text.replace(/\.$/u, '')} and count ${dead} dead.` };
}

const byWeight = (one: SharedTerm, two: SharedTerm): number => two.weight - one.weight;

function listed(what: string, terms: readonly { readonly text: string }[]): Said {
  if (terms.length === 0) return lacking(`They share no telling ${what}.`);
  const said = terms.slice(0, termsShown).map(({ text }) => `“${text}”`);
  return { text: `Both say ${said.join(', ')}.`, tells: 'shared' };
}

function hoursSentence(a: Reading, b: Reading): string {
  if (a.statedDay === b.statedDay) return 'Both texts give the same day.';
  const hours = Math.abs(a.hour - b.hour);
  if (Number.isNaN(hours)) return 'One of them has no time.';
  const told = [a, b].filter(isDatedByText).length;
  if (told === 0) return between(hours);
  const days = told === 1 ? 'the day that one text gives' : 'the days their texts give';
  const sentence = between(hours);
  return `Going by ${days}, ${sentence.slice(0, 1).toLowerCase()}${sentence.slice(1)}`;
}

/** A feed may say otherwise. */
const isDatedByText = ({ statedDay: spokenDay, hour }: Reading): boolean =>
  hour === spokenDay * 24 + 12;

/** `3 hours lie between them.` */
function between(hours: number): string {
  if (hours < 1) return 'Less than an hour lies between them.';
  if (hours < 1.5) return '1 hour lies between them.';
  if (hours < 48) return `${Math.round(hours)} hours lie between them.`;
  return `${Math.round(hours / 24)} days lie between them.`;
}
