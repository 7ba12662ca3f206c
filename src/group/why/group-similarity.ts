// How similar two groups of reports are, with the reasons of their most similar pair.

import type { Similarity } from '../change.js';
import { noAlternative } from '../linkage/linkage.js';
import type { Entry } from '../memory/memory.js';
import { storedScore } from './nearest.js';
import { withinReach } from './obstacle.js';
import type { Sources } from './sources.js';

/** Reports of each group that are compared, evenly chosen. */
const comparedMax = 8;

type Judges = Pick<Sources, 'judging'>;

/** `alternative`: the highest mean either of them has with a third group. */
export function similarityBetween(
  one: readonly Entry[],
  two: readonly Entry[],
  { judging }: Judges,
  alternative = noAlternative,
): Similarity {
  let [sum, count, max] = [0, 0, -Infinity];
  let mostSimilar: readonly [Entry, Entry] | undefined;
  for (const a of evenly(one)) {
    for (const b of evenly(two)) {
      const score = judging.score(a.slot, b.slot);
      sum += score;
      count++;
      if (score > max) [max, mostSimilar] = [score, [a, b]];
    }
  }
  if (mostSimilar === undefined) return { score: 0, reasons: [] };
  const hours = [...one, ...two]
    .map(({ reading }) => reading.hour)
    .filter((hour) => !Number.isNaN(hour));
  const exact = withinReach(
    judging.groups({
      ...{ one: [], two: [], sizes: [one.length, two.length] },
      ...{ mean: sum / count, max, alternative },
      hours: Math.abs(meanHour(one) - meanHour(two)),
      isPartlyTimed: hours.length > 0 && hours.length < one.length + two.length,
      span: hours.length === 0 ? 0 : most(hours) - least(hours),
    }),
    max,
  );
  const score = storedScore(exact);
  return { score, reasons: judging.explain(...mostSimilar, { score }).reasons };
}

/** The same of two events that stay two: each is the other's alternative. */
export function similarityApart(
  one: readonly Entry[],
  two: readonly Entry[],
  judges: Judges,
): Similarity {
  const alternative = Math.max(meanWithin(one, judges), meanWithin(two, judges));
  return similarityBetween(one, two, judges, alternative);
}

/** Mean score of the pairs within a group. */
export function meanWithin(group: readonly Entry[], { judging }: Judges): number {
  let [sum, count] = [0, 0];
  const chosen = evenly(group);
  for (const [at, a] of chosen.entries()) {
    for (const b of chosen.slice(at + 1)) {
      sum += judging.score(a.slot, b.slot);
      count++;
    }
  }
  return count === 0 ? noAlternative : sum / count;
}

function evenly(group: readonly Entry[]): readonly Entry[] {
  const stride = Math.max(1, group.length / comparedMax);
  const chosen: Entry[] = [];
  for (let at = 0; at < group.length; at += stride) chosen.push(group[Math.floor(at)] as Entry);
  return chosen;
}

/** Mean over the reports that have a time; NaN when none has. */
function meanHour(group: readonly Entry[]): number {
  const hours = group.map(({ reading }) => reading.hour).filter((hour) => !Number.isNaN(hour));
  return hours.reduce((sum, hour) => sum + hour, 0) / hours.length;
}

const least = (hours: readonly number[]): number => hours.reduce((a, b) => Math.min(a, b));
const most = (hours: readonly number[]): number => hours.reduce((a, b) => Math.max(a, b));
