import { afterEach, beforeEach, expect, test } from 'vitest';
import { article, feed, outlet } from '../store/contract/samples.contract.js';
import { openSqliteStore } from '../store/sqlite/sqlite.js';
import type { Store } from '../store/store.js';
import { why } from './why.js';

const start = Date.UTC(2031, 4, 4, 8);
let store: Store;

beforeEach(async () => {
  store = await openSqliteStore({ file: ':memory:', clock: () => start, newId: () => 'id' });
  await store.outlets.put([outlet('lantern', { name: 'The Lantern' })]);
  await store.feeds.add(feed('feed', { outletId: 'lantern' }));
  for (const id of ['here', 'there']) {
    const times = { createdAt: start, changedAt: start, firstAt: start, lastAt: start };
    await store.events.add({ id, ...times, articles: 0, outlets: 0, origins: 0 });
  }
  await place('Ferry sinks', 'here');
  await place('Ferry strike begins', 'there');
});
afterEach(() => store.close());

/** With “there” for the next best. */
async function place(headline: string, eventId: string): Promise<void> {
  await store.articles.add(
    article(headline, { headline, outletId: 'lantern', feedId: 'feed' }),
    [],
  );
  const reasons = [{ kind: 'name', weight: 2, text: 'Both say “Lomea”.' }] as const;
  const runnerUp = { eventId: 'there', score: -1.5, missing: '3 days lie between them.' };
  await store.events.place([
    { articleId: headline, eventId, placedAt: start, score: 1, reasons, runnerUp, pinned: false },
  ]);
}

async function told(id: string, json = false): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const line of why(store, id, json)) lines.push(line);
  return lines;
}

test('the next best event is told by its headline and its id', async () => {
  expect(await told('here')).toEqual([
    'Ferry sinks -- The Lantern',
    '     2.00  Both say “Lomea”.',
    '    next best: “Ferry strike begins” (event there), -1.50',
    '           3 days lie between them.',
  ]);
  const [json = ''] = await told('here', true);
  expect(JSON.parse(json)).toMatchObject({
    placement: { runnerUp: { eventId: 'there' } },
    nextBest: { eventId: 'there', about: 'Ferry strike begins' },
  });
});

test('one that another took in is told by that', async () => {
  const times = { createdAt: start, changedAt: start, firstAt: start, lastAt: start };
  await store.events.add({ id: 'on', ...times, articles: 0, outlets: 0, origins: 0 });
  await place('Dockers strike', 'on');
  await store.events.change('there', { mergedInto: 'on' });
  expect((await told('here'))[2]).toBe('    next best: “Dockers strike” (event on), -1.50');
});

test('one that became part of this event is no rival', async () => {
  await store.events.change('there', { mergedInto: 'here' });
  expect((await told('here'))[2]).toContain('an event that this one has taken in since');
});

test('an event that is not there is a fault', async () => {
  await expect(told('nowhere')).rejects.toMatchObject({ code: 'not-found' });
});
