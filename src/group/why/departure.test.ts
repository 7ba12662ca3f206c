// Every change tells why, also those that hindsight makes.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Reason } from '../../domain/reason.js';
import { hourMs } from '../../domain/time.js';
import type { Change, NewPlacement } from '../change.js';
import { createEngine, type Engine } from '../engine/engine.js';
import { madeUpWord } from '../made-up-words.fixture.js';
import type { Report } from '../report.js';
import { shippedKnowledge, shippedLearned } from '../shipped.js';

const facts = { knowledge: shippedKnowledge(), learned: shippedLearned() };
const start = Date.UTC(2031, 4, 4, 8);

function newEngine(): Engine {
  let events = 0;
  return createEngine({ ...facts, newId: () => `e${++events}`, windowMs: 48 * hourMs });
}

function lookedBack(one: Engine): readonly Change[] {
  const changes: Change[] = [];
  for (let more = one.hindsightSlice(); more !== undefined; more = one.hindsightSlice())
    changes.push(...more);
  return changes;
}

const told = (id: string, headline: string, hours: number, text = ''): Report => {
  return { id, headline, text, time: start + hours * hourMs, outlet: `outlet of ${id}` };
};
const ferry = (id: string, hours: number) => told(id, `Ferry Ostrava sinks off Lomea`, hours);
const vote = (id: string, hours: number) => told(id, 'Estovia rejects pension bill', hours);

const standsIn = (changes: readonly Change[]): ReadonlyMap<string, NewPlacement> =>
  new Map(
    changes.flatMap((one) =>
      'placement' in one ? [[one.placement.articleId, one.placement]] : [],
    ),
  );

const ways = [
  ['judged again', (one: Engine) => one.rejudge('all', Infinity)],
  ['in hindsight', lookedBack],
] as const;

describe.each(ways)('reports %s', (_, judgeAgain) => {
  /** A newcomer, so that there is something to look back on. */
  const wake = (one: Engine): void => {
    one.place(told('wake', 'Nothing of the kind was ever told', 1));
  };

  test('that are split off tell which event they were in, and what was missing', () => {
    const one = newEngine();
    for (const at of [0, 1, 2]) one.settle(ferry(`f${at}`, at), 'mixed', false);
    for (const at of [0, 1]) one.settle(vote(`v${at}`, at), 'mixed', false);
    wake(one);
    const changes = judgeAgain(one);
    const event = one.eventOf('v0');
    expect(event).not.toBe('mixed');
    const split = changes.find(({ kind }) => kind === 'split');
    expect(split).toMatchObject({ kind: 'split', eventId: event, from: 'mixed' });
    for (const [id, nearest] of [
      ['v0', 'v1'],
      ['v1', 'v0'],
    ] as const) {
      const placement = standsIn(changes).get(id);
      expect(placement).toMatchObject({ eventId: event, nearest, cameFrom: 'mixed' });
      expect(JSON.stringify(placement?.reasons)).toContain('"Estovia"');
      expect(placement?.departure).toMatchObject({ kind: 'split', reports: 2 });
      expect(placement?.departure?.score).toBeLessThan(0);
      expect(placement?.departure?.obstacle).toEqual({ kind: 'nothing' });
    }
  });

  test('that go to another event tell so', () => {
    const one = newEngine();
    for (const at of [0, 1, 2]) one.settle(ferry(`f${at}`, at), 'ferry', false);
    for (const at of [0, 1, 2]) one.settle(vote(`v${at}`, at), 'vote', false);
    one.settle(vote('astray', 1), 'ferry', false);
    wake(one);
    const placement = standsIn(judgeAgain(one)).get('astray');
    expect(placement).toMatchObject({ eventId: 'vote', cameFrom: 'ferry' });
    expect(placement?.departure).toMatchObject({ kind: 'moved', reports: 1 });
  });

  test('whose event became part of another tell that', () => {
    const one = newEngine();
    for (const at of [0, 1, 2]) one.settle(ferry(`f${at}`, at), 'first', false);
    for (const at of [3, 4]) one.settle(ferry(`f${at}`, at), 'second', false);
    wake(one);
    const changes = judgeAgain(one);
    const merged = changes.find((change) => change.kind === 'merged');
    expect(merged).toMatchObject({ eventId: 'first', gone: 'second' });
    for (const id of ['f3', 'f4']) {
      const placement = standsIn(changes).get(id);
      expect(placement).toMatchObject({ eventId: 'first', cameFrom: 'second' });
      expect(placement?.departure).toMatchObject({ kind: 'merged', reports: 2 });
      expect(placement?.departure?.score).toBeGreaterThan(0);
    }
  });
});

test('a report that was reworded tells what it has no more in common', () => {
  const one = newEngine();
  for (const at of [0, 1, 2]) one.place(ferry(`f${at}`, at));
  one.place(ferry('x', 2));
  const event = one.eventOf('f0');
  expect(one.eventOf('x')).toBe(event);
  const placement = standsIn(one.place(vote('x', 2))).get('x');
  expect(placement).toMatchObject({ cameFrom: event, reasons: [] });
  expect(placement?.departure).toMatchObject({ kind: 'reworded', reports: 1 });
  expect(placement?.departure?.obstacle).toBeDefined();
});

test('a report that was alone and is reworded tells that its event became part of another', () => {
  const one = newEngine();
  for (const at of [0, 1, 2]) one.place(ferry(`f${at}`, at));
  one.place(vote('x', 2));
  const alone = one.eventOf('x');
  const changes = one.place(ferry('x', 2));
  const merged = changes.find((change) => change.kind === 'merged');
  expect(merged).toMatchObject({ eventId: one.eventOf('f0'), gone: alone });
  const placement = standsIn(changes).get('x');
  expect(placement).toMatchObject({ cameFrom: alone });
  const { score, reasons } = placement ?? {};
  expect(score).toBeGreaterThan(0);
  expect(placement?.departure).toEqual({ kind: 'merged', reports: 1, score, reasons });
});

const words = ['ferry', 'Lomea', 'quake', 'kills', '12', '14', 'Tuesday', 'Varra', 'vote', 'bill'];
const said = fc.array(fc.constantFrom(...words), { maxLength: 7 }).map((some) => some.join(' '));
const rows = fc.record({
  said,
  text: said,
  hours: fc.nat(400),
  language: fc.constantFrom('en', 'en', 'es'),
  /** Settled in an event of this number; none of 4 and more. */
  event: fc.nat(8),
  slices: fc.nat(2),
});
const streams = fc.array(rows, { minLength: 3, maxLength: 30 });

const sumOf = (reasons: readonly Reason[]): number =>
  reasons.reduce((sum, { weight }) => sum + weight, 0);

test('reasons sum to the score in every part of every change, whoever makes it', () => {
  const seen = new Map<string, number>();
  const check = (what: string, of: { score: number; reasons: readonly Reason[] } | undefined) => {
    if (of === undefined) return;
    seen.set(what, (seen.get(what) ?? 0) + 1);
    expect(sumOf(of.reasons)).toBeCloseTo(of.score, 6);
  };
  fc.assert(
    fc.property(streams, (all) => {
      const one = newEngine();
      const changes: Change[] = [];
      all.forEach(({ said: headline, text, hours, language, event, slices }, at) => {
        const report = { ...told(`p${at}`, headline, hours, text), language };
        if (event < 4) changes.push(...one.settle(report, `s${event}`, event === 0));
        else changes.push(...one.place(report));
        if (at % 4 === 3) changes.push(...one.place({ ...report, headline: madeUpWord(at) }));
        if (at % 5 === 4) changes.push(...one.rejudge());
        for (let slice = 0; slice < slices; slice++) changes.push(...(one.hindsightSlice() ?? []));
      });
      changes.push(...lookedBack(one), ...one.rejudge('all', Infinity));
      for (const change of changes) {
        if (!('placement' in change)) continue;
        check(change.kind, change.placement);
        check(`departure: ${change.placement.departure?.kind}`, change.placement.departure);
        const hasMoved = change.kind === 'moved' && change.from !== change.eventId;
        if (hasMoved) expect(change.placement).toMatchObject({ cameFrom: change.from });
        if (hasMoved) expect(change.placement.departure).toBeDefined();
      }
    }),
    { numRuns: 60 },
  );
  for (const kind of ['opened', 'joined', 'moved', 'unsure-changed']) {
    expect(seen.get(kind), kind).toBeGreaterThan(0);
  }
  for (const kind of ['merged', 'split', 'moved', 'reworded']) {
    expect(seen.get(`departure: ${kind}`), kind).toBeGreaterThan(0);
  }
});
