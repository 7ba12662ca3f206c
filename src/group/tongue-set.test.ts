import { describe, expect, test } from 'vitest';
import { createEngine, resumeEngine } from './engine/engine.js';
import { inStreamOrder, shipped } from './group.js';
import { withDigest } from './snapshot/snapshot.js';
import { measure } from '../../scripts/train/bcubed.js';
import {
  goldOf,
  grouped,
  headlinesOnly,
  toldIn,
  tongues,
  windowMs,
  type Told,
} from './tongue-set.contract.js';

const f1 = (told: readonly Told[]): number => measure(goldOf(told), grouped(told)).f1;
const all = tongues.flatMap(toldIn);

describe('one newsroom’s events in ten languages', () => {
  test.each(tongues)('%s alone is told apart', (language) => {
    expect(toldIn(language)).toHaveLength(36);
    expect(f1(toldIn(language))).toBeGreaterThanOrEqual(0.95);
    expect(f1(headlinesOnly(toldIn(language)))).toBeGreaterThanOrEqual(0.9);
  });

  test('all at once: every event gathers its languages, look-alikes stay apart', () => {
    const { precision, recall } = measure(goldOf(all), grouped(all));
    expect(precision).toBeGreaterThanOrEqual(0.97);
    expect(recall).toBeGreaterThanOrEqual(0.95);
  });

  test('by their headlines alone', () => {
    expect(f1(headlinesOnly(all))).toBeGreaterThanOrEqual(0.95);
  });

  test.each(tongues.slice(1))('English and %s', (language) => {
    const two = [...toldIn('en'), ...toldIn(language)];
    expect(f1(two)).toBeGreaterThanOrEqual(0.97);
  });
});

test('a state kept halfway goes on in every language as if it had never rested', async () => {
  const stream = inStreamOrder(tongues.flatMap(toldIn));
  const cut = Math.floor(stream.length / 3);
  let events = 0;
  const options = { ...shipped(), newId: () => `e${++events}`, windowMs };
  const whole = createEngine(options);
  for (const report of stream.slice(0, cut)) whole.place(report);
  const kept = whole.snapshot();
  const before = events;
  const last = stream.slice(cut).map((report) => whole.place(report));
  events = before;
  const resumed = resumeEngine(options, Buffer.concat(await withDigest(kept)));
  if (resumed.kind === 'refused') throw new Error(resumed.why);
  expect(stream.slice(cut).map((report) => resumed.engine.place(report))).toEqual(last);
});
