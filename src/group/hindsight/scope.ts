// What hindsight looks at: what came lately, and the events that is part of or likely near to.

import { byTime } from '../rejudging/rejudging.js';
import type { Entry, HeldEvent } from '../memory/memory.js';
import type { Parts } from '../parts.js';

export interface Scope {
  /** Came lately: their neighbours are found anew. By time, those of one time by id. */
  readonly late: readonly Entry[];
  /** Older ones beside them. */
  readonly early: readonly Entry[];
}

/** What came in so many hours before the newest … */
const lateHours = 48;
/** … but at least so many reports: a small newsroom looks back on all it holds … */
const lateMin = 1_000;
/** … and at most so many, which is well within memory. */
const lateMax = 16_000;
/** Older events are looked at beside what came lately where a neighbour is this likely. */
const likelyScoreMin = 0;

export function chooseScope(parts: Parts): Scope {
  const late = lateEntries(parts);
  return { late, early: earlyBeside(late, parts) };
}

function lateEntries({ memory }: Parts): readonly Entry[] {
  const late: Entry[] = [];
  const oldest = memory.oldestSlot();
  let cut = -Infinity;
  for (let slot = memory.newestSlot(); slot >= oldest && late.length < lateMax; slot--) {
    const entry = memory.at(slot);
    if (entry?.event === undefined) continue;
    if (late.length === 0) cut = entry.cameAt - lateHours;
    if (late.length >= lateMin && !(entry.cameAt > cut)) break;
    late.push(entry);
  }
  return late.sort(byTime);
}

function earlyBeside(late: readonly Entry[], { memory, near }: Parts): readonly Entry[] {
  const isLate = new Set(late);
  const events = new Set<HeldEvent>();
  for (const { event, slot } of late) {
    if (event !== undefined) events.add(event);
    for (let i = 0; i < near.count(slot) && near.score(slot, i) > likelyScoreMin; i++) {
      const beside = memory.eventAt(near.neighbour(slot, i));
      if (beside !== undefined) events.add(beside);
    }
  }
  const early = [...events].flatMap(({ members }) => members.filter((one) => !isLate.has(one)));
  return early.sort(byTime);
}
