// Which reports are judged again: those of the events that changed, and of events they may belong
// with. Bounded, so that no call takes long.

import type { Entry, HeldEvent, Memory } from '../memory/memory.js';
import type { Neighbours } from '../memory/neighbours.js';

/** Neighbours this likely are judged again with an event that was touched … */
const likelyScoreMin = 0;
/** … and these when there are few. */
const neighbourScoreMin = -1.5;
const fewMax = 150;
/** A larger event is judged again only at every so many reports. */
const oftenMax = 64;
const seldom = 16;

interface TouchedOptions {
  readonly memory: Memory;
  readonly neighbours: Neighbours;
}

/**
 * The touched events and those of their members' likely neighbours, as far as `reportsMax` allows;
 * when there are few, of less likely neighbours, too. By slot.
 */
export function touchedWithNeighbours(
  reportsMax: number,
  { memory, neighbours }: TouchedOptions,
): readonly Entry[] {
  const events = new Set<HeldEvent>();
  const chosen: Entry[] = [];
  const include = (event: HeldEvent, limit: number): void => {
    // An event larger than the bound waits until all of memory is judged.
    if (events.has(event) || chosen.length + event.members.length > limit) return;
    events.add(event);
    for (const entry of event.members) chosen.push(entry);
  };
  const includeNear = (to: number, scoreMin: number, limit: number): void => {
    for (let at = 0; at < to && chosen.length < limit; at++) {
      const { slot } = chosen[at] as Entry;
      for (let i = 0; i < neighbours.count(slot) && neighbours.score(slot, i) > scoreMin; i++) {
        const event = memory.eventAt(neighbours.neighbour(slot, i));
        if (event !== undefined) include(event, limit);
      }
    }
  };
  for (const event of memory.touched) {
    if (chosen.length >= reportsMax) break;
    if (reportsMax === Infinity || isDue(event)) include(event, reportsMax);
  }
  const own = chosen.length;
  includeNear(own, likelyScoreMin, reportsMax);
  includeNear(own, neighbourScoreMin, Math.min(reportsMax, fewMax));
  const slots = Int32Array.from([...events].flatMap((event) => event.slots)).sort();
  return Array.from(slots, (slot) => memory.at(slot) as Entry);
}

function isDue({ members: { length } }: HeldEvent): boolean {
  return length <= oftenMax || length % seldom === 0;
}
