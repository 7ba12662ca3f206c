// What kept a report from the next likeliest event is what truly did.

import { expect, test } from 'vitest';
import { hourMs } from '../../domain/time.js';
import { createEngine } from '../engine/engine.js';
import type { Report } from '../report.js';
import { shippedKnowledge, shippedLearned } from '../shipped.js';

const facts = { knowledge: shippedKnowledge(), learned: shippedLearned() };
const start = Date.UTC(2031, 4, 4, 8);
const report = (id: string, headline: string, hours: number): Report => {
  return { id, headline, text: '', time: start + hours * hourMs, outlet: `outlet of ${id}` };
};

test('a full event that a report was never compared with is not told to be full', () => {
  let events = 0;
  const newId = (): string => `e${++events}`;
  const one = createEngine({ ...facts, newId, windowMs: 48 * hourMs });
  for (let at = 0; at < 501; at++) {
    one.settle(report(`f${at}`, 'Ferry Ostrava sinks off Lomea', at / 60), 'ferry', false);
  }
  one.place(report('x', 'Lomea votes for a new mayor, pensions and a longer school year', 8));
  const { runnerUp } = one.whyHere('x') ?? {};
  expect(runnerUp).toMatchObject({ eventId: 'ferry', reports: 501 });
  expect(runnerUp?.score).toBeLessThan(0);
  expect(runnerUp?.obstacle?.kind).not.toBe('growth');
  const sum = runnerUp?.reasons.reduce((all, { weight }) => all + weight, 0);
  expect(sum).toBeCloseTo(runnerUp?.score ?? NaN, 6);
});
