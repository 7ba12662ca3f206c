// Goes round and picks up the feeds that are due, a few at a time, so that what piled up while
// muster was off is spread out. Knows no store and no net: both are given as functions.

import type { Clock } from '../domain/clock.js';
import type { Log } from '../domain/log.js';
import { minuteMs } from '../domain/time.js';
import type { Sleep } from './turns.js';

export interface DueFeed {
  readonly id: string;
  readonly url: string;
}

export interface RoundsParts {
  /** The longest due first. */
  readonly due: (limit: number) => Promise<readonly DueFeed[]>;
  /** Asks one feed and saves what came of it. */
  readonly poll: (feed: DueFeed) => Promise<void>;
  /** Lets go of what has not begun. */
  readonly dropWaiting: () => void;
  /** Breaks off what has. */
  readonly abort: () => void;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly log: Log;
  /** The store does not answer, which is told elsewhere. */
  readonly isOutage: (fault: unknown) => boolean;
}

export interface Rounds {
  start(): void;
  /** Picks up all that is due, and waits for it. Answers how many. */
  all(): Promise<number>;
  /** Idempotent. */
  stop(): Promise<void>;
}

const roundMs = 1_000;
/** Overdue feeds are taken up at this many a round. */
const claimsPerRound = 40;
const underWayMax = 2_000;
/** A feed whose answer could not be saved is left alone, lest the outlet pays for our trouble. */
const holdMs = 5 * minuteMs;
/** The store does not answer. */
const outagePauseMs = 15_000;
const stopGraceMs = 4_000;

export function createRounds(parts: RoundsParts): Rounds {
  const { clock, sleep } = parts;
  const complain = complaintsOf(parts);
  const underWay = new Map<string, Promise<void>>();
  const held = new Map<string, number>();
  const stopping = new AbortController();
  let loop: Promise<void> | undefined;

  const launch = (feed: DueFeed): void => {
    const { id } = feed;
    const polled = parts
      .poll(feed)
      .catch((fault: unknown) => {
        if (stopping.signal.aborted) return;
        held.set(id, clock() + holdMs);
        complain({ fault, feedId: id }, 'A feed could not be asked, or its answer not kept.');
      })
      .finally(() => underWay.delete(id));
    underWay.set(id, polled);
  };
  /** Launches feeds that are due; those in `passed` are left for another time. */
  const claim = async (limit: number, passed?: Set<string>): Promise<number> => {
    const now = clock();
    for (const [id, until] of held) if (until <= now) held.delete(id);
    const room = Math.min(limit, underWayMax - underWay.size);
    if (room <= 0 || stopping.signal.aborted) return 0;
    const due = await parts.due(underWay.size + held.size + (passed?.size ?? 0) + room);
    const isFree = ({ id }: DueFeed) => !underWay.has(id) && !held.has(id) && !passed?.has(id);
    const fresh = due.filter(isFree).slice(0, room);
    for (const feed of fresh) {
      passed?.add(feed.id);
      launch(feed);
    }
    return fresh.length;
  };
  const goRound = async (): Promise<void> => {
    let pauseMs = roundMs;
    while (!stopping.signal.aborted) {
      try {
        await claim(claimsPerRound);
        pauseMs = roundMs;
      } catch (fault) {
        complain({ fault }, 'The feeds that are due cannot be told.');
        pauseMs = outagePauseMs;
      }
      await sleep(pauseMs, stopping.signal);
    }
  };
  const settled = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.all(underWay.values());
  };
  return {
    start: () => {
      loop ??= goRound();
    },
    all: async () => {
      const passed = new Set<string>();
      while ((await claim(underWayMax, passed)) > 0) await settled();
      return passed.size;
    },
    stop: async () => {
      stopping.abort();
      parts.dropWaiting();
      const done = new AbortController();
      const ended = settled().finally(() => done.abort());
      await Promise.race([ended, sleep(stopGraceMs, done.signal)]);
      parts.abort();
      await ended;
      await loop;
    },
  };
}

function complaintsOf({ log, isOutage }: Pick<RoundsParts, 'log' | 'isOutage'>) {
  return (fields: { readonly fault: unknown; readonly feedId?: string }, text: string): void =>
    log[isOutage(fields.fault) ? 'info' : 'error'](fields, text);
}
