// Why two reports are put together or not, as causes with weights. The weights sum to the score.

import type { Cause, Reason } from '../../domain/reason.js';
import type { Similarity } from '../change.js';
import type { Reading } from '../reading/reading.js';
import type { Lexicon } from '../words/lexicon.js';
import { ownPlaces } from './elsewhere.js';
import { meaningSimilarity, type MeaningModel } from './meaning.js';
import type { Linear } from './model.js';
import { featureNames, type Feature } from './pair-features.js';
import { sharedOf, type Shared, type SharedTerm } from './shared.js';

/** What one cause says of two reports. */
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
const aspects: Readonly<Partial<Record<Feature, Aspect>>> = {
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

const termsStored = 4;
const weightMin = 1e-9;

/** What counts besides the features of a pair. */
export interface Beside {
  /** What their events add, or take off. */
  readonly rest: number;
  /** What is taken off for being further apart than the window. */
  readonly late: number;
  /** The same as `rest`, split by cause, where an event is judged. */
  readonly aside?: Aside;
  /** The model of meaning that is among the features. */
  readonly meaning?: MeaningModel | undefined;
}

/** What an event adds to the odds of a report and the one most similar to it there. */
export interface Aside {
  /** Its other reports. */
  readonly others: number;
  /** For neighbours: they are not any two reports. */
  readonly near: number;
  /** For other similar events. */
  readonly rivals: number;
  /** The guard on growth. */
  readonly growth: number;
  /** The guard minds how long the event lasts, not how large it is. */
  readonly isLong: boolean;
}

/** Reasons for the log-odds of a pair, the heaviest first. */
export function reasonsOf(
  a: Reading,
  b: Reading,
  features: Float64Array,
  model: Linear,
  lexicon: Lexicon,
  { rest, late, aside, meaning }: Beside,
): Similarity {
  const reasons: Reason[] = [];
  const pair = { a, b, shared: sharedOf(a, b, lexicon), meaning, lexicon };
  for (const [aspect, weight] of sumsOf(features, model, late)) {
    if (weight !== 0) add(reasons, { cause: causeOf(aspect, weight, pair), weight });
  }
  for (const reason of aside === undefined ? [ofWholeEvents(rest)] : ofEvent(aside)) {
    if (Math.abs(reason.weight) > weightMin) reasons.push(reason);
  }
  reasons.sort((one, two) => Math.abs(two.weight) - Math.abs(one.weight));
  return { score: reasons.reduce((sum, { weight }) => sum + weight, 0), reasons };
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

/** Two measures of one cause are one reason: a shared name may be all that is shared. */
function add(reasons: Reason[], reason: Reason): void {
  const at = reasons.findIndex((other) => areOne(other, reason));
  const same = reasons[at];
  if (same === undefined) reasons.push(reason);
  else reasons[at] = { cause: same.cause, weight: same.weight + reason.weight };
}

/** What both say can speak for one event, and against it: that is two reasons. */
function areOne(one: Reason, two: Reason): boolean {
  if (one.cause.kind !== two.cause.kind) return false;
  if (one.cause.kind === 'shared' && one.weight < 0 !== two.weight < 0) return false;
  return JSON.stringify(one.cause) === JSON.stringify(two.cause);
}

const ofWholeEvents = (weight: number): Reason => {
  return { cause: { kind: 'whole-events', similar: weight > 0 }, weight };
};

const ofEvent = ({ others, near, rivals, growth, isLong }: Aside): readonly Reason[] => [
  { cause: { kind: 'other-reports', similar: others > 0 }, weight: others },
  { cause: { kind: 'nearness', enough: near > 0 }, weight: near },
  { cause: { kind: 'rivals' }, weight: rivals },
  { cause: { kind: 'grown', by: isLong ? 'length' : 'size' }, weight: growth },
];

interface Pair {
  readonly a: Reading;
  readonly b: Reading;
  readonly shared: Shared;
  readonly meaning: MeaningModel | undefined;
  readonly lexicon: Lexicon;
}

function causeOf(aspect: Aspect, weight: number, pair: Pair): Cause {
  const { a, b, shared, meaning, lexicon } = pair;
  switch (aspect) {
    case 'words':
      return wordsCause(a, b, shared);
    case 'names':
      // Words that are names at times speak for it, too.
      return weight > 0 && shared.names.length === 0
        ? wordsCause(a, b, shared)
        : listed('names', shared.names);
    case 'tolls':
      return { kind: 'tolls', dead: [a.tolls[0] ?? 0, b.tolls[0] ?? 0] };
    case 'places':
      return { kind: 'places', names: ownPlaces(a, b, lexicon) };
    case 'hours':
      return hoursCause(a, b);
    case 'days':
      return { kind: 'weekday', same: weight > 0 };
    case 'outlet':
      return { kind: 'same-outlet' };
    case 'languages':
      return { kind: 'two-languages' };
    case 'meaning':
      return meaning === undefined ? { kind: 'start' } : meaningCause(a, b, meaning);
    case 'start':
      return { kind: 'start' };
  }
}

/** Said by one report in five, or more. */
const commonWeightMax = 1.61;

/** Two that say the same, in words that very many say: a stuck ticker has filled the stream. */
function areCommonplace(a: Reading, b: Reading, { words, names, numbers }: Shared): boolean {
  const all = [...words, ...names, ...numbers];
  const isSame = all.length === a.terms.length && all.length === b.terms.length;
  return isSame && all.length > 0 && all.every(({ weight }) => weight < commonWeightMax);
}

function wordsCause(a: Reading, b: Reading, shared: Shared): Cause {
  if (areCommonplace(a, b, shared)) return { kind: 'commonplace' };
  const dead = a.tolls.find((toll) => b.tolls.includes(toll));
  const { words, names } = shared;
  const terms = dead === undefined ? [...words, ...shared.numbers] : words;
  const cause = listed('words', terms.length > 0 ? terms.toSorted(byWeight) : names);
  return dead === undefined || cause.kind === 'unshared' ? cause : { ...cause, dead };
}

const byWeight = (one: SharedTerm, two: SharedTerm): number => two.weight - one.weight;

function listed(
  what: 'words' | 'names',
  terms: readonly SharedTerm[],
): Extract<Cause, { kind: 'shared' | 'unshared' }> {
  if (terms.length === 0) return { kind: 'unshared', what };
  return { kind: 'shared', terms: terms.slice(0, termsStored).map(({ text }) => text) };
}

function hoursCause(a: Reading, b: Reading): Cause {
  if (a.statedDay === b.statedDay) return { kind: 'same-day' };
  const hours = Math.abs(a.hour - b.hour);
  if (Number.isNaN(hours)) return { kind: 'no-time' };
  return { kind: 'hours', hours, datedByText: [a, b].filter(isDatedByText).length };
}

/** The feed may give another day. */
const isDatedByText = ({ statedDay, hour }: Reading): boolean => hour === statedDay * 24 + 12;

function meaningCause(a: Reading, b: Reading, { model, neutral }: MeaningModel): Cause {
  const similarity = meaningSimilarity(a.meaning, b.meaning);
  return { kind: 'meaning', model, similarity, same: similarity >= neutral };
}
