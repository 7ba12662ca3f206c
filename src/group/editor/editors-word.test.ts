// No placing, re-judging or settling breaks the editor's word, whatever it is.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Constraint } from '../../domain/correction.js';
import { createConstraints } from './constraints.js';
import { createEngine, type Engine } from '../engine/engine.js';
import type { Report } from '../report.js';
import { shippedKnowledge, shippedLearned } from '../shipped.js';

const facts = { knowledge: shippedKnowledge(), learned: shippedLearned() };
const start = Date.UTC(2031, 4, 4, 8);
const hourMs = 3_600_000;

const words = ['ferry', 'Lomea', 'quake', 'vote', 'Varra', 'army', 'bill', 'strike', 'kills', '12'];
const headlines = fc
  .array(fc.constantFrom(...words), { minLength: 0, maxLength: 6 })
  .map((some) => some.join(' '));
/** A headline, hours later, and what is done after: 0 to 2 nothing, 3 re-judge, 4 settle it. */
const streams = fc.array(fc.tuple(headlines, fc.nat(200), fc.nat(4)), {
  minLength: 3,
  maxLength: 30,
});
const wishes = fc.array(
  fc.tuple(fc.constantFrom('together', 'apart', 'alone'), fc.nat(), fc.nat()),
  { maxLength: 12 },
);

type Rows = readonly (readonly [string, number, number])[];
type Wishes = readonly (readonly [string, number, number])[];

const wordsOf = (some: Wishes, count: number): readonly Constraint[] =>
  some
    .map(([kind, a, b]) => ({ kind, a: `p${a % count}`, b: `p${b % count}` }) as Constraint)
    .filter((one) => one.kind === 'alone' || one.a !== one.b);

/** Runs the stream; answers the words that were broken at any time. */
function broken(rows: Rows, constraints: readonly Constraint[], window: object): unknown[] {
  const { overruled } = createConstraints(constraints);
  const counted = constraints.filter((_, at) => !overruled.includes(at));
  const found: unknown[] = [];
  let events = 0;
  const newId = (): string => `e${++events}`;
  const engine = createEngine({ ...facts, newId, windowMs: 48 * hourMs, constraints, ...window });
  rows.forEach(([headline, hours, then], at) => {
    const report: Report = { id: `p${at}`, headline, text: '', time: start + hours * hourMs };
    if (then === 4) engine.settle(report, `fact ${at % 3}`, false);
    else engine.place(report);
    if (then === 3) engine.rejudge();
    found.push(...counted.filter((one) => isBroken(one, engine)));
  });
  engine.rejudge('all');
  found.push(...counted.filter((one) => isBroken(one, engine)));
  return found;
}

/** Of those that have come and are remembered. */
function isBroken(one: Constraint, engine: Engine): boolean {
  const event = engine.eventOf(one.a);
  if (event === undefined) return false;
  if (one.kind === 'alone') return engine.membersOf(event).length > 1;
  const other = engine.eventOf(one.b);
  return other !== undefined && (one.kind === 'together') !== (event === other);
}

describe('the editor’s word holds', () => {
  test.each([
    ['while all is remembered', {}],
    ['when nearly all is forgotten', { windowMs: 6 * hourMs, reportsMin: 4 }],
  ])('%s', (_, window) => {
    fc.assert(
      fc.property(streams, wishes, (rows, some) => {
        const constraints = wordsOf(some, rows.length);
        expect(broken(rows, constraints, window)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('when it comes or changes while the engine runs', () => {
    fc.assert(
      fc.property(streams, wishes, wishes, (rows, some, others) => {
        let events = 0;
        const newId = (): string => `e${++events}`;
        const engine = createEngine({ ...facts, newId, windowMs: 48 * hourMs });
        const lists = [wordsOf(some, rows.length), wordsOf(others, rows.length), []];
        rows.forEach(([headline, hours, then], at) => {
          const report: Report = { id: `p${at}`, headline, text: '', time: start + hours * hourMs };
          if (then === 4) engine.settle(report, `fact ${at % 3}`, false);
          else engine.place(report);
          if (then > 1) engine.hindsightSlice();
          if (at % 5 !== 4) return;
          const list = lists[(at % 3) as 0 | 1 | 2] ?? [];
          engine.constrain(list);
          const counted = list.filter((_, index) => !engine.overruled.includes(index));
          expect(counted.filter((one) => isBroken(one, engine))).toEqual([]);
        });
      }),
      { numRuns: 60 },
    );
  });

  test('and what it moves is a change, also when it is taken back', () => {
    let events = 0;
    const newId = (): string => `e${++events}`;
    const engine = createEngine({ ...facts, newId, windowMs: 48 * hourMs });
    const report = (id: string): Report => ({ id, headline: 'Ferry sinks', text: '', time: start });
    for (const id of ['a', 'b', 'c']) engine.place(report(id));
    const event = engine.eventOf('a');
    const moved = engine.constrain([{ kind: 'alone', a: 'b' }]);
    expect(moved).toContainEqual(expect.objectContaining({ kind: 'moved', from: event }));
    expect(engine.membersOf(engine.eventOf('b') ?? '')).toEqual(['b']);
    expect(engine.constrain([{ kind: 'alone', a: 'b' }])).toEqual([]);
    engine.constrain([]);
    expect(engine.eventOf('b')).toBe(event);
  });

  test('an editor’s pin is no fact to be moved', () => {
    let events = 0;
    const newId = (): string => `e${++events}`;
    const constraints: readonly Constraint[] = [{ kind: 'alone', a: 'p' }];
    const engine = createEngine({ ...facts, newId, windowMs: 48 * hourMs, constraints });
    const report = (id: string): Report => ({ id, headline: 'Ferry sinks', text: '', time: start });
    expect(engine.settle(report('q'), 'kept', false)).toEqual([]);
    expect(engine.settle(report('p'), 'kept', true)).toEqual([]);
    expect(engine.eventOf('p')).toBe('kept');
  });
});
