// PORT: work between the stages. At least once, in birth order per consumer where it can be had.

import type { DeadLetter, Message, Subject } from '../domain/message.js';
import { dayMs } from '../domain/time.js';
import type { Records } from '../store/store.js';

/** No message is put off until it is older than this. */
export const postponedMsMax = 7 * dayMs;

/** One message handed to one consumer. */
export interface Delivery<S extends Subject> extends Message<S> {
  /** From 1. */
  readonly attempt: number;
  /**
   * Runs `write` and the receipt for (consumer, message) in one transaction, so that a message
   * has its effect once however often it is delivered. Answers undefined, without running
   * `write`, when the receipt is there already. Call it once, at the end of a handler.
   */
  settle<T>(write: (tx: Records) => Promise<T>): Promise<T | undefined>;
  /**
   * Ends the delivery without an effect: the message is due again at `until`, and no try is
   * spent. Answers false, and does nothing, where `until` lies more than `postponedMsMax` after
   * its birth: then settle it, or throw. In place of `settle`, at the end of a handler.
   */
  postpone(until: number): Promise<boolean>;
}

/** Throws to have the message tried again later; after the last try it becomes a dead letter. */
export type Handler<S extends Subject> = (delivery: Delivery<S>) => Promise<void>;

export interface Subscription<S extends Subject> {
  readonly subject: S;
  /** Names the consumer in receipts and dead letters; stable across releases. */
  readonly consumer: string;
  readonly handle: Handler<S>;
  /** Deliveries under way at once; 1 keeps the order. */
  readonly concurrency: number;
}

export interface Bus {
  /** Before `start`. */
  subscribe<S extends Subject>(subscription: Subscription<S>): void;
  start(): void;
  /** Tells the bus that the outbox may have grown. Losing this call only costs delay. */
  nudge(): void;
  /**
   * Resolves when the outbox held nothing due for these subscriptions, and no delivery of theirs
   * was under way here. What waits for a later time, or lies dead, does not count.
   */
  idle(): Promise<void>;
  /**
   * Takes no new work, waits for what is under way. What throws from this call on was broken off
   * by it, and costs no try. Idempotent.
   */
  stop(): Promise<void>;
  deadLetters(limit: number): Promise<readonly DeadLetter[]>;
  /** Puts dead letters back on their consumer's way. Answers how many. */
  replayDead(ids: readonly string[] | 'all'): Promise<number>;
}
