// The report of an event that another report is most similar to.

import type { Entry, HeldEvent } from '../memory/memory.js';
import type { Sources } from './sources.js';

/** Members compared, evenly chosen, when none is a remembered neighbour. */
const comparedMax = 24;

/** Undefined when no other report is in the event. */
export function nearestIn(
  { slots }: Pick<HeldEvent, 'slots'>,
  { slot }: Entry,
  { neighbours, memory, judging }: Pick<Sources, 'neighbours' | 'memory' | 'judging'>,
): Entry | undefined {
  for (let i = 0; i < neighbours.count(slot); i++) {
    const other = neighbours.neighbour(slot, i);
    if (slots.includes(other)) return memory.at(other);
  }
  let [nearest, most] = [undefined as Entry | undefined, -Infinity];
  const stride = Math.max(1, slots.length / comparedMax);
  for (let at = 0; at < slots.length; at += stride) {
    const other = slots[Math.floor(at)] as number;
    if (other === slot) continue;
    const score = judging.score(slot, other);
    if (score > most) [nearest, most] = [memory.at(other), score];
  }
  return nearest;
}

/** Scores are stored as JSON, which has no infinity: a full event scores this. */
const scoreMin = -99;

export const storedScore = (score: number): number => Math.max(score, scoreMin);
