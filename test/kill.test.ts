// kill -9 at random moments under load: what was acknowledged is there, nothing is there twice.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import type { Store } from '../src/store/store.js';
import { openLife, subscribeEffects } from './kill/life.js';

/** Few by default; a release is tried with KILL_ROUNDS=50. */
const rounds = Number(process.env['KILL_ROUNDS'] ?? 3);
const readyMsMax = 60_000;
const lifeMsMax = 1_500;
/** Every so often one dies before it is ready: amid opening, migrating or recovering. */
const stillbornEvery = 5;
const startMsMax = 400;

const folder = mkdtempSync(path.join(tmpdir(), 'muster-kill-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Promised {
  readonly article: Set<string>;
  readonly effect: Set<string>;
  readonly roundup: Set<string>;
}

test(
  `${rounds} rounds of kill -9 lose nothing acknowledged and double nothing`,
  async () => {
    const file = path.join(folder, 'muster.sqlite');
    const promised: Promised = { article: new Set(), effect: new Set(), roundup: new Set() };
    let slowestMs = 0;
    for (let round = 0; round < rounds; round += 1) {
      const stillborn = round % stillbornEvery === stillbornEvery - 1;
      slowestMs = Math.max(slowestMs, await liveAndDie(file, `life${round}`, promised, stillborn));
      const openedAt = performance.now();
      const store = await openLife(file);
      slowestMs = Math.max(slowestMs, performance.now() - openedAt);
      await expectKept(store, promised);
      await store.close();
    }
    expect(slowestMs).toBeLessThan(readyMsMax);
    expect(promised.article.size).toBeGreaterThan(rounds * 5);
    expect(promised.effect.size).toBeGreaterThan(0);
    await expectAllDoneOnce(file, promised);
    console.log(
      `kill -9: ${rounds} rounds, ${promised.article.size} articles, ${promised.effect.size} ` +
        `effects, ${promised.roundup.size} roundups acknowledged; ready in ${slowestMs | 0} ms`,
    );
  },
  300_000 + rounds * 60_000,
);

/** Answers how long opening, recovering and starting took, in ms. */
async function liveAndDie(
  file: string,
  name: string,
  promised: Promised,
  stillborn: boolean,
): Promise<number> {
  const life = path.join(import.meta.dirname, 'kill/life.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', life, file, name], {
    env: { ...process.env, KILL_LIFE: 'yes' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let complained = '';
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const ready = new Promise<void>((resolve) => {
    child.stdout.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      if (/^ready \d+\n/.test(said)) resolve();
    });
  });
  child.stderr.on('data', (bytes: Buffer) => (complained += bytes.toString()));
  if (!stillborn) await Promise.race([ready, ended]);
  await sleep(Math.random() * (stillborn ? startMsMax : lifeMsMax));
  child.kill('SIGKILL');
  await ended;
  expect(complained).toBe('');
  // The last piece may be half a line, which is no acknowledgement.
  for (const line of said.split('\n').slice(0, -1)) {
    const [kind = '', id = ''] = line.split(' ');
    if (kind in promised) promised[kind as keyof Promised].add(id);
  }
  return Number(/^ready (\d+)\n/.exec(said)?.[1] ?? 0);
}

async function expectKept(store: Store, promised: Promised): Promise<void> {
  const health = await store.health();
  expect(health.complaints).toEqual([]);
  expect(health.integrity).toBe('ok');
  const articles = await store.articles.findMany([...promised.article]);
  expect(articles).toHaveLength(promised.article.size);
  const effects = await store.articles.findMany([...promised.effect]);
  expect(effects.filter((one) => one.eventId !== `event-${one.id}`)).toEqual([]);
  for (const id of promised.roundup) expect(await store.roundups.find(id)).toBeDefined();
  const { total } = await store.roundups.search({ text: 'title', limit: 1 });
  expect(total).toBe(await store.roundups.count({ state: 'published' }));
  expect(await store.outbox.deadLetters(1)).toEqual([]);
}

/** A last life in peace: everything on its way arrives, each once. */
async function expectAllDoneOnce(file: string, promised: Promised): Promise<void> {
  const store = await openLife(file);
  const bus = subscribeEffects(store, () => undefined);
  bus.start();
  await bus.idle();
  await bus.stop();
  await expectKept(store, promised);
  const { counts } = await store.health();
  expect(await store.outbox.pending()).toBe(0);
  expect(counts['events']).toBe(counts['articles']);
  expect(counts['roundups']).toBe((counts['articles'] ?? 0) / 5);
  expect(await store.roundups.labels()).toEqual([{ label: 'Floods', count: counts['roundups'] }]);
  await store.close();
}
