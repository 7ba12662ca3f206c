// Plays the days that lie before the demo's start, so that its site has a past: at each moment
// something was published, the feeds are asked and everything that follows is let through.

import type { Fetcher } from '../fetch/fetch.js';
import type { Bus } from '../bus/bus.js';
import { isOutage, type Store } from '../store/store.js';
import type { PlayClock } from './play-clock.js';

/** Plain data, so that it can be handed to a thread. */
export interface Past {
  readonly memory: SharedArrayBuffer;
  /** Ascending, ms UTC; all before the start. */
  readonly moments: readonly number[];
}

interface CatchUpParts {
  readonly clock: PlayClock;
  readonly store: Store;
  readonly bus: Bus;
  readonly fetcher: Fetcher;
  /** Resolves when all has been let through and judged in hindsight. */
  settle(): Promise<void>;
}

const playedNote = 'demo.playedTo';

/** Goes on where an earlier, broken-off play stood. */
export async function catchUp(
  moments: readonly number[],
  { clock, store, bus, fetcher, settle }: CatchUpParts,
  isStopped: () => boolean,
): Promise<void> {
  const playedTo = Number((await store.notes.read(playedNote)) ?? 0);
  for (const moment of moments.filter((one) => one > playedTo)) {
    if (isStopped()) break;
    clock.standAt(moment);
    await fetcher.pollDue();
    bus.nudge();
    await settle();
    // A mark that finds no room is no loss: what was played is not played twice.
    await store.notes.write(playedNote, String(moment)).catch((fault: unknown) => {
      if (!isOutage(fault)) throw fault;
    });
  }
  clock.standAt(undefined);
}

/** The last moment of each span of `stepMs` in which something happens, ascending. */
export function stepsOf(moments: readonly number[], stepMs: number): readonly number[] {
  const lastOf = new Map(moments.map((moment) => [Math.floor(moment / stepMs), moment]));
  return [...lastOf.values()];
}
