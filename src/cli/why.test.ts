import { afterEach, beforeEach, expect, test } from 'vitest';
import { basisWords } from '../domain/reason-words.js';
import { article, feed, outlet } from '../store/contract/samples.fixture.js';
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

const threeDaysApart = {
  kind: 'against',
  cause: { kind: 'hours', hours: 72, datedByText: 0 },
} as const;

/** With “there” for the next best. */
async function place(headline: string, eventId: string): Promise<void> {
  await store.articles.add(
    article(headline, { headline, outletId: 'lantern', feedId: 'feed' }),
    [],
  );
  const reasons = [{ cause: { kind: 'shared', terms: ['Lomea'] }, weight: 2 }] as const;
  const runnerUp = { eventId: 'there', score: -1.5, obstacle: threeDaysApart };
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
    '           They are 3 days apart.',
  ]);
  const [json = ''] = await told('here', true);
  expect(JSON.parse(json)).toMatchObject({
    placement: { runnerUp: { eventId: 'there' } },
    nextBest: { eventId: 'there', about: 'Ferry strike begins' },
  });
});

const departure = {
  kind: 'split',
  reports: 2,
  score: -1.2,
  reasons: [{ cause: threeDaysApart.cause, weight: -1.2 }],
  obstacle: threeDaysApart,
} as const;

test('a report that was split off tells from where, why, and what it stands with', async () => {
  const reasons = [{ cause: { kind: 'shared', terms: ['Lomea'] }, weight: 2 }] as const;
  const basis = { kind: 'grouped' } as const;
  const place = { articleId: 'Ferry sinks', eventId: 'here', placedAt: start, pinned: false };
  const came = { nearest: 'Ferry strike begins', cameFrom: 'there', departure, basis };
  const runnerUp = { eventId: 'there', score: -1.2, obstacle: threeDaysApart };
  await store.events.place([{ ...place, ...came, reasons, score: 2, runnerUp }]);
  expect(await told('here')).toEqual([
    'Ferry sinks -- The Lantern',
    '    likest to “Ferry strike begins”, which stands in another event by now; score 2.00',
    '     2.00  Both say “Lomea”.',
    `           ${basisWords.grouped}`,
    '    split off from “Ferry strike begins” (event there), with 1 other; its score there: -1.20',
    '           They are 3 days apart.',
  ]);
  expect((await told('there')).slice(-4)).toEqual([
    '1 report left this event:',
    'Ferry sinks -- The Lantern',
    '    stands in “Ferry sinks” (event here)',
    '           They are 3 days apart.',
  ]);
  const [json = ''] = await told('here', true);
  expect(JSON.parse(json)).toMatchObject({
    placement: { departure: { kind: 'split', score: -1.2 } },
    before: { eventId: 'there', about: 'Ferry strike begins' },
    nearest: { headline: 'Ferry strike begins', isHere: false },
  });
});

test.each([
  [{ ...departure, kind: 'moved', reports: 1 }, 'moved here from ~, alone; its score there: -1.20'],
  [{ ...departure, kind: 'reworded' }, 'left ~ when it was worded anew; its score there: -1.20'],
  [
    { kind: 'merged', reports: 1, score: 1.2, reasons: [] },
    'stood alone at first; its event became part of this one: score 1.20',
  ],
  [
    { kind: 'merged', reports: 3, score: 1.2, reasons: [] },
    'came with an event of 3 reports, which became part of this one: score 1.20',
  ],
] as const)('a report that went another way tells so: %j', async (left, words) => {
  const place = { articleId: 'Ferry sinks', eventId: 'here', placedAt: start, pinned: false };
  const came = { cameFrom: 'there', departure: left, score: 0, reasons: [] };
  await store.events.place([{ ...place, ...came }]);
  const lines = await told('here');
  expect(lines[1]).toBe('    it stood alone then');
  expect(lines[2]).toBe(`    ${words.replace('~', '“Ferry strike begins” (event there)')}`);
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
