// The learned eye on entries: how likely two reports, or a report and an event, belong together.

import type { Reason } from '../domain/event.js';
import type { Learned } from './learned.js';
import type { Lexicon } from './lexicon.js';
import { createLikeness, featureNames } from './likeness.js';
import { meanScore } from './linkage.js';
import type { Entry } from './memory.js';
import { judge } from './model.js';
import { reasonsOf } from './reasons.js';

export interface Judging {
  /** Log-odds of a pair, clipped. */
  pair(a: Entry, b: Entry): number;
  /** Mean log-odds of a report with the members of an event, above the bar for joining. */
  withEvent(entry: Entry, members: readonly Entry[]): number;
  /** Reasons that sum to `score` (by default the pair's own). */
  explain(a: Entry, b: Entry, score?: number): readonly Reason[];
}

const scoreMax = 4;

export function createJudging(lexicon: Lexicon, learned: Learned): Judging {
  const likeness = createLikeness(lexicon);
  const features = new Float64Array(featureNames.length);

  function unclipped(a: Entry, b: Entry): number {
    likeness.measure(a.reading, b.reading, features);
    return judge(learned.pair, features);
  }

  const pair = (a: Entry, b: Entry): number =>
    Math.max(-scoreMax, Math.min(scoreMax, unclipped(a, b)));

  return {
    pair,
    withEvent(entry, members) {
      const others = members.filter((member) => member !== entry);
      const known = new Map(entry.near.map(({ slot, score }) => [slot, score]));
      const mean = meanScore([0], [...others.keys()], (_, i) => {
        const member = others[i] as Entry;
        return known.get(member.slot) ?? pair(entry, member);
      });
      return mean - learned.joinAbove;
    },
    explain(a, b, score) {
      const own = unclipped(a, b);
      const rest = (score ?? own) - own;
      return reasonsOf(a.reading, b.reading, features, learned.pair, lexicon, rest);
    },
  };
}
