// The learned eye on entries: how likely two reports are of one event, and how well groups of
// reports go together.

import type { MeaningModel } from './meaning.js';
import { withMeaningModel, type Learned } from '../learned.js';
import type { Lexicon } from '../words/lexicon.js';
import { createPairMeasure, featureNames, hoursBetween } from './likeness.js';
import { noAlternative, type LinkView } from '../linkage/linkage.js';
import type { Entry, HeldEvent, Memory } from '../memory/memory.js';
import { neighboursMax, type Neighbours } from '../memory/neighbours.js';
import { judge } from './model.js';
import { reasonsOf, type Aside, type Explained } from './reasons.js';
import { beyond, createGroupJudge } from './group-judge.js';

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
  /**
   * Log-odds that a report belongs to an event. `pairs`: where they are known already;
   * `alternative`: its best mean with another event.
   */
  withEvent(entry: Entry, event: HeldEvent, pairs?: PairsWith, alternative?: number): number;
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
/** ReferenceCorpus pieces lie weeks apart: two grown groups lose only beyond this many windows. */
const windowsApart = 4;
/** Members of an event a report is compared with, at most. */
const membersJudgedMax = 5;
const noAside = { others: 0, near: 0, rivals: 0 };

export interface JudgingOptions {
  readonly lexicon: Lexicon;
  readonly learned: Learned;
  readonly memory: Memory;
  readonly near: Neighbours;
  readonly windowHours: number;
  readonly meaning?: MeaningModel | undefined;
}

/** What was judged is judged anew when so much of what counts came since. */
const refreshShare = 0.5;

export function createJudging(options: JudgingOptions): Judging {
  const { lexicon, memory, near, windowHours, meaning } = options;
  const hoursApartMax = windowsApart * windowHours;
  const learned = withMeaningModel(options.learned, meaning);
  const likeness = createPairMeasure(lexicon, meaning?.neutral);
  const features = new Float64Array(featureNames.length);
  const neighbours = new Int32Array(neighboursMax);
  const second = createGroupJudge({ model: learned.event, memory, windowHours, hoursApartMax });

  function unclipped(a: number, b: number): number {
    const one = memory.chunkOf(a);
    const two = memory.chunkOf(b);
    const atOne = memory.offsetOf(a);
    const atTwo = memory.offsetOf(b);
    likeness.measure(one, atOne, two, atTwo, features);
    return (
      judge(learned.pair, features) - beyond(hoursBetween(one, atOne, two, atTwo), windowHours)
    );
  }

  const pair = (a: number, b: number): number => clip(unclipped(a, b));

  /** What an event adds to the pair of a report and its nearest one there, given their own. */
  function asideOf(entry: Entry, nearest: Entry, event: HeldEvent, of: number) {
    const { mean, max } = pairsWith(entry.slot, event.slots, score);
    const likest = score(entry.slot, nearest.slot);
    const growth = -second.barFor(entry, event);
    const all = second.joining(entry, event, mean, max, noAlternative);
    const two = second.joining(entry, event, likest, likest, noAlternative);
    const isLong = second.isLongWith(entry, event);
    // Full: all else is nothing beside that.
    if (growth === -Infinity) {
      return (own: number): Aside => ({ ...noAside, isLong, growth: of - own });
    }
    const rivals = of - all - growth;
    return (own: number): Aside => ({ others: all - two, growth, isLong, rivals, near: two - own });
  }

  function score(a: number, b: number): number {
    const known = near.scoreBetween(a, b);
    return Number.isNaN(known) ? pair(a, b) : known;
  }

  return {
    ...{ hoursApartMax, pair, score },
    refresh(slot) {
      const now = lexicon.weights.articlesEver();
      const then = near.judgedAt(slot);
      if (now - then < Math.min(then, lexicon.weights.articles()) * refreshShare) return;
      const count = near.count(slot);
      for (let i = 0; i < count; i++) neighbours[i] = near.neighbour(slot, i);
      near.clear(slot, now);
      for (let i = 0; i < count; i++) {
        const other = neighbours[i] as number;
        if (memory.at(other) !== undefined) near.add(slot, other, pair(slot, other));
      }
    },
    pairsWith: ({ slot }, { slots }) => pairsWith(slot, slots, score),
    withEvent(entry, event, pairs, alternative = noAlternative) {
      const { mean, max } = pairs ?? pairsWith(entry.slot, event.slots, score);
      return second.joining(entry, event, mean, max, alternative) - second.barFor(entry, event);
    },
    groups: second.groups,
    explain(a, b, within) {
      // First, as the features of the pair itself are read last.
      const aside = within?.event && asideOf(a, b, within.event, within.score);
      const own = unclipped(a.slot, b.slot);
      const late = beyond(Math.abs(a.reading.hour - b.reading.hour), windowHours);
      return reasonsOf(a.reading, b.reading, features, learned.pair, lexicon, {
        ...{ rest: within === undefined ? 0 : within.score - own, late, meaning },
        ...(aside && { aside: aside(own) }),
      });
    },
  };
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
