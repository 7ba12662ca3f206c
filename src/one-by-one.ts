// Messages that name many things: one that cannot be handled must not take the others with it.

import type { Messages } from './domain/message.js';
import { StoreFault } from './store/store.js';
import type { Handler } from './bus/bus.js';

/** Subjects whose body is one list of ids. */
type Listing = 'articles.read' | 'events.changed' | 'roundups.drafted';

/**
 * Where a message of several ids fails, it is settled by one message for each of them: the sound
 * ones go their way, and the bad one alone uses up its tries.
 */
export function oneByOne<S extends Listing>(subject: S, handle: Handler<S>): Handler<S> {
  return async (delivery) => {
    try {
      await handle(delivery);
    } catch (thrown) {
      const bodies = apart<S>(delivery.body);
      if (bodies.length < 2 || thrown instanceof StoreFault) throw thrown;
      await delivery.settle(async (tx) => {
        for (const body of bodies) await tx.outbox.add(subject, body);
      });
    }
  };
}

function apart<S extends Listing>(body: Messages[S]): readonly Messages[S][] {
  const lists = Object.entries(body as Readonly<Record<string, readonly string[]>>);
  return lists.flatMap(([name, ids]) =>
    ids.map((id) => ({ [name]: [id] }) as unknown as Messages[S]),
  );
}
