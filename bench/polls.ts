// Are feeds asked when they are due? A thousand feeds on 200 hosts fall due evenly within two
// minutes. 85 % answer 304, the others 60 kB of new reports, which go through all stages.
// Run: npx tsx bench/polls.ts

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { uuidv7 } from 'uuidv7';
import { hourMs } from '../src/domain/time.js';
import { assemblePipeline } from '../src/assembly/assemble-pipeline.js';
import { readConfig } from '../src/config.js';
import { createHttpNet } from '../src/net/http/http.js';
import type { Net } from '../src/net/net.js';
import { openSqliteStore } from '../src/store/sqlite/sqlite.js';

const hosts = 200;
const feeds = 1_000;
const spanMs = 120_000;
const freshShare = 0.15;

const child = fork(fileURLToPath(new URL('polls-child.ts', import.meta.url)), [String(hosts)], {
  execArgv: ['--import', 'tsx'],
});
const [addresses] = (await once(child, 'message')) as [readonly string[]];
const folder = mkdtempSync(path.join(tmpdir(), 'muster-polls-'));
const clock = Date.now;
const store = await openSqliteStore({ file: path.join(folder, 'p'), clock, newId: uuidv7 });
const config = { ...readConfig({}), allowHosts: addresses, threads: 1 };

const start = clock() + 3_000;
const dueAt = new Map<string, number>();
await store.transaction(async (tx) => {
  for (let at = 0; at < feeds; at += 1) {
    const url = `http://${addresses[at % hosts] ?? ''}/feed-${at}`;
    const isFresh = at % 100 < freshShare * 100;
    dueAt.set(url, start + Math.floor((at * spanMs) / feeds));
    await tx.feeds.add({
      ...{ id: uuidv7(), url, outletId: `outlet-${at % hosts}`, title: url, labels: [] },
      ...{ fetchPages: false, state: 'active', addedAt: start, dueAt: dueAt.get(url) ?? 0 },
      ...{ intervalMs: hourMs, failures: 0 },
      ...(isFresh ? {} : { validators: { url, etag: '"same"' } }),
    });
  }
});

const lateMs: number[] = [];
const statuses = new Map<string, number>();
const http = createHttpNet({ config });
const net: Net = {
  get: async (request) => {
    lateMs.push(clock() - (dueAt.get(request.url) ?? 0));
    const answer = await http.get(request);
    const kind = answer.kind === 'answer' ? String(answer.status) : answer.kind;
    statuses.set(kind, (statuses.get(kind) ?? 0) + 1);
    return answer;
  },
  close: () => http.close(),
};
const ignore = () => undefined;
const log = { debug: ignore, info: ignore, warn: ignore, error: console.error };
const pipeline = assemblePipeline({
  ...{ store, net, clock, config, log, newId: uuidv7, random: Math.random },
});
await pipeline.start();
const cpuBefore = process.cpuUsage();
const began = performance.now();
pipeline.fetcher.start();
let rssMax = 0;
while (clock() < start + spanMs || (lateMs.length < feeds && clock() < start + 2 * spanMs)) {
  rssMax = Math.max(rssMax, process.memoryUsage.rss());
  await wait(500);
}
const { user, system } = process.cpuUsage(cpuBefore);
const cpuShare = (user + system) / 1_000 / (performance.now() - began);
const pending = await store.outbox.pending();
const { articles = 0 } = (await store.health()).counts;
lateMs.sort((a, b) => a - b);
const seconds = (share: number) =>
  ((lateMs[Math.floor(share * (lateMs.length - 1))] ?? 0) / 1_000).toFixed(1);
console.log(
  [
    `${lateMs.length} of ${feeds} feeds on ${hosts} hosts asked within ${spanMs / 1_000} s`,
    `answers ${[...statuses].map(([kind, count]) => `${kind}: ${count}`).join(', ')}`,
    `begun after due: median ${seconds(0.5)} s, p99 ${seconds(0.99)} s, worst ${seconds(1)} s`,
    `RSS at most ${(rssMax / 2 ** 20).toFixed(0)} MiB, ` +
      `${(100 * cpuShare).toFixed(0)} % of one processor`,
    `${articles} articles stored, ${pending} messages still waiting at the end`,
  ].join('\n'),
);
await pipeline.stop();
await net.close();
await store.close();
child.disconnect();
rmSync(folder, { recursive: true, force: true });
