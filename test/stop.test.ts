// A muster that is stopped again and again in the middle of its work loses none of it.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { assemblePipeline } from '../src/assembly/assemble-pipeline.js';
import { readConfig } from '../src/config.js';
import { createHttpNet } from '../src/net/http/http.js';
import { openSqliteStore } from '../src/store/sqlite/sqlite.js';

const lives = 4;

test('pages that wait while it stops are wanted as before', async () => {
  let isSlow = true;
  let hanging = 0;
  const server = createServer((request, response) => {
    if (request.url === '/robots.txt') response.writeHead(404).end();
    else if (isSlow) hanging += 1;
    else response.setHeader('content-type', 'text/html').end('<p>The ferry runs again.</p>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clock = Date.now;
  const store = await openSqliteStore({ file: ':memory:', clock, newId: uuidv7 });
  const config = { ...readConfig({}), allowHosts: [at], hostSpacingMs: 0, threads: 1 };
  const ids = ['a', 'b', 'c'];
  for (const id of ids) {
    await store.articles.add(
      {
        ...{ id, feedId: 'f', outletId: 'o', url: `http://${at}/${id}`, headline: id, labels: [] },
        ...{ summary: '', text: '', form: 'report', seenAt: 1, version: 1 },
      },
      [],
    );
    await store.outbox.add('page.wanted', { articleId: id });
  }
  const live = async (untilSeen: () => Promise<void>) => {
    const net = createHttpNet({ config });
    const pipeline = assemblePipeline({
      ...{ store, net, clock, config, newId: uuidv7, random: () => 0, log },
    });
    await pipeline.start();
    await untilSeen();
    await pipeline.stop();
    await net.close();
    return pipeline.bus.deadLetters(9);
  };
  for (let life = 0; life < lives; life += 1) {
    hanging = 0;
    // Two are asked of the host at once; the third waits for its turn.
    expect(await live(() => expect.poll(() => hanging).toBe(2))).toEqual([]);
    const due = await store.outbox.due('fetch', 'page.wanted', clock(), 9);
    expect(due.map(({ attempt }) => attempt)).toEqual([1, 1, 1]);
  }
  isSlow = false;
  const settled = async () => (await store.outbox.due('fetch', 'page.wanted', clock(), 9)).length;
  expect(await live(() => expect.poll(settled).toBe(0))).toEqual([]);
  await store.close();
  server.closeAllConnections();
  server.close();
});

const ignore = () => undefined;
const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
