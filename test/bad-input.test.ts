// Feeds made to hurt, over real HTTP through the fetcher, the reader and a real database: each ends
// in a state an editor understands, in bounded time and memory, and its neighbours do not notice.

import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assemblePipeline, type Pipeline } from '../src/assembly/assemble-pipeline.js';
import { subscribe } from '../src/outlets/outlets.js';
import { readConfig } from '../src/config.js';
import type { Feed } from '../src/domain/feed.js';
import { entriesPerFeedMax } from '../src/domain/limits.js';
import { createHttpNet } from '../src/net/http/http.js';
import type { Net } from '../src/net/net.js';
import { openSqliteStore } from '../src/store/sqlite/sqlite.js';
import type { Store } from '../src/store/store.js';

const folder = mkdtempSync(path.join(tmpdir(), 'muster-bad-input-'));
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
const mebi = 1024 * 1024;
const extraMemoryMax = 900 * mebi;
const allMsMax = 240_000;

type Serve = (response: ServerResponse) => void;
const body =
  (content: string | Uint8Array, headers: Record<string, string> = {}): Serve =>
  (response) => {
    response.writeHead(200, { 'content-type': 'application/rss+xml', ...headers });
    response.end(content);
  };
const channel = (content: string, encoding = 'utf-8'): string =>
  `<?xml version="1.0" encoding="${encoding}"?><rss version="2.0"><channel>` +
  `<title>Courier</title>${content}</channel></rss>`;
const item = (title: string): string =>
  `<item><title>${title}</title><link>http://courier.example/${encodeURI(title)}</link></item>`;

const endless: Serve = (response) => {
  const chunk = item('more').repeat(1_000);
  const more = (): void => {
    while (!response.destroyed && response.write(chunk));
    if (!response.destroyed) response.once('drain', more);
  };
  response.writeHead(200, { 'content-type': 'application/rss+xml' });
  response.write('<rss version="2.0"><channel>');
  more();
};

/** Made once, when first asked for. */
const bad: Readonly<Record<string, () => Serve>> = {
  html: () => body('<!doctype html><html><head><title>Courier</title><body><p>Welcome'),
  empty: () => body(''),
  blank: () => body('\n\n   \n'),
  binary: () => body(Uint8Array.from({ length: 50_000 }, (_, at) => (at * 7919) % 256)),
  endless: () => endless,
  bomb: () => body(gzipSync(Buffer.alloc(300 * mebi)), { 'content-encoding': 'gzip' }),
  deep: () => {
    const depth = 100_000;
    const nest = `<description>${'<b>'.repeat(depth)}x${'</b>'.repeat(depth)}</description>`;
    return body(channel(`<item><title>Deep</title>${nest}</item>${item('After the deep')}`));
  },
  'deep-outside': () => body(`${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`),
  laughs: () => {
    const steps = Array.from({ length: 12 }, (_, at) => {
      const inner = at === 0 ? 'ha' : `&l${at - 1};`.repeat(10);
      return `<!ENTITY l${at} "${inner}">`;
    });
    return body(`<!DOCTYPE rss [${steps.join('')}]>${channel(item('&l11;')).slice(38)}`);
  },
  charset: () => body(Buffer.from(channel(item('Évian fête ses bateaux à voile')), 'latin1')),
  unknown: () => body(channel(item('Read all the same'), 'klingon-8')),
  crowd: () => body(channel(Array.from({ length: 150_000 }, (_, at) => item(`N${at}`)).join(''))),
  million: () => body(channel('<item/>'.repeat(1_000_000))),
  'million-told': () => {
    const all = Array.from({ length: 1_000_000 }, (_, at) => item(`N${at}`)).join('');
    return body(channel(all));
  },
  title: () => body(channel(item('long '.repeat(2_000_000)))),
  cut: () => body(channel(item('Whole') + item('Half')).slice(0, -40)),
};
const neighbours = ['first', 'second', 'third'];

let server: Server;
let address: string;
let store: Store;
let net: Net;
let pipeline: Pipeline;
let tookMs = 0;
let extraMemory = 0;
const feeds = new Map<string, Feed>();

beforeAll(async () => {
  const made = new Map<string, Serve>();
  server = createServer((request, response) => {
    const name = (request.url ?? '').slice(1);
    const serve = made.get(name) ?? bad[name]?.() ?? body(channel(item(`News of the ${name}`)));
    made.set(name, serve);
    serve(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const config = { ...readConfig({}), allowHosts: [address], hostSpacingMs: 0, threads: 1 };
  const clock = Date.now;
  store = await openSqliteStore({ file: path.join(folder, 'm.sqlite'), clock, newId: uuidv7 });
  net = createHttpNet({ config });
  const parts = { store, net, clock, config, newId: uuidv7, random: () => 0, log };
  for (const name of [...Object.keys(bad), ...neighbours]) {
    made.set(name, bad[name]?.() ?? body(channel(item(`News of the ${name}`))));
    const { feed } = await subscribe(
      store,
      { url: `http://${address}/${name}`, title: name, fetchPages: false },
      parts,
    );
    feeds.set(name, feed);
  }
  pipeline = assemblePipeline(parts);
  await pipeline.start();
  await pollAll();
});

async function pollAll(): Promise<void> {
  const before = process.memoryUsage().rss;
  const started = performance.now();
  const watch = setInterval(() => {
    extraMemory = Math.max(extraMemory, process.memoryUsage().rss - before);
  }, 50);
  await pipeline.fetcher.pollDue();
  pipeline.bus.nudge();
  await pipeline.bus.idle();
  clearInterval(watch);
  tookMs = performance.now() - started;
}

afterAll(async () => {
  await pipeline.stop();
  await net.close();
  await store.close();
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function feedNow(name: string): Promise<Feed | undefined> {
  return store.feeds.find(feeds.get(name)?.id ?? '');
}

async function headlines(name: string): Promise<readonly string[]> {
  const id = feeds.get(name)?.id;
  const all: string[] = [];
  for (let after = { seenAt: 0, id: '' }; ;) {
    const page = await store.articles.stream(after, 1_000);
    all.push(...page.filter(({ feedId }) => feedId === id).map(({ headline }) => headline));
    const last = page.at(-1);
    if (last === undefined) return all;
    after = { seenAt: last.seenAt, id: last.id };
  }
}

test.each([
  ['html', /page|HTML/i],
  ['empty', /empty/i],
  ['blank', /empty|no feed/i],
  ['binary', /no(?:t a)? feed/i],
  ['endless', /large/i],
  ['bomb', /large|packed/i],
  ['deep-outside', /no(?:t a)? feed|could not be read/i],
  ['million-told', /large/i],
  ['cut', /is cut off/i],
])('%s: refused, and says why', async (name, why) => {
  const feed = await feedNow(name);
  expect(feed?.state).toBe('failing');
  expect(feed?.fault).toMatch(why);
  expect(feed?.validators).toBeUndefined();
  expect(await headlines(name)).toEqual([]);
});

test.each([
  ['charset', ['Évian fête ses bateaux à voile']],
  ['unknown', ['Read all the same']],
  ['million', []],
])('%s: read as far as it goes, with a warning', async (name, titles) => {
  const feed = await feedNow(name);
  expect(feed).toMatchObject({ state: 'active' });
  expect(feed?.fault).toBeUndefined();
  expect(feed?.warnings?.length).toBeGreaterThan(0);
  expect(await headlines(name)).toEqual(titles);
});

test('a crowd of entries is capped, and the feed says so', async () => {
  expect(await headlines('crowd')).toHaveLength(entriesPerFeedMax);
  expect((await feedNow('crowd'))?.warnings?.join()).toContain(
    '148000 older entries were left out.',
  );
});

test('markup nested 100,000 deep costs its neighbours in the feed nothing', async () => {
  expect(await headlines('deep')).toEqual(['Deep', 'After the deep']);
});

test('entities that multiply, and a headline of ten megabytes, are cut short', async () => {
  for (const name of ['laughs', 'title']) {
    const told = await headlines(name);
    for (const headline of told) expect(headline.length).toBeLessThanOrEqual(500);
  }
});

test('neighbours come through', async () => {
  for (const name of neighbours) {
    expect(await headlines(name)).toEqual([`News of the ${name}`]);
    expect(await feedNow(name)).toMatchObject({ state: 'active', failures: 0 });
  }
});

test('time and memory stay bounded, nothing is given up', async () => {
  expect(tookMs).toBeLessThan(allMsMax);
  expect(extraMemory).toBeLessThan(extraMemoryMax);
  expect(await pipeline.bus.deadLetters(10)).toEqual([]);
});

function quiet(): void {
  return undefined;
}
