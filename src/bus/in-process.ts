// The bus of a single process. Messages stay in the store's outbox until they are settled, so none
// is lost when the process dies.

import type { Clock } from '../domain/clock.js';
import { Fault } from '../domain/fault.js';
import type { Log } from '../domain/log.js';
import { subjects, type Subject } from '../domain/message.js';
import { minuteMs } from '../domain/time.js';
import { isOutage, type Store } from '../store/store.js';
import type { Bus, Subscription } from './bus.js';
import { createLane, type Lane, type Schedule } from './lane.js';
import { reasonOf } from './retries.js';
import { createSolitude } from './solitude.js';

export type { Schedule } from './lane.js';

export interface InProcessBusOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** Timers; `setTimeout` by default. */
  readonly schedule?: Schedule;
}

/** How often the messages that all consumers have settled are removed. */
const sweepMs = minuteMs;

export function createInProcessBus(options: InProcessBusOptions): Bus {
  const { store, log } = options;
  const schedule = options.schedule ?? timers;
  // Subjects without consumers are listed too, so that their messages are removed.
  const consumers = new Map<Subject, readonly string[]>(subjects.map((subject) => [subject, []]));
  const lanes: Lane[] = [];
  const solitude = createSolitude();
  const awaiting = new Set<() => void>();
  let state: 'new' | 'running' | 'stopped' = 'new';
  let cancelSweep = (): void => undefined;

  const nudge = (): void => {
    for (const lane of lanes) lane.nudge();
  };
  const announceQuiet = (): void => {
    if (!lanes.every((lane) => lane.isQuiet())) return;
    for (const resolve of awaiting) resolve();
    awaiting.clear();
  };
  const sweepLater = (): void => {
    cancelSweep = schedule(sweepMs, () => {
      store.outbox
        .sweep(consumers)
        .catch((thrown: unknown) => {
          const level = isOutage(thrown) ? 'info' : 'error';
          log[level]({ reason: reasonOf(thrown) }, 'Settled messages could not be swept.');
        })
        .finally(() => {
          if (state === 'running') sweepLater();
        });
    });
  };

  return {
    subscribe: <S extends Subject>(subscription: Subscription<S>) => {
      const { subject, consumer } = subscription;
      const known = consumers.get(subject) ?? [];
      if (state !== 'new') throw new Fault('internal', 'The bus has started already.');
      if (known.includes(consumer)) throw new Fault('conflict', `${consumer} is subscribed twice.`);
      consumers.set(subject, [...known, consumer]);
      const general = subscription as unknown as Subscription<Subject>;
      const hooks = { onDone: nudge, onQuiet: announceQuiet };
      lanes.push(createLane({ ...options, schedule, solitude, subscription: general, ...hooks }));
    },
    start: () => {
      if (state !== 'new') return;
      state = 'running';
      for (const lane of lanes) lane.start();
      sweepLater();
    },
    nudge,
    idle: () =>
      new Promise((resolve) => {
        awaiting.add(resolve);
        if (state === 'running') nudge();
        if (lanes.length === 0 || state === 'stopped') announceQuiet();
      }),
    stop: async () => {
      state = 'stopped';
      cancelSweep();
      await Promise.all(lanes.map((lane) => lane.stop()));
    },
    deadLetters: (limit) => store.outbox.deadLetters(limit),
    replayDead: async (ids) => {
      const revived = await store.outbox.revive(ids);
      nudge();
      return revived;
    },
  };
}

const timers: Schedule = (delayMs, work) => {
  const timer = setTimeout(work, delayMs);
  return () => clearTimeout(timer);
};
