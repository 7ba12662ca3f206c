// A story that goes on in steps for weeks does not become one endless event.

import { expect, test } from 'vitest';
import { dayMs, hourMs } from '../domain/time.js';
import { createEngine } from './engine/engine.js';
import { chainReportsMin, freeHoursMax } from './likeness/growth.js';
import { madeUpWord } from './made-up-words.fixture.js';
import type { Report } from './report.js';
import { shippedKnowledge, shippedLearned } from './shipped.js';
import { groupStream, inStreamOrder } from './stream.js';

const facts = { knowledge: shippedKnowledge(), learned: shippedLearned(), windowMs: 7 * dayMs };
const start = Date.UTC(2031, 4, 4, 8);
const daysTold = 24;

/** Three reports a day; each day's share their own words and, with every other day's, the same. */
const steps: readonly Report[] = Array.from({ length: daysTold * 3 }, (_, at) => {
  const day = Math.floor(at / 3);
  const own = ['talks', 'offer', 'refusal', 'ballot', 'fine', 'appeal'][day % 6] ?? '';
  const outlet = ['Harbour Mail', 'Ferry Post', 'Quay Times'][at % 3] ?? '';
  return {
    id: `r${at}`,
    headline: `Marrun ferry strike: ${own} by Tollan Lines dockers union`,
    text: '',
    time: start + day * dayMs + (at % 3) * hourMs,
    outlet,
  };
});

/** What else the papers say, so that the words of the strike stay rare. */
const beside: readonly Report[] = Array.from({ length: daysTold * 20 }, (_, at) => ({
  id: `other ${at}`,
  headline: Array.from({ length: 6 }, (__, place) => madeUpWord(1000 + at * 7 + place)).join(' '),
  text: '',
  time: start + (at / 20) * dayMs,
  outlet: 'Valley Press',
}));

function grouped(reports: readonly Report[]): ReadonlyMap<string, string> {
  let ids = 0;
  return groupStream(
    inStreamOrder([...reports, ...beside]),
    createEngine({ ...facts, newId: () => `e${++ids}` }),
  );
}

test('the reports of one day are together, those of the first day and the last apart', () => {
  const events = grouped(steps);
  const ids = new Set(steps.map(({ id }) => events.get(id)));
  expect(ids.size).toBeGreaterThan(1);
  for (const event of ids) {
    const reports = steps.filter(({ id }) => events.get(id) === event);
    const times = reports.map(({ time }) => time ?? NaN);
    const hours = (Math.max(...times) - Math.min(...times)) / hourMs;
    if (reports.length >= chainReportsMin) expect(hours).toBeLessThan(4 * freeHoursMax);
  }
  for (let at = 0; at < steps.length; at += 3) {
    expect(new Set([0, 1, 2].map((more) => events.get(`r${at + more}`))).size).toBe(1);
  }
});

const year = 365 * 24;
const recapture = (id: string, hours: number | undefined, at: number): Report => ({
  id,
  headline: `Army ${['recaptures', 'retakes'][at % 2] ?? ''} Tel Marrun from rebels`,
  text: '',
  outlet: ['Harbour Mail', 'Ferry Post', 'Quay Times'][at % 3] ?? '',
  ...(hours === undefined ? {} : { time: start + hours * hourMs }),
});

test.each([
  [1, 1, 1],
  [1, 2, 1],
  [1, 3, 1],
  [2, 1, 1],
  [2, 2, 1],
  [3, 1, 2],
  [4, 1, 4],
])('reports without a time, %i of them, bridge no year between %i and %i', (...counts) => {
  const [timeless, early, late] = counts;
  const told = (kind: string, count: number, hours: number | undefined): readonly Report[] =>
    Array.from({ length: count }, (_, at) =>
      recapture(`${kind}${at}`, hours === undefined ? undefined : hours + at, at),
    );
  const all = [
    ...told('early', early, 0),
    ...told('late', late, year),
    ...told('timeless', timeless, undefined),
  ];
  const events = grouped(all);
  const eventsOf = (kind: string) =>
    new Set([...events].filter(([id]) => id.startsWith(kind)).map(([, event]) => event));
  for (const event of eventsOf('late')) expect(eventsOf('early')).not.toContain(event);
  // Each stands with some that have a time.
  for (const event of eventsOf('timeless')) {
    expect([...eventsOf('early'), ...eventsOf('late')]).toContain(event);
  }
});

test('what comes within the free time stays one event', () => {
  const twoDays = steps.slice(0, 6);
  const events = grouped(twoDays);
  expect(new Set(twoDays.map(({ id }) => events.get(id))).size).toBe(1);
});
