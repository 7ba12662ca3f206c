// Makes a delivery as the bus does, for the tests of the stages' doors.

import type { Messages, Subject } from '../domain/message.js';
import type { Store } from '../store/store.js';
import type { Delivery } from './bus.js';

export function handDelivery<S extends Subject>(
  subject: S,
  body: Messages[S],
  { store, now, id = 'by-hand' }: { store: Store; now: number; id?: string },
): Delivery<S> {
  return {
    ...{ id, subject, body, bornAt: now, attempt: 1 },
    settle: (write) => store.transaction(write),
    postpone: () => Promise.resolve(false),
  };
}
