// One life of a writer that will be killed: writes under load and says what it was promised.
// The first line on standard output is `ready MS`; each one after it is an acknowledgement:
// `article ID`, `roundup ID`, `effect ID`.

import { writeSync } from 'node:fs';
import { uuidv7 } from 'uuidv7';
import { createInProcessBus } from '../../src/bus/in-process.js';
import type { Bus } from '../../src/bus/bus.js';
import { openSqliteStore } from '../../src/store/sqlite/sqlite.js';
import type { Store } from '../../src/store/store.js';
import {
  article,
  event,
  noon,
  placement,
  published,
  typed,
} from '../../src/store/contract/samples.fixture.js';

const batch = 5;
const silent = { debug() {}, info() {}, warn() {}, error() {} };

export const openLife = (file: string): Promise<Store> =>
  openSqliteStore({ file, clock: Date.now, newId: uuidv7 });

/** A consumer whose effect fails when it is had twice: an event has its id once. */
export function subscribeEffects(store: Store, say: (line: string) => void): Bus {
  const bus = createInProcessBus({ store, clock: Date.now, log: silent });
  bus.subscribe({
    subject: 'articles.read',
    consumer: 'group',
    concurrency: 3,
    handle: async (delivery) => {
      await delivery.settle(async (tx) => {
        for (const id of delivery.body.articleIds) {
          await tx.events.add(event(`event-${id}`));
          await tx.events.place([placement(id, `event-${id}`)]);
        }
        await tx.outbox.add('events.changed', {
          eventIds: delivery.body.articleIds.map((id) => `event-${id}`),
        });
      });
      for (const id of delivery.body.articleIds) say(`effect ${id}`);
    },
  });
  bus.subscribe({
    subject: 'events.changed',
    consumer: 'draft',
    concurrency: 1,
    handle: async (delivery) => {
      const [eventId = ''] = delivery.body.eventIds;
      const id = `roundup-${eventId}`;
      const labels = [typed('Floods')];
      await delivery.settle((tx) => tx.roundups.add(published(id, noon, { labels })));
      say(`roundup ${id}`);
    },
  });
  return bus;
}

async function live(file: string, name: string): Promise<void> {
  const say = (line: string): void => void writeSync(1, `${line}\n`);
  const startedAt = performance.now();
  const store = await openLife(file);
  const bus = subscribeEffects(store, say);
  bus.start();
  say(`ready ${Math.ceil(performance.now() - startedAt)}`);
  for (let first = 0; ; first += batch) {
    const ids = Array.from({ length: batch }, (_, index) => `${name}-${first + index}`);
    await store.transaction(async (tx) => {
      for (const id of ids) {
        await tx.articles.add(article(id, { text: 'A paragraph. '.repeat(80) }), [
          { kind: 'guid', value: id },
        ]);
      }
      await tx.outbox.add('articles.read', { articleIds: ids });
    });
    for (const id of ids) say(`article ${id}`);
    bus.nudge();
    if (first % 50 === 0) await bus.idle();
  }
}

const [, , file, name] = process.argv;
if (file !== undefined && name !== undefined && process.env['KILL_LIFE'] === 'yes') {
  await live(file, name);
}
