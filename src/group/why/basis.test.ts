// A report that stands in an event against its own score says what holds it there.

import { expect, test } from 'vitest';
import type { Constraint } from '../../domain/correction.js';
import { hourMs } from '../../domain/time.js';
import { createEngine, type Engine } from '../engine/engine.js';
import type { Report } from '../report.js';
import { shippedKnowledge, shippedLearned } from '../shipped.js';

const facts = { knowledge: shippedKnowledge(), learned: shippedLearned() };
const start = Date.UTC(2031, 4, 4, 8);

function newEngine(constraints: readonly Constraint[] = []): Engine {
  let events = 0;
  return createEngine({
    ...facts,
    newId: () => `e${++events}`,
    windowMs: 48 * hourMs,
    constraints,
  });
}

const report = (id: string, headline: string, hours: number): Report => {
  return { id, headline, text: '', time: start + hours * hourMs, outlet: `outlet of ${id}` };
};
const ferries = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, at) =>
  report(id, `Ferry Ostrava sinks off Lomea island, mayor ${id} says`, at),
);
const vote = report('v', 'Estovia rejects pension bill', 3);

test('one that was put there and is like no other', () => {
  const one = newEngine();
  for (const ferry of ferries) one.settle(ferry, 'e', false);
  one.settle(vote, 'e', false);
  const here = one.whyHere('v');
  expect(here?.score).toBeLessThan(0);
  expect(here).toMatchObject({ basis: { kind: 'grouped' } });
  expect(one.whyHere('a')).not.toHaveProperty('basis');
});

test('one that a single report ties to the others', () => {
  const one = newEngine();
  for (let at = 0; at < 4; at++) {
    for (const ferry of ferries) one.settle({ ...ferry, id: `${ferry.id}${at}` }, 'e', false);
  }
  one.settle(vote, 'e', false);
  one.settle({ ...vote, id: 'w', outlet: 'another' }, 'e', false);
  const here = one.whyHere('w');
  expect(here?.score).toBeLessThan(0);
  expect(here).toMatchObject({ basis: { kind: 'tied', to: 'v' } });
});

test('one that an editor put there, or together with one', () => {
  const pinned = newEngine();
  for (const ferry of ferries) pinned.settle(ferry, 'e', false);
  pinned.settle(vote, 'e', true);
  expect(pinned.whyHere('v')).toMatchObject({ basis: { kind: 'pinned' } });
  const bound = newEngine([{ kind: 'together', a: 'a', b: 'v' }]);
  const changes = [...ferries, vote].flatMap((one) => bound.place(one));
  expect(bound.whyHere('v')).toMatchObject({ basis: { kind: 'bound', to: 'a' } });
  const joined = changes.find((one) => 'placement' in one && one.placement.articleId === 'v');
  expect(joined).toMatchObject({ kind: 'joined', eventId: bound.eventOf('a') });
  expect(joined).toMatchObject({ placement: { basis: { kind: 'bound', to: 'a' } } });
});

test('one that would sooner join another event says why it does not', () => {
  const one = newEngine();
  for (const ferry of ferries) one.settle(ferry, 'e', false);
  for (const at of [0, 1]) one.settle({ ...vote, id: `v${at}` }, 'vote', false);
  one.settle({ ...vote, id: 'astray' }, 'e', false);
  const { runnerUp } = one.whyHere('astray') ?? {};
  expect(runnerUp).toMatchObject({ eventId: 'vote' });
  expect(runnerUp?.score).toBeGreaterThan(0);
  expect(runnerUp?.stays).toBe('grouped');
  expect(runnerUp).not.toHaveProperty('obstacle');
});
