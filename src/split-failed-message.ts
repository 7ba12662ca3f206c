// Handlers of messages with several ids: one id that fails must not block the others.

import type { Messages } from './domain/message.js';
import { StoreFault } from './store/store.js';
import type { Handler } from './bus/bus.js';

/** Subjects whose body is one list of ids. */
type Listing = 'articles.read' | 'events.changed' | 'lines.wanted' | 'roundups.drafted';

/** From this try on the process ended during every try before. */
const splitFromAttempt = 3;

/**
 * Wraps a handler. When a message with several ids fails, or the process ended during two tries of
 * it, it is settled by one message for each id: only the message of the failing id uses up its
 * tries. An outage of the store splits nothing.
 */
export function splitFailedMessage<S extends Listing>(subject: S, handle: Handler<S>): Handler<S> {
  return async (delivery) => {
    const bodies = splitBody<S>(delivery.body);
    const isSplittable = bodies.length > 1;
    const split = () =>
      delivery.settle(async (tx) => {
        for (const body of bodies) await tx.outbox.add(subject, body);
      });
    if (isSplittable && delivery.attempt >= splitFromAttempt) {
      await split();
      return;
    }
    try {
      await handle(delivery);
    } catch (thrown) {
      if (!isSplittable || thrown instanceof StoreFault) throw thrown;
      await split();
    }
  };
}

function splitBody<S extends Listing>(body: Messages[S]): readonly Messages[S][] {
  const lists = Object.entries(body as Readonly<Record<string, readonly string[]>>);
  return lists.flatMap(([name, ids]) =>
    ids.map((id) => ({ [name]: [id] }) as unknown as Messages[S]),
  );
}
