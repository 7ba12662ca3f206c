// The outbox: messages born with the change they announce, and each consumer's receipts.

import type { DeadLetter, Message, Messages, Subject } from '../../domain/message.js';

export interface DueMessage {
  readonly message: Message;
  /** From 1. */
  readonly attempt: number;
}

export interface Failure {
  /** The attempt that failed, from 1. */
  readonly attempt: number;
  readonly reason: string;
  /** When the message is due again, ms UTC; undefined makes it a dead letter. */
  readonly retryAt?: number;
}

export interface Delay {
  /** The number of the next attempt, from 1. */
  readonly attempt: number;
  /** When the message is due again, ms UTC. */
  readonly until: number;
}

export interface ReadOutbox {
  /** Messages of a subject that a consumer has not settled and that are due, in birth order. */
  due(
    consumer: string,
    subject: Subject,
    now: number,
    limit: number,
  ): Promise<readonly DueMessage[]>;
  /** The oldest first. */
  deadLetters(limit: number): Promise<readonly DeadLetter[]>;
  /** How many messages have neither a receipt nor a dead letter yet. */
  pending(): Promise<number>;
}

export interface Outbox extends ReadOutbox {
  /** Adds a message. Consumers see it when the transaction commits. */
  add<S extends Subject>(subject: S, body: Messages[S]): Promise<void>;
  /**
   * Writes the consumer's receipt. Returns true if it is the first one for this message, false
   * if the message is settled already or swept.
   */
  settle(consumer: string, messageId: string): Promise<boolean>;
  /** Records a failed attempt. Does nothing when the message is settled. */
  fail(consumer: string, messageId: string, failure: Failure): Promise<void>;
  /** Makes the message due later, as the same attempt. Leaves settled and dead ones alone. */
  postpone(consumer: string, messageId: string, delay: Delay): Promise<void>;
  /** Makes dead letters due again. Returns how many. */
  revive(messageIds: readonly string[] | 'all'): Promise<number>;
  /**
   * Removes messages that all consumers of their subject have settled, and messages of subjects
   * without consumers. Dead letters stay.
   */
  sweep(consumers: ReadonlyMap<Subject, readonly string[]>): Promise<void>;
}
