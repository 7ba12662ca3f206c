// When a process dies its bus ends. The store remains.

import { setImmediate as breathe } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { openSqliteStore } from '../store/sqlite/sqlite.js';
import { createInProcessBus } from './in-process.js';

const ignore = () => undefined;
const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
const clock = () => Date.UTC(2031, 4, 6);
const deaths = 5;

test('a message that runs while another one kills the process is not given up', async () => {
  const store = await openSqliteStore({ file: ':memory:', clock, newId: uuidv7 });
  for (const documentId of ['innocent', 'poison', 'bystander']) {
    await store.outbox.add('feed.fetched', { documentId });
  }
  for (let life = 0; life < deaths; life += 1) {
    const doomed = createInProcessBus({ store, clock, log });
    let isAlive = true;
    doomed.subscribe({
      ...{ subject: 'feed.fetched', consumer: 'read', concurrency: 3 },
      handle: async ({ body, attempt }) => {
        if (body.documentId === 'poison') isAlive = false;
        // The first lives end before anything is settled.
        if (attempt < 3 || !isAlive) await new Promise<void>(ignore);
      },
    });
    doomed.start();
    while (isAlive) await breathe();
    for (let turn = 0; turn < 20; turn += 1) await breathe();
  }
  const last = createInProcessBus({ store, clock, log });
  const seen: string[] = [];
  last.subscribe({
    ...{ subject: 'feed.fetched', consumer: 'read', concurrency: 3 },
    handle: ({ body }) => Promise.resolve(void seen.push(body.documentId)),
  });
  last.start();
  await last.idle();
  expect(seen).toEqual(['bystander']);
  expect(await last.deadLetters(9)).toMatchObject([
    { message: { body: { documentId: 'poison' } }, attempts: deaths },
  ]);
  await last.stop();
  await store.close();
});
