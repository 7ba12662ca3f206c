// One subscription's way: asks the outbox what is due, hands it out, and books what came of it.

import type { Clock } from '../domain/clock.js';
import type { Log } from '../domain/log.js';
import type { Message, Subject } from '../domain/message.js';
import { StoreFault, type Store } from '../store/store.js';
import type { Delivery, Subscription } from './bus.js';
import { pauseMs, reasonOf, retryAfterMs, triesMax } from './retries.js';

/** Messages asked for at once. */
const batchMax = 100;
/** How often the outbox is asked without a nudge: for retries, and for what others wrote. */
const pollMs = 1_000;

/** Runs `work` after a delay; the answer cancels it. */
export type Schedule = (delayMs: number, work: () => void) => () => void;

export interface LaneOptions {
  readonly subscription: Subscription<Subject>;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly schedule: Schedule;
  /** A message was done with, which may have born others. */
  readonly onDone: () => void;
  /** The lane has nothing due and nothing under way. */
  readonly onQuiet: () => void;
}

export interface Lane {
  start(): void;
  nudge(): void;
  isQuiet(): boolean;
  stop(): Promise<void>;
}

interface Due {
  readonly message: Message;
  readonly attempt: number;
}

export function createLane(options: LaneOptions): Lane {
  const { subscription, store, clock, log, schedule } = options;
  const { consumer, subject, concurrency } = subscription;
  const underWay = new Map<string, Promise<void>>();
  let state: 'new' | 'running' | 'stopped' = 'new';
  let backlog: readonly Due[] = [];
  let looking: Promise<void> | undefined;
  let nudged = false;
  let quiet = false;
  let outages = 0;
  let paused = false;
  // Those that may have been under way when the process died: see `begin`.
  let suspects = concurrency;
  let cancel = (): void => undefined;

  const wake = (delayMs: number, before?: () => void): void => {
    cancel();
    cancel = schedule(delayMs, () => {
      before?.();
      nudge();
    });
  };

  const nudge = (): void => {
    quiet = false;
    nudged = true;
    if (state !== 'running' || paused || looking) return;
    looking = look().finally(() => {
      looking = undefined;
      if (nudged) nudge();
    });
  };

  const look = async (): Promise<void> => {
    nudged = false;
    try {
      if (backlog.length === 0 && underWay.size < concurrency) backlog = await askDue();
    } catch (thrown) {
      pause(thrown);
      return;
    }
    if (state !== 'running' || paused) return;
    const room = Math.max(0, concurrency - underWay.size);
    for (const due of backlog.slice(0, room)) dispatch(due);
    backlog = backlog.slice(room);
    wake(pollMs);
    if (underWay.size > 0 || backlog.length > 0 || nudged) return;
    quiet = true;
    options.onQuiet();
  };

  const askDue = async (): Promise<readonly Due[]> => {
    const limit = batchMax + underWay.size;
    const due = await store.outbox.due(consumer, subject, clock(), limit);
    return due.filter(({ message }) => !underWay.has(message.id));
  };

  const dispatch = (due: Due): void => {
    const suspect = suspects > 0;
    if (suspect) suspects -= 1;
    const done = deliver(due, suspect).finally(() => {
      underWay.delete(due.message.id);
      nudge();
      options.onDone();
    });
    underWay.set(due.message.id, done);
  };

  const deliver = async (due: Due, suspect: boolean): Promise<void> => {
    try {
      if (due.attempt > triesMax) return await bury(due, 'The process ended during every try.');
      if (suspect) await begin(due);
      const delivery = deliveryOf(store, consumer, due);
      await subscription.handle(delivery);
      if (!delivery.isSettled()) await store.outbox.settle(consumer, due.message.id);
      outages = 0;
    } catch (thrown) {
      await failed(due, thrown);
    }
  };

  // A message that kills the process leaves no failure behind. So the first ones after a start,
  // among which it must be, are booked as tried before they are handled.
  const begin = (due: Due): Promise<void> =>
    store.outbox.fail(consumer, due.message.id, {
      attempt: due.attempt,
      reason: 'The process ended during this try.',
      retryAt: clock(),
    });

  const bury = async ({ message, attempt }: Due, reason: string): Promise<void> => {
    const tried = Math.min(attempt, triesMax);
    await store.outbox.fail(consumer, message.id, { attempt: tried, reason });
    log.error({ consumer, subject, messageId: message.id, reason }, 'A message was given up.');
  };

  const failed = async (due: Due, thrown: unknown): Promise<void> => {
    if (isOutage(thrown)) return pause(thrown);
    const reason = reasonOf(thrown);
    const delayMs = retryAfterMs(due.attempt);
    try {
      if (delayMs === undefined) return await bury(due, reason);
      const { attempt, message } = due;
      const retryAt = clock() + delayMs;
      await store.outbox.fail(consumer, message.id, { attempt, reason, retryAt });
      log.warn({ consumer, subject, messageId: message.id, attempt, reason }, 'A try failed.');
    } catch (unbooked) {
      pause(unbooked);
    }
  };

  /** The store is not there: no message is to blame, all are left for later. */
  const pause = (thrown: unknown): void => {
    outages += 1;
    const delayMs = pauseMs(outages);
    paused = true;
    backlog = [];
    log.error(
      { consumer, subject, delayMs, reason: reasonOf(thrown) },
      'The store does not answer.',
    );
    if (state === 'running') wake(delayMs, () => (paused = false));
  };

  return {
    start: () => {
      state = 'running';
      nudge();
    },
    nudge,
    isQuiet: () => quiet || (state === 'stopped' && underWay.size === 0),
    stop: async () => {
      state = 'stopped';
      cancel();
      await looking;
      cancel();
      await Promise.all(underWay.values());
      options.onQuiet();
    },
  };
}

const isOutage = (thrown: unknown): boolean =>
  thrown instanceof StoreFault && thrown.code === 'unavailable';

function deliveryOf(
  store: Store,
  consumer: string,
  { message, attempt }: Due,
): Delivery<Subject> & { isSettled(): boolean } {
  let settled = false;
  return {
    ...message,
    attempt,
    isSettled: () => settled,
    settle: async (write) => {
      const result = await store.transaction(async (inside) => {
        const isFirst = await inside.outbox.settle(consumer, message.id);
        return isFirst ? write(inside) : undefined;
      });
      settled = true;
      return result;
    },
  };
}
