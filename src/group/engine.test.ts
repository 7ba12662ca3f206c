import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Constraint } from './editor/constraints.js';
import { createEngine, type Engine } from './engine.js';
import { eventReportsMax } from './likeness/growth.js';
import type { Report } from './report.js';
import { shippedKnowledge, shippedLearned } from './shipped.js';
import { groupStream } from './stream.js';

const knowledge = shippedKnowledge();
const learned = shippedLearned();
const start = Date.UTC(2031, 4, 4, 8);
const hourMs = 3_600_000;
const windowMs = 7 * 24 * hourMs;

function engine(constraints: readonly Constraint[] = []): Engine {
  let events = 0;
  const newId = (): string => `e${++events}`;
  return createEngine({ knowledge, learned, newId, windowMs, constraints });
}

let serial = 0;
const report = (headline: string, hours: number, text = ''): Report => ({
  id: `r${++serial}`,
  headline,
  text,
  time: start + hours * hourMs,
  outlet: `outlet ${serial % 7}`,
});

describe('placing', () => {
  test('two recaptures of one town a year apart are two events', () => {
    const year = 365 * 24;
    const first = [
      report('Army recaptures Tel Marrun from rebels', 0),
      report('Government forces retake town of Tel Marrun', 2),
      report('Tel Marrun recaptured by army, state media say', 5),
    ];
    const second = [
      report('Army recaptures Tel Marrun from rebels', year),
      report('Government forces retake town of Tel Marrun again', year + 3),
    ];
    const events = groupStream([...first, ...second], engine());
    const of = (reports: readonly Report[]) => new Set(reports.map(({ id }) => events.get(id)));
    expect(of(first).size).toBe(1);
    expect(of(second).size).toBe(1);
    expect(of([...first, ...second]).size).toBe(2);
  });

  test('a headline is placed anew when its text comes', () => {
    const one = engine();
    const first = report('Ferry sinks off Lomea, killing 12', 0, ferry);
    one.place(first);
    const vague = { ...report('Tragedy in the strait', 1) };
    one.place(vague);
    expect(one.eventOf(vague.id)).not.toBe(one.eventOf(first.id));
    one.place({ ...vague, text: ferry });
    expect(one.eventOf(vague.id)).toBe(one.eventOf(first.id));
  });

  test('reasons sum to the score', () => {
    const one = engine();
    one.place(report('Ferry sinks off Lomea, killing 12', 0, ferry));
    const [change] = one.place(report('Twelve die as ferry sinks near Lomea', 2, ferry));
    expect(change).toMatchObject({ kind: 'joined' });
    const stand = change !== undefined && 'stand' in change ? change.stand : undefined;
    const sum = stand?.reasons.reduce((all, { weight }) => all + weight, 0);
    expect(sum).toBeCloseTo(stand?.score ?? NaN, 6);
    expect(stand?.reasons.map(({ text }) => text).join(' ')).toContain('Both count 12 dead');
  });
});

const ferry =
  'A ferry carrying more than 80 passengers sank off the island of Lomea on Sunday, killing at ' +
  'least 12 people, the coast guard said. The ferry Ostrava had left Port Varra in high waves.';

describe('across languages', () => {
  const english =
    'The ferry Ostrava sank off Lomea on Sunday after leaving Port Varra, killing 12, said the ' +
    'mayor of Lomea, Ilva Marrek. Crews from Port Varra and Sankt Oln searched for survivors.';
  const spanish =
    'El transbordador Ostrava se hundió frente a Lomea tras salir de Port Varra, con ' +
    '12 muertos, dijo la alcaldesa de Lomea, Ilva Marrek. Equipos de Port Varra y Sankt Oln.';
  const other =
    'El parlamento de Estovia rechazó la ley de pensiones por dos votos tras una noche, ' +
    'dijo el primer ministro Tomas Osk. El gobierno de Estovia la presentará de nuevo en junio.';

  test('names, numbers and time tell the event', () => {
    const one = engine();
    const first = report('Ferry Ostrava sinks off Lomea, 12 dead', 0, english);
    const second = { ...report('Se hunde el Ostrava frente a Lomea', 1, spanish), language: 'es' };
    const third = { ...report('Estovia rechaza la ley', 2, other), language: 'es' };
    const events = groupStream([first, second, third], one);
    expect(events.get(second.id)).toBe(events.get(first.id));
    expect(events.get(third.id)).not.toBe(events.get(first.id));
  });
});

const words = ['ferry', 'Lomea', 'quake', 'vote', 'Varra', 'army', 'bill', 'strike', 'kills', '12'];
const headlines = fc
  .array(fc.constantFrom(...words), { minLength: 0, maxLength: 6 })
  .map((some) => some.join(' '));
const streams = fc.array(fc.tuple(headlines, fc.integer({ min: 0, max: 200 })), {
  minLength: 1,
  maxLength: 40,
});
const asReports = (rows: readonly (readonly [string, number])[]): readonly Report[] =>
  rows.map(([headline, hours], i) => ({
    id: `p${i}`,
    headline,
    text: '',
    time: start + hours * hourMs,
  }));

describe('whatever comes', () => {
  test('no article is lost or doubled, and events are told as they are', () => {
    fc.assert(
      fc.property(streams, (rows) => {
        const reports = asReports(rows);
        const one = engine();
        const events = groupStream(reports, one);
        expect([...events.keys()].sort()).toEqual(reports.map(({ id }) => id).sort());
        for (const [id, event] of events) {
          expect(one.eventOf(id)).toBe(event);
          expect(one.membersOf(event).filter((member) => member === id)).toHaveLength(1);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('the same stream gives the same events', () => {
    fc.assert(
      fc.property(streams, (rows) => {
        const reports = asReports(rows);
        expect([...groupStream(reports, engine())]).toEqual([...groupStream(reports, engine())]);
      }),
      { numRuns: 20 },
    );
  });

  test('the editor’s word holds', () => {
    fc.assert(
      fc.property(streams, fc.nat(), fc.nat(), fc.nat(), (rows, a, b, c) => {
        const reports = asReports(rows);
        const id = (n: number): string => `p${n % reports.length}`;
        if (new Set([id(a), id(b), id(c)]).size < 3) return;
        const events = groupStream(
          reports,
          engine([
            { kind: 'together', a: id(a), b: id(b) },
            { kind: 'apart', a: id(b), b: id(c) },
          ]),
        );
        expect(events.get(id(a))).toBe(events.get(id(b)));
        expect(events.get(id(b))).not.toBe(events.get(id(c)));
      }),
      { numRuns: 60 },
    );
  });

  test('a merged event says who goes on', () => {
    fc.assert(
      fc.property(streams, (rows) => {
        const one = engine();
        const gone = new Set<string>();
        const changes = asReports(rows).flatMap((each) => [...one.place(each), ...one.rejudge()]);
        for (const change of changes) if (change.kind === 'merged') gone.add(change.gone);
        for (const id of gone) expect(one.membersOf(id)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

describe('bad input', () => {
  const odd: readonly (readonly [string, Report])[] = [
    ['nothing at all', { id: 'x', headline: '', text: '' }],
    ['emoji only', { id: 'x', headline: '🔥🔥🔥', text: '' }],
    ['1970', { id: 'x', headline: 'Old news', text: '', time: 0 }],
    ['2099', { id: 'x', headline: 'Future news', text: '', time: Date.UTC(2099, 0, 1) }],
    ['right to left', { id: 'x', headline: 'الجيش يستعيد تدمر', text: '', language: 'ar' }],
    ['mixed scripts', { id: 'x', headline: 'Путин meets 習近平 in Αθήνα', text: '' }],
    ['a lone surrogate', { id: 'x', headline: 'Bad \ud800 sign', text: '' }],
    ['five megabytes', { id: 'x', headline: 'Long', text: 'word and more '.repeat(370_000) }],
    ['one endless word', { id: 'x', headline: 'x'.repeat(500), text: 'y'.repeat(2_000_000) }],
  ];
  test.each(odd)('%s', (_, each) => {
    const one = engine();
    one.place(report('Army recaptures Tel Marrun', 0));
    const before = performance.now();
    one.place(each);
    expect(performance.now() - before).toBeLessThan(500);
    expect(one.eventOf('x')).toBeDefined();
  });

  test('two thousand twins do not make one giant event, and say why', () => {
    const one = engine();
    const twins = Array.from({ length: 2_000 }, (_, i) =>
      report('Win a free phone now today', i / 900),
    );
    const events = groupStream(twins, one);
    const sizes = [...new Set(events.values())].map((event) => one.membersOf(event).length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(eventReportsMax);
    const again = engine();
    const told = twins
      .flatMap((twin) => again.place(twin))
      .map((change) =>
        'stand' in change ? change.stand.reasons.map(({ text }) => text).join(' ') : '',
      );
    expect(told.some((text) => text.includes('reports already'))).toBe(true);
  });
});
