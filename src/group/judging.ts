// The learned eye on entries: how likely two reports are of one event, and how well groups of
// reports go together.

import type { Reason } from '../domain/event.js';
import { eventFeatureNames, measureEvents } from './event-likeness.js';
import type { Learned } from './learned.js';
import type { Lexicon } from './lexicon.js';
import { createLikeness, featureNames } from './likeness.js';
import { noAlternative, type LinkView } from './linkage.js';
import type { Entry } from './memory.js';
import { judge } from './model.js';
import { reasonsOf } from './reasons.js';

/** How a report goes with an event, by its pairs with the members. */
export interface PairsWith {
  readonly mean: number;
  readonly max: number;
}

export interface Judging {
  /** Log-odds of a pair, clipped. */
  pair(a: Entry, b: Entry): number;
  pairsWith(entry: Entry, members: readonly Entry[]): PairsWith;
  /** Log-odds that a report belongs to an event, given its best mean with another one. */
  withEvent(
    entry: Entry,
    members: readonly Entry[],
    pairs: PairsWith,
    alternative?: number,
  ): number;
  /** Log-odds that two groups are one event. */
  groups(view: LinkView, entries: readonly Entry[]): number;
  /** Reasons that sum to `score` (by default the pair's own). */
  explain(a: Entry, b: Entry, score?: number): readonly Reason[];
}

export const pairScoreMax = 4;
/** Members of an event a report is compared with, at most. */
const membersJudgedMax = 24;

export function createJudging(lexicon: Lexicon, learned: Learned): Judging {
  const likeness = createLikeness(lexicon);
  const features = new Float64Array(featureNames.length);
  const eventFeatures = new Float64Array(eventFeatureNames.length);

  function unclipped(a: Entry, b: Entry): number {
    likeness.measure(a.reading, b.reading, features);
    return judge(learned.pair, features);
  }

  const pair = (a: Entry, b: Entry): number => clip(unclipped(a, b));

  return {
    pair,
    pairsWith(entry, members) {
      const known = new Map(entry.near.map(({ slot, score }) => [slot, score]));
      const stride = Math.max(1, members.length / membersJudgedMax);
      let [sum, count, max] = [0, 0, -Infinity];
      for (let at = 0; at < members.length; at += stride) {
        const member = members[Math.floor(at)] as Entry;
        if (member === entry) continue;
        const score = known.get(member.slot) ?? pair(entry, member);
        sum += score;
        count++;
        if (score > max) max = score;
      }
      return count === 0 ? { mean: -pairScoreMax, max: -pairScoreMax } : { mean: sum / count, max };
    },
    withEvent(entry, members, { mean, max }, alternative = noAlternative) {
      const others = members.filter((member) => member !== entry);
      const hours = Math.abs(meanHour([entry]) - meanHour(others));
      const sizes = [1, Math.max(1, others.length)] as const;
      measureEvents({ mean, max, alternative, sizes, hours }, eventFeatures);
      return judge(learned.event, eventFeatures);
    },
    groups(view, entries) {
      const of = (nodes: readonly number[]): readonly Entry[] =>
        nodes.map((node) => entries[node] as Entry);
      const hours = Math.abs(meanHour(of(view.one)) - meanHour(of(view.two)));
      const sizes = [view.one.length, view.two.length] as const;
      measureEvents({ ...view, sizes, hours }, eventFeatures);
      return judge(learned.event, eventFeatures);
    },
    explain(a, b, score) {
      const own = unclipped(a, b);
      const rest = (score ?? own) - own;
      return reasonsOf(a.reading, b.reading, features, learned.pair, lexicon, rest);
    },
  };
}

const clip = (score: number): number => Math.max(-pairScoreMax, Math.min(pairScoreMax, score));

/** Over those that have a time; NaN when none has. */
function meanHour(entries: readonly Entry[]): number {
  let [sum, count] = [0, 0];
  for (const { reading } of entries) {
    if (Number.isNaN(reading.hour)) continue;
    sum += reading.hour;
    count++;
  }
  return count === 0 ? NaN : sum / count;
}
