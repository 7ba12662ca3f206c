// One try of one message by its consumer. Records the outcome in the outbox.

import type { Clock } from '../domain/clock.js';
import type { Log } from '../domain/log.js';
import type { Message, Subject } from '../domain/message.js';
import { isOutage, type Store } from '../store/store.js';
import { postponedMsMax, type Delivery, type Subscription } from './bus.js';
import { aloneFrom, deathsMax, reasonOf, retryAfterMs } from './retries.js';

export interface Due {
  readonly message: Message;
  readonly attempt: number;
}

export interface AttemptOptions {
  readonly subscription: Subscription<Subject>;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** Whether the bus is stopping. A delivery that fails then costs no try. */
  readonly isStopping: () => boolean;
}

/**
 * Hands the message to its consumer and records the outcome. Never rejects. When the store does
 * not respond, nothing is recorded, the message stays due, and `outage` holds what was thrown.
 */
export async function attempt(
  options: AttemptOptions,
  due: Due,
  isSuspect: boolean,
): Promise<{ readonly outage?: unknown }> {
  try {
    if (due.attempt > deathsMax) {
      await giveUp(options, due, 'The process ended during every try.');
      return {};
    }
    if (isSuspect || due.attempt >= aloneFrom) await bookBeginning(options, due);
    const fault = await handled(options, due);
    if (fault === undefined) return {};
    if (isOutage(fault.thrown)) return { outage: fault.thrown };
    if (options.isStopping()) await giveBack(options, due);
    else await bookFailure(options, due, reasonOf(fault.thrown));
    return {};
  } catch (outage) {
    return { outage };
  }
}

async function handled(
  { subscription, store }: AttemptOptions,
  due: Due,
): Promise<{ readonly thrown: unknown } | undefined> {
  const { consumer } = subscription;
  const { id } = due.message;
  const receipt = { given: false };
  const delivery: Delivery<Subject> = {
    ...due.message,
    attempt: due.attempt,
    settle: async (write) => {
      const result = await store.transaction(async (tx) => {
        const isFirst = await tx.outbox.settle(consumer, id);
        return isFirst ? write(tx) : undefined;
      });
      receipt.given = true;
      return result;
    },
    postpone: async (until) => {
      if (until - due.message.bornAt > postponedMsMax) return false;
      await store.outbox.postpone(consumer, id, { attempt: due.attempt, until });
      receipt.given = true;
      return true;
    },
  };
  try {
    await subscription.handle(delivery);
    if (!receipt.given) await store.outbox.settle(consumer, id);
    return undefined;
  } catch (thrown) {
    return { thrown };
  }
}

/**
 * Records the try before the handler runs. A message that kills the process leaves no failure
 * behind, so the try would not be counted otherwise.
 */
function bookBeginning({ subscription, store, clock }: AttemptOptions, due: Due): Promise<void> {
  return store.outbox.fail(subscription.consumer, due.message.id, {
    attempt: due.attempt,
    reason: 'The process ended during this try.',
    retryAt: clock(),
  });
}

/** Makes the message due again at once, as the same try. */
function giveBack({ subscription, store, clock }: AttemptOptions, due: Due): Promise<void> {
  const { attempt } = due;
  const { consumer } = subscription;
  return store.outbox.postpone(consumer, due.message.id, { attempt, until: clock() });
}

async function bookFailure(options: AttemptOptions, due: Due, reason: string): Promise<void> {
  const delayMs = retryAfterMs(due.attempt);
  if (delayMs === undefined) return giveUp(options, due, reason);
  const { subscription, store, clock, log } = options;
  const { consumer, subject } = subscription;
  const { id } = due.message;
  const retryAt = clock() + delayMs;
  await store.outbox.fail(consumer, id, { attempt: due.attempt, reason, retryAt });
  log.warn({ consumer, subject, messageId: id, attempt: due.attempt, reason }, 'A try failed.');
}

async function giveUp(options: AttemptOptions, due: Due, reason: string): Promise<void> {
  const { subscription, store, log } = options;
  const { consumer, subject } = subscription;
  const { id } = due.message;
  const tried = Math.min(due.attempt, deathsMax);
  await store.outbox.fail(consumer, id, { attempt: tried, reason });
  log.error({ consumer, subject, messageId: id, reason }, 'A message became a dead letter.');
}
