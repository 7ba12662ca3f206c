import { expect, test } from 'vitest';
import type { Delivery } from './bus/bus.js';
import type { Store } from './store/store.js';
import { splitFailedMessage } from './split-failed-message.js';

/** Delivers a message of two ids; returns what was handled and which messages replaced it. */
async function deliver(attempt: number, isFailing: boolean) {
  const handled: string[] = [];
  const added: unknown[] = [];
  const outbox = { add: (_: string, body: unknown) => Promise.resolve(void added.push(body)) };
  const tx = { outbox } as unknown as Store;
  const body = { articleIds: ['a', 'b'] };
  const delivery: Delivery<'articles.read'> = {
    ...{ id: 'm', subject: 'articles.read', body, bornAt: 0, attempt },
    settle: (write) => write(tx),
    postpone: () => Promise.resolve(false),
  };
  const handle = splitFailedMessage('articles.read', ({ body: { articleIds } }) => {
    handled.push(...articleIds);
    return isFailing ? Promise.reject(new Error('poisoned')) : Promise.resolve();
  });
  await handle(delivery);
  return { handled, added };
}

const halves = [{ articleIds: ['a'] }, { articleIds: ['b'] }];

test('a message whose handler fails is split', async () => {
  expect(await deliver(1, true)).toEqual({ handled: ['a', 'b'], added: halves });
});

test('a message that the process ended with twice is split before it is handled', async () => {
  expect(await deliver(2, false)).toEqual({ handled: ['a', 'b'], added: [] });
  expect(await deliver(3, false)).toEqual({ handled: [], added: halves });
});
