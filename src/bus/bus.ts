// PORT: carries messages between the stages. Delivers each at least once to every consumer. With a
// concurrency of 1 a consumer gets them in birth order, except for retried and postponed ones.

import type { DeadLetter, Message, Subject } from '../domain/message.js';
import { dayMs } from '../domain/time.js';
import type { Records } from '../store/store.js';

/** How long after its birth a message may still be postponed, in ms. */
export const postponedMsMax = 7 * dayMs;

/** One message handed to one consumer. */
export interface Delivery<S extends Subject> extends Message<S> {
  /** From 1. */
  readonly attempt: number;
  /**
   * Runs `write` and stores this consumer's receipt in one transaction, so a message takes effect
   * once, however often it is delivered. Returns undefined, without running `write`, when the
   * receipt exists already. A handler calls it once, as its last step.
   */
  settle<T>(write: (tx: Records) => Promise<T>): Promise<T | undefined>;
  /**
   * Makes the message due again at `until`, ms UTC, without counting this try. A handler calls it
   * instead of `settle`, as its last step. Returns false and does nothing when `until` is more
   * than `postponedMsMax` after the message's birth; the handler then settles or throws.
   */
  postpone(until: number): Promise<boolean>;
}

/**
 * Handles a delivery. When it throws, the message is tried again later; after the last try it
 * becomes a dead letter. When it returns without `settle` or `postpone`, the message is settled.
 */
export type Handler<S extends Subject> = (delivery: Delivery<S>) => Promise<void>;

export interface Subscription<S extends Subject> {
  readonly subject: S;
  /** Names the consumer in receipts and dead letters; stable across releases. */
  readonly consumer: string;
  readonly handle: Handler<S>;
  /** How many deliveries run at once. 1 keeps the order. */
  readonly concurrency: number;
}

export interface Bus {
  /** Faults: `internal` after `start`; `conflict` when the consumer's name is taken. */
  subscribe<S extends Subject>(subscription: Subscription<S>): void;
  /** Starts the deliveries. Idempotent. A stopped bus does not start again. */
  start(): void;
  /** Makes the bus look for new messages now. Without it, they are found about a second later. */
  nudge(): void;
  /**
   * Resolves when no message is due for these subscriptions and no delivery is running here.
   * Postponed messages, retries that are not due yet and dead letters do not count.
   */
  idle(): Promise<void>;
  /**
   * Starts no more deliveries and waits for those that run. A delivery that fails after this call
   * costs no try. Idempotent.
   */
  stop(): Promise<void>;
  /** The oldest first. */
  deadLetters(limit: number): Promise<readonly DeadLetter[]>;
  /** Makes dead letters due again for their consumers. Returns how many. */
  replayDead(ids: readonly string[] | 'all'): Promise<number>;
}
