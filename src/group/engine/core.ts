// The core of an event: the report most similar to all others and the reports close to it. Drafting
// shows the core and lists the rest as related reports, so it stores how similar each report is.

import type { CoreSimilarities } from '../../domain/event.js';
import { pairScoreMax, type Judging } from '../likeness/judging.js';
import type { Entry } from '../memory/memory.js';

/** Reports from which the core is chosen, evenly spread; bounds the pairs of a large event. */
const candidatesMax = 12;
/** A candidate with at least these log-odds of being one event with the centre is in the core. */
const coreScoreMin = 1.5;

/**
 * The mean log-odds that each report is of one event with the reports of the core, by article id.
 * The centre is the candidate with the highest mean. A report that an editor placed gets the
 * highest value. The result does not depend on anything but the pairs.
 */
export function similaritiesToCore(
  members: readonly Entry[],
  { score }: Pick<Judging, 'score'>,
): CoreSimilarities {
  const core = coreOf(members, score);
  const similarityOf = (entry: Entry): number => {
    if (entry.pinned) return pairScoreMax;
    const others = core.filter((other) => other !== entry);
    if (others.length === 0) return pairScoreMax;
    return others.reduce((sum, other) => sum + score(entry.slot, other.slot), 0) / others.length;
  };
  return Object.fromEntries(
    members.map((entry) => [entry.reading.id, Math.round(similarityOf(entry) * 100) / 100]),
  );
}

function coreOf(members: readonly Entry[], score: Judging['score']): readonly Entry[] {
  const candidates = evenly(members);
  const sumOf = (entry: Entry): number =>
    candidates.reduce(
      (sum, other) => sum + (other === entry ? 0 : score(entry.slot, other.slot)),
      0,
    );
  let [centre, best] = [candidates[0], -Infinity];
  for (const entry of candidates) {
    const sum = sumOf(entry);
    if (sum > best) [centre, best] = [entry, sum];
  }
  return candidates.filter(
    (entry) =>
      centre !== undefined && (entry === centre || score(centre.slot, entry.slot) >= coreScoreMin),
  );
}

function evenly(members: readonly Entry[]): readonly Entry[] {
  const stride = Math.max(1, members.length / candidatesMax);
  const chosen: Entry[] = [];
  for (let at = 0; at < members.length; at += stride) chosen.push(members[Math.floor(at)] as Entry);
  return chosen;
}
