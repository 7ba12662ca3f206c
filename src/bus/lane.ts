// Delivers the messages of one subscription: asks the outbox for due messages and starts as many
// as the concurrency allows.

import { attempt, type AttemptOptions, type Due } from './attempt.js';
import { isOutage } from '../store/store.js';
import { aloneFrom, pauseMs, reasonOf } from './retries.js';
import type { Solitude } from './solitude.js';

/** How many due messages are asked for at once. */
const batchMax = 100;
/** How often to look for retries and for messages that other processes wrote. */
const pollMs = 1_000;

/** Runs `work` after a delay. The result cancels it. */
export type Schedule = (delayMs: number, work: () => void) => () => void;

export interface LaneOptions extends Omit<AttemptOptions, 'isStopping'> {
  readonly schedule: Schedule;
  readonly solitude: Solitude;
  /** Called when a delivery ends. Its handler may have added messages. */
  readonly onDone: () => void;
  /** Called when no message is due and no delivery is running. */
  readonly onQuiet: () => void;
}

export interface Lane {
  start(): void;
  nudge(): void;
  isQuiet(): boolean;
  stop(): Promise<void>;
}

interface State extends LaneOptions {
  readonly underWay: Map<string, Promise<void>>;
  phase: 'new' | 'running' | 'stopped';
  backlog: readonly Due[];
  looking: Promise<void> | undefined;
  isNudged: boolean;
  isQuiet: boolean;
  /** Whether the lane waits because the store did not respond. */
  isPaused: boolean;
  outages: number;
  /** How many of the next messages may have been running when the process last died. */
  suspects: number;
  cancel: () => void;
}

export function createLane(options: LaneOptions): Lane {
  const lane: State = {
    ...options,
    underWay: new Map(),
    phase: 'new',
    backlog: [],
    looking: undefined,
    isNudged: false,
    isQuiet: false,
    isPaused: false,
    outages: 0,
    suspects: options.subscription.concurrency,
    cancel: () => undefined,
  };
  return {
    start: () => {
      lane.phase = 'running';
      nudge(lane);
    },
    nudge: () => nudge(lane),
    isQuiet: () => lane.isQuiet || (lane.phase === 'stopped' && lane.underWay.size === 0),
    stop: async () => {
      lane.phase = 'stopped';
      await lane.looking;
      lane.cancel();
      await Promise.all(lane.underWay.values());
      lane.onQuiet();
    },
  };
}

function nudge(lane: State): void {
  lane.isQuiet = false;
  lane.isNudged = true;
  if (lane.phase !== 'running' || lane.isPaused || lane.looking) return;
  lane.looking = look(lane).finally(() => {
    lane.looking = undefined;
    if (lane.isNudged) nudge(lane);
  });
}

/** Asks for due messages when there is room, and starts their deliveries. */
async function look(lane: State): Promise<void> {
  const { concurrency } = lane.subscription;
  lane.isNudged = false;
  try {
    if (lane.backlog.length === 0 && lane.underWay.size < concurrency) {
      lane.backlog = await askDue(lane);
    }
  } catch (thrown) {
    pause(lane, thrown);
  }
  if (lane.phase !== 'running' || lane.isPaused) return;
  const room = Math.max(0, concurrency - lane.underWay.size);
  const next = mayStart(lane, lane.backlog.slice(0, room));
  for (const due of next) dispatch(lane, due);
  lane.backlog = lane.backlog.slice(next.length);
  wake(lane, pollMs);
  if (lane.underWay.size > 0 || lane.backlog.length > 0 || lane.isNudged) return;
  lane.isQuiet = true;
  lane.onQuiet();
}

/**
 * The first of `next` that may start now. A message that the process died with repeatedly waits
 * until it is alone, and all others wait for it.
 */
function mayStart(lane: State, next: readonly Due[]): readonly Due[] {
  const { solitude } = lane;
  const [first] = next;
  if (first === undefined || first.attempt < aloneFrom) {
    if (lane.underWay.size === 0) solitude.leave(lane);
    if (!solitude.isOpen()) return [];
    const until = next.findIndex(({ attempt }) => attempt >= aloneFrom);
    return until < 0 ? next : next.slice(0, until);
  }
  return solitude.enter(lane) ? [first] : [];
}

async function askDue({ subscription, store, clock, underWay }: State): Promise<readonly Due[]> {
  const { consumer, subject } = subscription;
  const due = await store.outbox.due(consumer, subject, clock(), batchMax + underWay.size);
  return due.filter(({ message }) => !underWay.has(message.id));
}

function dispatch(lane: State, due: Due): void {
  const isSuspect = lane.suspects > 0;
  if (isSuspect) lane.suspects -= 1;
  const options = { ...lane, isStopping: () => lane.phase === 'stopped' };
  const end = lane.solitude.begin();
  const done = attempt(options, due, isSuspect).then(({ outage }) => {
    end();
    if (due.attempt >= aloneFrom) lane.solitude.leave(lane);
    lane.underWay.delete(due.message.id);
    if (outage === undefined) lane.outages = 0;
    else pause(lane, outage);
    nudge(lane);
    lane.onDone();
  });
  lane.underWay.set(due.message.id, done);
}

/** Stops deliveries for a while because the store does not respond. No message loses a try. */
function pause(lane: State, outage: unknown): void {
  lane.outages += 1;
  lane.isPaused = true;
  lane.backlog = [];
  const delayMs = pauseMs(lane.outages);
  const { consumer, subject } = lane.subscription;
  // The outage itself is logged elsewhere as an error. Every lane would repeat it here.
  lane.log[isOutage(outage) ? 'info' : 'error'](
    { consumer, subject, delayMs, reason: reasonOf(outage) },
    'The database is not responding.',
  );
  if (lane.phase === 'running') wake(lane, delayMs);
}

function wake(lane: State, delayMs: number): void {
  lane.cancel();
  lane.cancel = lane.schedule(delayMs, () => {
    lane.isPaused = false;
    nudge(lane);
  });
}
