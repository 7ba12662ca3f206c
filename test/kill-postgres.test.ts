// PostgreSQL's server is killed at random moments under load: what was acknowledged is there,
// nothing is there twice, and the bus continues by itself.

import { setTimeout as sleep } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { article } from '../src/store/contract/samples.fixture.js';
import { openPostgresStore } from '../src/store/postgres/postgres.js';
import {
  hasPostgres,
  startPostgres,
  type TestServer,
} from '../src/store/postgres/server.fixture.js';
import { isOutage, type Store } from '../src/store/store.js';
import { subscribeEffects } from './kill/life.js';

/** Few by default; a release is tried with KILL_ROUNDS=30. */
const rounds = Number(process.env['KILL_ROUNDS'] ?? 3);
const lifeMsMax = 1_500;
const batch = 5;

const canKill = process.env['MUSTER_TEST_POSTGRES'] === undefined && hasPostgres();

describe.skipIf(!canKill)('PostgreSQL under a burst', () => {
  let server: TestServer;
  let store: Store;
  beforeAll(async () => {
    server = await startPostgres(['fsync=on']);
    const deps = { clock: Date.now, newId: uuidv7 };
    store = await openPostgresStore({ url: server.url, schema: 'muster', ...deps });
  });
  afterAll(async () => {
    await store.close();
    await server.stop();
  });

  /** Adds articles until told to stop. Returns the ids that were acknowledged. */
  async function burst(isOver: () => boolean): Promise<readonly string[]> {
    const acknowledged: string[] = [];
    for (let first = 0; !isOver(); first += batch) {
      const ids = Array.from({ length: batch }, (_, index) => `a${first + index}`);
      while (!(await added(ids))) await sleep(50);
      acknowledged.push(...ids);
    }
    return acknowledged;
  }

  /** False when the server did not respond. A commit whose answer was lost counts as done. */
  async function added(ids: readonly string[]): Promise<boolean> {
    try {
      await store.transaction(async (tx) => {
        if ((await tx.articles.findMany(ids)).length > 0) return;
        for (const id of ids) {
          await tx.articles.add(article(id, { text: 'A paragraph. '.repeat(80) }), []);
        }
        await tx.outbox.add('articles.read', { articleIds: ids });
      });
      return true;
    } catch (thrown) {
      if (isOutage(thrown)) return false;
      throw thrown;
    }
  }

  test(`${rounds} rounds of kill -9 lose nothing acknowledged and double nothing`, async () => {
    const effects = new Set<string>();
    const bus = subscribeEffects(store, (line) => effects.add(line));
    bus.start();
    let isOver = false;
    const writing = burst(() => isOver);
    for (let round = 0; round < rounds; round += 1) {
      await sleep(Math.random() * lifeMsMax);
      await server.killAndRestart();
    }
    isOver = true;
    const ids = await writing;
    bus.nudge();
    while ((await store.outbox.pending()) > 0) {
      await sleep(250);
      await bus.idle();
    }
    await bus.stop();
    const { counts } = await store.health();
    console.log(
      `PostgreSQL killed ${rounds} times: ${ids.length} articles acknowledged, ` +
        `${effects.size} effects and roundups`,
    );
    expect(ids.length).toBeGreaterThan(rounds * batch);
    expect(counts['articles']).toBe(ids.length);
    const articles = await store.articles.findMany(ids);
    expect(articles.filter(({ id, eventId }) => eventId !== `event-${id}`)).toEqual([]);
    expect(articles).toHaveLength(ids.length);
    expect(counts['events']).toBe(ids.length);
    expect(counts['roundups']).toBe(ids.length / batch);
    expect(await store.roundups.labels()).toEqual([{ label: 'Floods', count: ids.length / batch }]);
    expect(await store.outbox.deadLetters(9)).toEqual([]);
  }, 600_000);
});
