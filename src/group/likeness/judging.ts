// The two learned judges, asked about reports in memory: how likely two reports are of one event,
// and whether groups of reports are one event.

import type { Similarity } from '../change.js';
import type { MeaningModel } from './meaning.js';
import { withMeaningModel, type Learned } from '../learned.js';
import type { Lexicon } from '../words/lexicon.js';
import { createPairMeasure, featureNames, hoursBetween } from './pair-features.js';
import { noAlternative, type LinkView } from '../linkage/linkage.js';
import type { Entry, HeldEvent, Memory } from '../memory/memory.js';
import { neighboursMax, type Neighbours } from '../memory/neighbours.js';
import { judge } from './model.js';
import { reasonsOf, type Aside } from './reasons.js';
import { beyond, createGroupJudge } from './group-judge.js';

/** Log-odds of a report's pairs with the members of an event. */
export interface PairsWith {
  readonly mean: number;
  readonly max: number;
}

export interface Judging {
  /** Groups further apart than this, in hours, are two events. */
  readonly hoursApartMax: number;
  /** Log-odds of a pair of reports in memory, clipped; by slot. */
  pair(a: number, b: number): number;
  /** The same; as last judged when one of the two remembers the other. */
  score(a: number, b: number): number;
  /** Judges the remembered neighbours again when term weights have changed much since. */
  refresh(slot: number): void;
  pairsWith(entry: Entry, event: HeldEvent): PairsWith;
  /**
   * Log-odds that a report belongs to an event. `pairs`: `pairsWith` of the two, when known;
   * `alternative`: its best mean with another event.
   */
  withEvent(entry: Entry, event: HeldEvent, pairs?: PairsWith, alternative?: number): number;
  /** Log-odds that two groups are one event. */
  groups(view: LinkView): number;
  /** Reasons that sum to the score of `within`, or to the pair's own. */
  explain(a: Entry, b: Entry, within?: Within): Similarity;
}

/** Where a pair is judged: in an event, `b` the most similar there, or between two groups. */
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
  readonly neighbours: Neighbours;
  readonly windowHours: number;
  readonly meaning?: MeaningModel | undefined;
}

/** A pair is judged again when so large a share of the weighted reports came since. */
const refreshShare = 0.5;

export function createJudging(options: JudgingOptions): Judging {
  const { lexicon, memory, neighbours, windowHours, meaning } = options;
  const hoursApartMax = windowsApart * windowHours;
  const learned = withMeaningModel(options.learned, meaning);
  const pairMeasure = createPairMeasure(lexicon, meaning?.neutral);
  const features = new Float64Array(featureNames.length);
  const refreshed = new Int32Array(neighboursMax);
  const groupJudge = createGroupJudge({ model: learned.event, memory, windowHours, hoursApartMax });

  function unclipped(a: number, b: number): number {
    const one = memory.chunkOf(a);
    const two = memory.chunkOf(b);
    const atOne = memory.offsetOf(a);
    const atTwo = memory.offsetOf(b);
    pairMeasure.measure(one, atOne, two, atTwo, features);
    return (
      judge(learned.pair, features) - beyond(hoursBetween(one, atOne, two, atTwo), windowHours)
    );
  }

  const pair = (a: number, b: number): number => clip(unclipped(a, b));

  /** What an event adds to the pair of a report and the one most similar to it there. */
  function asideOf(entry: Entry, nearest: Entry, event: HeldEvent, of: number) {
    const { mean, max } = pairsWith(entry.slot, event.slots, score);
    const mostSimilar = score(entry.slot, nearest.slot);
    const growth = -groupJudge.barFor(entry, event);
    const all = groupJudge.joining(entry, event, mean, max, noAlternative);
    const two = groupJudge.joining(entry, event, mostSimilar, mostSimilar, noAlternative);
    const isLong = groupJudge.isLongWith(entry, event);
    // The event is full: nothing else counts.
    if (growth === -Infinity) {
      return (own: number): Aside => ({ ...noAside, isLong, growth: of - own });
    }
    const rivals = of - all - growth;
    return (own: number): Aside => ({ others: all - two, growth, isLong, rivals, near: two - own });
  }

  function score(a: number, b: number): number {
    const known = neighbours.scoreBetween(a, b);
    return Number.isNaN(known) ? pair(a, b) : known;
  }

  return {
    ...{ hoursApartMax, pair, score },
    refresh(slot) {
      const now = lexicon.weights.articlesEver();
      const then = neighbours.judgedAt(slot);
      if (now - then < Math.min(then, lexicon.weights.articles()) * refreshShare) return;
      const count = neighbours.count(slot);
      for (let i = 0; i < count; i++) refreshed[i] = neighbours.neighbour(slot, i);
      neighbours.clear(slot, now);
      for (let i = 0; i < count; i++) {
        const other = refreshed[i] as number;
        if (memory.at(other) !== undefined) neighbours.add(slot, other, pair(slot, other));
      }
    },
    pairsWith: ({ slot }, { slots }) => pairsWith(slot, slots, score),
    withEvent(entry, event, pairs, alternative = noAlternative) {
      const { mean, max } = pairs ?? pairsWith(entry.slot, event.slots, score);
      return (
        groupJudge.joining(entry, event, mean, max, alternative) - groupJudge.barFor(entry, event)
      );
    },
    groups: groupJudge.groups,
    explain(a, b, within) {
      // First, since `unclipped` leaves the features of the pair itself, which are read below.
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
