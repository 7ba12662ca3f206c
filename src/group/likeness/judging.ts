// The learned eye on entries: how likely two reports are of one event, and how well groups of
// reports go together.

import { eventFeatureNames, measureEvents } from './event-likeness.js';
import { growthBar, lengthBar, sizeBar } from './growth.js';
import type { Gist } from './gist.js';
import { withGist, type Learned } from '../learned.js';
import type { Lexicon } from '../words/lexicon.js';
import { createLikeness, featureNames, hoursBetween } from './likeness.js';
import { noAlternative, type LinkView } from '../linkage/linkage.js';
import type { Entry, HeldEvent, Memory } from '../memory/memory.js';
import { nearMax, type Near } from '../memory/near.js';
import { judge } from './model.js';
import { reasonsOf, type Aside, type Explained } from './reasons.js';

/** How a report goes with an event, by its pairs with the members. */
export interface PairsWith {
  readonly mean: number;
  readonly max: number;
}

export interface Judging {
  /** Groups further apart than this, in hours, are held to be two. */
  readonly hoursApartMax: number;
  /** Log-odds of a pair of reports in memory, clipped; by slot. */
  pair(a: number, b: number): number;
  /** The same as last judged, when one of the two remembers the other. */
  score(a: number, b: number): number;
  /** Judges the remembered neighbours anew when term weights have moved much since. */
  refresh(slot: number): void;
  pairsWith(entry: Entry, event: HeldEvent): PairsWith;
  /** Log-odds that a report belongs to an event, given its best mean with another one. */
  withEvent(entry: Entry, event: HeldEvent, pairs: PairsWith, alternative?: number): number;
  /** Log-odds that two groups are one event. */
  groups(view: LinkView): number;
  /** Reasons that sum to the score of `within`, or to the pair's own. */
  explain(a: Entry, b: Entry, within?: Within): Explained;
}

/** Where a pair is judged: as two reports of an event, `b` the nearest, or of two groups. */
export interface Within {
  readonly score: number;
  readonly event?: HeldEvent;
}

export const pairScoreMax = 4;
/** Twice the window apart costs this much: a town is retaken a year later, too. */
const logOddsPerDoubling = 1;
/** Background pieces lie weeks apart: two grown groups lose only beyond this many windows. */
const windowsApart = 4;
/** Members of an event a report is compared with, at most. */
const membersJudgedMax = 5;

export interface JudgingOptions {
  readonly lexicon: Lexicon;
  readonly learned: Learned;
  readonly memory: Memory;
  readonly near: Near;
  readonly windowHours: number;
  readonly gist?: Gist | undefined;
}

/** What was judged is judged anew when the stream has grown by this much since. */
const refreshGrowth = 1.5;

export function createJudging(options: JudgingOptions): Judging {
  const { lexicon, memory, near, windowHours, gist } = options;
  const hoursApartMax = windowsApart * windowHours;
  const learned = withGist(options.learned, gist);
  const likeness = createLikeness(lexicon, gist?.neutral);
  const features = new Float64Array(featureNames.length);
  const neighbours = new Int32Array(nearMax);
  const compared = createCompared();
  const eventFeatures = new Float64Array(eventFeatureNames.length);

  function unclipped(a: number, b: number): number {
    const one = memory.chunkOf(a);
    const two = memory.chunkOf(b);
    const atOne = memory.placeOf(a);
    const atTwo = memory.placeOf(b);
    likeness.measure(one, atOne, two, atTwo, features);
    return (
      judge(learned.pair, features) - beyond(hoursBetween(one, atOne, two, atTwo), windowHours)
    );
  }

  /**
   * A report without a time may be likely with both; that bridges no year between two events. It
   * counts as of the time of those it stands with, which the pairs with it do not know.
   */
  function apart(one: number, two: number, isPartlyTimed: boolean): number {
    if (!(compared.hours > hoursApartMax)) return 0;
    if (isPartlyTimed) return beyond(compared.hours, windowHours);
    return one > 1 && two > 1 ? beyond(compared.hours, hoursApartMax) : 0;
  }

  const isTimed = (slot: number): boolean => !Number.isNaN(memory.hourOf(slot));

  const pair = (a: number, b: number): number => clip(unclipped(a, b));

  /** Log-odds that groups of these sizes are one event, given what is in `compared`. */
  function together(one: number, two: number, isPartlyTimed: boolean): number {
    compared.sizes[0] = one;
    compared.sizes[1] = two;
    measureEvents(compared, eventFeatures);
    return judge(learned.event, eventFeatures) - apart(one, two, isPartlyTimed);
  }

  /** A report with an event, but for the guard on its growth. */
  function alone(
    entry: Entry,
    { slots }: HeldEvent,
    mean: number,
    max: number,
    alternative: number,
  ): number {
    const hours = Math.abs(entry.reading.hour - meanHour(slots, memory.hourOf));
    fill(compared, mean, max, alternative, hours);
    const isPartly = hours > hoursApartMax && !slots.every(isTimed);
    return together(1, Math.max(1, othersIn(slots, entry)), isPartly);
  }

  const lengthWith = ({ reading }: Entry, event: HeldEvent): number =>
    memory.spanWith(event, reading.hour);

  const barFor = (entry: Entry, event: HeldEvent): number =>
    growthBar(othersIn(event.slots, entry) + 1, lengthWith(entry, event));

  /** What an event adds to the pair of a report and its nearest one there, given their own. */
  function asideOf(
    entry: Entry,
    nearest: Entry,
    within: Within | undefined,
  ): ((own: number) => Aside) | undefined {
    if (within?.event === undefined) return undefined;
    const { event } = within;
    const growth = -barFor(entry, event);
    const reports = othersIn(event.slots, entry) + 1;
    const isLong = lengthBar(reports, lengthWith(entry, event)) > sizeBar(reports);
    // Full: all else is nothing beside that.
    if (growth === -Infinity) return (own) => ({ ...noAside, growth: within.score - own, isLong });
    const { mean, max } = pairsWith(entry.slot, event.slots, score);
    const pairScore = score(entry.slot, nearest.slot);
    const all = alone(entry, event, mean, max, noAlternative);
    const two = alone(entry, event, pairScore, pairScore, noAlternative);
    const rivals = within.score - all - growth;
    return (own) => ({ others: all - two, growth, isLong, rivals, near: two - own });
  }

  function score(a: number, b: number): number {
    const known = near.between(a, b);
    return Number.isNaN(known) ? pair(a, b) : known;
  }

  return {
    ...{ hoursApartMax, pair, score },
    refresh(slot) {
      const now = lexicon.weights.articles();
      if (now < near.judgedAt(slot) * refreshGrowth) return;
      const count = near.count(slot);
      for (let i = 0; i < count; i++) neighbours[i] = near.neighbour(slot, i);
      near.clear(slot, now);
      for (let i = 0; i < count; i++) {
        const other = neighbours[i] as number;
        if (memory.at(other) !== undefined) near.keep(slot, other, pair(slot, other));
      }
    },
    pairsWith: ({ slot }, { slots }) => pairsWith(slot, slots, score),
    withEvent(entry, event, { mean, max }, alternative = noAlternative) {
      return alone(entry, event, mean, max, alternative) - barFor(entry, event);
    },
    groups(view) {
      fill(compared, view.mean, view.max, view.alternative, view.hours);
      return (
        together(...view.sizes, view.isPartlyTimed) -
        growthBar(view.sizes[0] + view.sizes[1], view.span)
      );
    },
    explain(a, b, within) {
      // First, as the features of the pair itself are read last.
      const aside = asideOf(a, b, within);
      const own = unclipped(a.slot, b.slot);
      const late = beyond(Math.abs(a.reading.hour - b.reading.hour), windowHours);
      return reasonsOf(a.reading, b.reading, features, learned.pair, lexicon, {
        ...{ rest: within === undefined ? 0 : within.score - own, late, gist },
        ...(aside && { aside: aside(own) }),
      });
    },
  };
}

const noAside = { others: 0, near: 0, rivals: 0 };

/** Reports of an event beside this one. */
const othersIn = (slots: readonly number[], { event }: Entry): number =>
  slots.length - (event?.slots === slots ? 1 : 0);

/** What is asked of the second judge, in one record for all. */
function createCompared() {
  return { mean: 0, max: 0, alternative: 0, hours: 0, sizes: [1, 1] as [number, number] };
}

function fill(
  compared: ReturnType<typeof createCompared>,
  mean: number,
  max: number,
  alternative: number,
  hours: number,
): void {
  compared.mean = mean;
  compared.max = max;
  compared.alternative = alternative;
  compared.hours = hours;
}

/** What is taken off for lying further apart than so much; nothing where the hours are unknown. */
function beyond(hours: number, hoursFree: number): number {
  return hours > hoursFree ? logOddsPerDoubling * Math.log2(hours / hoursFree) : 0;
}

function pairsWith(
  slot: number,
  others: readonly number[],
  score: (a: number, b: number) => number,
): PairsWith {
  const stride = Math.max(1, others.length / membersJudgedMax);
  let sum = 0;
  let count = 0;
  let max = -Infinity;
  for (let at = 0; at < others.length; at += stride) {
    const other = others[Math.floor(at)] as number;
    if (other === slot) continue;
    const each = score(slot, other);
    sum += each;
    count++;
    if (each > max) max = each;
  }
  return count === 0 ? { mean: -pairScoreMax, max: -pairScoreMax } : { mean: sum / count, max };
}

const clip = (score: number): number => Math.max(-pairScoreMax, Math.min(pairScoreMax, score));

/** Over those that have a time; NaN when none has. Of many, an even choice. */
function meanHour(slots: readonly number[], hourOf: (slot: number) => number): number {
  const stride = Math.max(1, slots.length / membersJudgedMax);
  let sum = 0;
  let count = 0;
  for (let at = 0; at < slots.length; at += stride) {
    const hour = hourOf(slots[Math.floor(at)] as number);
    if (Number.isNaN(hour)) continue;
    sum += hour;
    count++;
  }
  return count === 0 ? NaN : sum / count;
}
