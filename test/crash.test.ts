// kill -9 at random moments while the demo newsroom streams in: what a reader or a script was
// once shown is there after every restart, nothing is doubled, and muster is ready in seconds.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { openSqliteStore } from '../src/store/sqlite/sqlite.js';
import { runProduct, serveProduct, until } from './product.fixture.js';

/** Few by default; the release is tried with KILL_ROUNDS=50. */
const rounds = Number(process.env['KILL_ROUNDS'] ?? 2);
const readyMsMax = 60_000;
const lifeMsMin = 50;
const lifeMsMax = 5_000;

const folder = mkdtempSync(path.join(tmpdir(), 'muster-crash-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test(
  `${rounds} rounds of kill -9 lose nothing and double nothing`,
  async () => {
    const promised = new Set<string>();
    for (let round = 0; round < rounds; round += 1) {
      const product = await serveProduct(folder, ['--demo', '--pace', '1']);
      expect(product.readyMs).toBeLessThan(readyMsMax);
      await expectAll(product.url, promised);
      const dies = sleep(lifeMsMin + Math.random() * (lifeMsMax - lifeMsMin));
      const reads = readPermalinks(product.url, promised, dies);
      await dies;
      await product.kill();
      await reads;
    }
    const product = await serveProduct(folder, ['--demo', '--pace', '1']);
    await until(async () => {
      await readOnce(product.url, promised);
      return promised.size > 10 ? true : undefined;
    });
    await expectAll(product.url, promised);
    expect(await product.stop()).toBe(0);
    expectSound();
    await expectNothingDoubled();
  },
  300_000 + rounds * 60_000,
);

/** A permalink a reader was shown is a promise. */
async function readPermalinks(
  url: string,
  promised: Set<string>,
  end: Promise<void>,
): Promise<void> {
  let over = false;
  void end.then(() => (over = true));
  while (!over) {
    await readOnce(url, promised).catch(() => undefined);
    await sleep(20);
  }
}

async function readOnce(url: string, promised: Set<string>): Promise<void> {
  const page = await (await fetch(`${url}/sitemap.xml`)).text();
  for (const [, at] of page.matchAll(/<loc>[^<]*?(\/\d{4}\/\d\d\/[^<]+\.html)<\/loc>/g)) {
    if (at !== undefined) promised.add(at);
  }
}

async function expectAll(url: string, promised: ReadonlySet<string>): Promise<void> {
  const lost: string[] = [];
  for (const at of promised) if (!(await fetch(`${url}${at}`)).ok) lost.push(at);
  expect(lost).toEqual([]);
}

function expectSound(): void {
  const doctor = runProduct(folder, ['doctor', '--json']);
  const { store, deadLetters } = JSON.parse(doctor.stdout) as {
    store: { integrity: string };
    deadLetters: unknown[];
  };
  expect(store.integrity).toBe('ok');
  expect(deadLetters).toEqual([]);
  const verify = runProduct(folder, ['verify', '--json']);
  expect(JSON.parse(verify.stdout)).toMatchObject({ findings: [] });
}

async function expectNothingDoubled(): Promise<void> {
  const file = path.join(folder, 'demo.sqlite');
  const store = await openSqliteStore({ file, clock: Date.now, newId: uuidv7, readOnly: true });
  const articles = await store.articles.stream({ seenAt: 0, id: '' }, 2_000);
  const roundups = await store.roundups.list({ state: 'published', limit: 500 });
  await store.close();
  const places = articles.map(({ outletId, url }) => `${outletId} ${url}`);
  expect(places.length).toBeGreaterThan(10);
  expect(new Set(places).size).toBe(places.length);
  expect(new Set(roundups.map(({ path: at }) => at)).size).toBe(roundups.length);
  expect(new Set(roundups.map(({ eventId }) => eventId)).size).toBe(roundups.length);
}
