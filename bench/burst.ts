// Does a burst slow the public site? 20,000 articles arrive through 200 feeds at once while a
// visitor requests pages. Measures response times before and during the burst, next to those of a
// bare server in another process, and the time until every article is stored, grouped and drafted.
// Run: npm run bench burst   (dist/ is built first)

import { execFileSync, fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { uuidv7 } from 'uuidv7';
import { minuteMs } from '../src/domain/time.js';
import { subscribe } from '../src/outlets/outlets.js';
import { platformSqlite } from '../src/store/sqlite/platform.js';
import { openSqliteStore } from '../src/store/sqlite/sqlite.js';
import type { Store } from '../src/store/store.js';
import { outlet } from '../src/store/contract/samples.fixture.js';
import { openNewsroom, type Newsroom } from './burst/newsroom.js';
import type { Seen } from './burst/visitor.js';

const [burst = 20_000] = process.argv.slice(2).map(Number);
const before = 1_000;
const quietSeconds = 20;
const minutesMax = 15;
/** Such as --cpu-prof, to see where the time goes. */
const productOptions = process.env['BENCH_PRODUCT_OPTIONS']?.split(' ') ?? [];
const root = fileURLToPath(new URL('..', import.meta.url));

const folder = mkdtempSync(path.join(tmpdir(), 'muster-burst-'));
const file = path.join(folder, 'muster.sqlite');
const newsroom = await openNewsroom({ before, burst, endsAt: Date.now() });
const parts = { clock: Date.now, newId: uuidv7 };
const store = await openSqliteStore({ file, ...parts });
const count = await counter();
await subscribeAll(store, newsroom);

execFileSync(process.execPath, [path.join(root, 'scripts/build.mjs')]);
const product = spawn(process.execPath, [...productOptions, 'dist/cli.js', 'serve'], {
  cwd: root,
  env: settings(newsroom),
  stdio: ['ignore', 'pipe', 'inherit'],
});
process.once('exit', () => product.kill('SIGKILL'));
const site = await addressIn(product);
await until(async () => count.grouped() >= before && (await store.outbox.pending()) === 0);
const [roundup] = await store.roundups.list({ state: 'published', limit: 1 });
const pages = [`${site}${roundup?.path}`, `${site}/`, `${newsroom.url}/bare`];
const visitor = fork(path.join(root, 'bench/burst/visitor.ts'), pages, {
  execArgv: ['--import', 'tsx'],
});

await sleep(5_000);
await latencies(visitor);
await sleep(quietSeconds * 1000);
const quiet = await latencies(visitor);

newsroom.burst();
const cpuBefore = cpuSeconds(product);
const started = performance.now();
for (const feed of await store.feeds.list())
  await store.feeds.change(feed.id, { dueAt: Date.now() });
const stored = until(async () => count.stored() >= before + burst).then(secondsSince(started));
const grouped = until(async () => count.grouped() >= before + burst).then(secondsSince(started));
const settled = Promise.all([stored, grouped])
  .then(() => until(async () => (await store.outbox.pending()) === 0))
  .then(secondsSince(started));
const times = { stored: await stored, grouped: await grouped, settled: await settled };
const busy = await latencies(visitor);
const cpu = cpuSeconds(product) - cpuBefore;

report();
visitor.disconnect();
const ended = once(product, 'exit');
product.kill('SIGINT');
await ended;
await store.close();
newsroom.close();
rmSync(folder, { recursive: true });

function report(): void {
  const names = ['a roundup’s page', 'the front page', 'a bare answer of another process'];
  const row = (name: string, seen: Seen | undefined): string => {
    const ms = [0.5, 0.95, 0.99, 1].map((share) => quantile(seen?.ms ?? [], share));
    return `| ${name} | ${ms.join(' | ')} | ${seen?.ms.length} | ${seen?.failures} |`;
  };
  console.log('| ms from asking to the last byte | p50 | p95 | p99 | worst | answers | failed |');
  console.log('|---|--:|--:|--:|--:|--:|--:|');
  for (const [index, name] of names.entries()) {
    console.log(row(`${name}, before`, quiet[index]));
    console.log(row(`${name}, in the burst`, busy[index]));
  }
  const rate = (seconds: number): string => `${(burst / seconds).toFixed(0)} articles/s`;
  console.log(`\n| ${burst} articles from ${newsroom.outlets.length} feeds | seconds | |`);
  console.log('|---|--:|---|');
  console.log(`| all stored | ${times.stored.toFixed(0)} | ${rate(times.stored)} |`);
  console.log(`| all grouped | ${times.grouped.toFixed(0)} | ${rate(times.grouped)} |`);
  console.log(
    `| all drafted and published | ${times.settled.toFixed(0)} | ${rate(times.settled)} |`,
  );
  console.log(
    `| processor time | ${cpu.toFixed(0)} | ${(burst / cpu).toFixed(0)} articles/CPU s |`,
  );
  const { lost, roundups } = { lost: before + burst - count.stored(), roundups: count.published() };
  console.log(
    `\n${lost} lost; ${roundups} roundups published; peak memory ${peakMiB(product)} MiB.`,
  );
}

async function subscribeAll(to: Store, { outlets, addressOf }: Newsroom): Promise<void> {
  await to.outlets.put(outlets.map((id) => outlet(id, { domains: [`${id}.example`] })));
  for (const id of outlets) {
    await subscribe(to, { url: addressOf(id), outletId: id, fetchPages: false }, parts);
  }
}

function settings({ url }: Newsroom): NodeJS.ProcessEnv {
  return {
    ...process.env,
    MUSTER_DATA: folder,
    MUSTER_PORT: '0',
    MUSTER_ALLOW_HOSTS: new URL(url).host,
    MUSTER_HOST_SPACING_MS: '0',
    MUSTER_PUBLISH_UNATTENDED: 'yes',
  };
}

function addressIn(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error(`The product ended without an address: ${said}`)));
    child.stdout?.on('data', (chunk) => {
      said += String(chunk);
      const match = /http:\/\/[\d.]+:\d+/.exec(said);
      if (match !== null) resolve(match[0]);
    });
  });
}

/** Counts over indexes on a connection of its own, so that counting costs the way nothing. */
async function counter() {
  const database = (await platformSqlite()).open(file, { readOnly: true });
  const ask = (sql: string) => () => (database.prepare(sql).all()[0] as { n: number }).n;
  return {
    stored: ask('select count(*) n from article'),
    grouped: ask('select count(*) n from article where eventId is not null'),
    published: ask("select count(*) n from roundup where state = 'published'"),
  };
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const latest = performance.now() + minutesMax * minuteMs;
  while (!(await holds())) {
    if (product.exitCode !== null) throw new Error('The product ended by itself.');
    if (performance.now() > latest) throw new Error(`Not done within ${minutesMax} minutes.`);
    await sleep(250);
  }
}

function secondsSince(start: number): () => number {
  return () => (performance.now() - start) / 1000;
}

async function latencies(child: ChildProcess): Promise<readonly Seen[]> {
  child.send('report');
  return (await once(child, 'message'))[0] as readonly Seen[];
}

function quantile(ms: readonly number[], share: number): string {
  const sorted = [...ms].sort((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN).toFixed(1);
}

/** Linux reports both for a running process; elsewhere they are unknown. */
function peakMiB({ pid }: ChildProcess): string {
  const peak = /VmHWM:\s+(\d+) kB/.exec(procFile(pid, 'status'))?.[1];
  return peak === undefined ? 'unknown' : (Number(peak) / 1024).toFixed(0);
}

function cpuSeconds({ pid }: ChildProcess): number {
  const [user = NaN, system = NaN] = procFile(pid, 'stat').split(' ').slice(13, 15).map(Number);
  return (user + system) / 100;
}

function procFile(pid: number | undefined, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}
