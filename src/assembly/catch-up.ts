// Plays the days before the demo's start, so that its site has a past. At each moment at which
// something was published, all feeds are polled and all messages are handled.

import type { Fetcher } from '../fetch/fetch.js';
import type { Bus } from '../bus/bus.js';
import { isOutage, type Store } from '../store/store.js';
import type { PlayClock } from './play-clock.js';

/** Plain data, so that a thread can get it. */
export interface Past {
  readonly memory: SharedArrayBuffer;
  /** Ascending, ms UTC; all before the start. */
  readonly moments: readonly number[];
}

interface CatchUpDeps {
  readonly clock: PlayClock;
  readonly store: Store;
  readonly bus: Bus;
  readonly fetcher: Fetcher;
  /** Resolves when no message is due and hindsight is done. */
  settle(): Promise<void>;
}

const playedNote = 'demo.playedTo';

/** Plays the moments in order. Continues an earlier play that was stopped. */
export async function catchUp(
  moments: readonly number[],
  { clock, store, bus, fetcher, settle }: CatchUpDeps,
  isStopped: () => boolean,
): Promise<void> {
  const playedTo = Number((await store.notes.read(playedNote)) ?? 0);
  for (const moment of moments.filter((one) => one > playedTo)) {
    if (isStopped()) break;
    clock.setTo(moment);
    await fetcher.pollDue();
    bus.nudge();
    await settle();
    // Without the note, for example on a full disk, the moment is played again: that is harmless.
    await store.notes.write(playedNote, String(moment)).catch((fault: unknown) => {
      if (!isOutage(fault)) throw fault;
    });
  }
  clock.setTo(undefined);
}

/** The last moment of each span of `stepMs` in which something happens, ascending. */
export function stepsOf(moments: readonly number[], stepMs: number): readonly number[] {
  const lastOf = new Map(moments.map((moment) => [Math.floor(moment / stepMs), moment]));
  return [...lastOf.values()];
}
