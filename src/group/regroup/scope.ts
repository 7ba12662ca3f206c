// What hindsight looks at: recent reports, their events, and the events of likely neighbours.

import { byTime } from './find-again.js';
import type { Entry, HeldEvent, Memory } from '../memory/memory.js';
import type { Neighbours } from '../memory/neighbours.js';

export interface Scope {
  /** Their neighbours are found again. By time. */
  readonly recent: readonly Entry[];
  /** Older reports of the same events, and of similar ones. */
  readonly beside: readonly Entry[];
}

/** Recent: came within so many hours before the newest … */
const recentHours = 48;
/** … but at least so many reports: a small newsroom looks at all it has … */
const recentMin = 1_000;
/** … and at most so many, far fewer than are in memory. */
const recentMax = 16_000;
/** Older events are looked at, too, when a recent report has so likely a neighbour there. */
const likelyScoreMin = 0;

interface ScopeOptions {
  readonly memory: Memory;
  readonly neighbours: Neighbours;
}

export function chooseScope(options: ScopeOptions): Scope {
  const recent = recentEntries(options);
  return { recent, beside: entriesBeside(recent, options) };
}

function recentEntries({ memory }: ScopeOptions): readonly Entry[] {
  const recent: Entry[] = [];
  const oldest = memory.oldestSlot();
  let cut = -Infinity;
  for (let slot = memory.newestSlot(); slot >= oldest && recent.length < recentMax; slot--) {
    const entry = memory.at(slot);
    if (entry?.event === undefined) continue;
    if (recent.length === 0) cut = entry.cameAt - recentHours;
    if (recent.length >= recentMin && !(entry.cameAt > cut)) break;
    recent.push(entry);
  }
  return recent.sort(byTime);
}

function entriesBeside(
  recent: readonly Entry[],
  { memory, neighbours }: ScopeOptions,
): readonly Entry[] {
  const isRecent = new Set(recent);
  const events = new Set<HeldEvent>();
  for (const { event, slot } of recent) {
    if (event !== undefined) events.add(event);
    for (let i = 0; i < neighbours.count(slot) && neighbours.score(slot, i) > likelyScoreMin; i++) {
      const near = memory.eventAt(neighbours.neighbour(slot, i));
      if (near !== undefined) events.add(near);
    }
  }
  const beside = [...events].flatMap(({ members }) => members.filter((one) => !isRecent.has(one)));
  return beside.sort(byTime);
}
