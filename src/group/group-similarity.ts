// How well two groups of reports go together, with reasons drawn from their likest pair.

import { withinReach } from './obstacle.js';
import type { Similarity } from './change.js';
import { noAlternative } from './linkage/linkage.js';
import type { Entry } from './memory/memory.js';
import type { Parts } from './parts.js';
import { storedScore } from './explain-placement.js';

/** Of each group so many are compared, evenly chosen. */
const comparedMax = 8;

/** `alternative`: highest mean either of them has with a third. */
export function similarityBetween(
  one: readonly Entry[],
  two: readonly Entry[],
  { judging }: Parts,
  alternative = noAlternative,
): Similarity {
  let [sum, count, max] = [0, 0, -Infinity];
  let likest: readonly [Entry, Entry] | undefined;
  for (const a of evenly(one)) {
    for (const b of evenly(two)) {
      const score = judging.score(a.slot, b.slot);
      sum += score;
      count++;
      if (score > max) [max, likest] = [score, [a, b]];
    }
  }
  if (likest === undefined) return { score: 0, reasons: [] };
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
  return { score, reasons: judging.explain(...likest, { score }).reasons };
}

/** Why two events are two, as far as likeness tells: each is liker in itself. */
export function similarityApart(
  one: readonly Entry[],
  two: readonly Entry[],
  parts: Parts,
): Similarity {
  return similarityBetween(
    one,
    two,
    parts,
    Math.max(...[one, two].map((of) => meanWithin(of, parts))),
  );
}

/** Mean of the pairs within a group. */
export function meanWithin(group: readonly Entry[], { judging }: Parts): number {
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

/** Over those that have a time; NaN when none has. */
function meanHour(group: readonly Entry[]): number {
  const hours = group.map(({ reading }) => reading.hour).filter((hour) => !Number.isNaN(hour));
  return hours.reduce((sum, hour) => sum + hour, 0) / hours.length;
}

const least = (hours: readonly number[]): number => hours.reduce((a, b) => Math.min(a, b));
const most = (hours: readonly number[]): number => hours.reduce((a, b) => Math.max(a, b));
