import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reasonWords } from '../../domain/reason-words.js';
import type { Constraint } from '../../domain/correction.js';
import { createEngine, type Engine } from './engine.js';
import type { Report } from '../report.js';
import { shippedKnowledge, shippedLearned } from '../shipped.js';
import { groupStream } from '../stream.js';

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

  test('a report without a time does not bridge the year between them', () => {
    const told = (hours: number) => [
      report('Army recaptures Tel Marrun from rebels', hours),
      report('Army retakes Tel Marrun', hours + 1),
      report('Tel Marrun recaptured by army', hours + 2),
    ];
    const [first, second] = [told(0), told(365 * 24)];
    const timeless = { id: 'timeless', headline: 'Army retakes Tel Marrun', text: '' };
    for (const stream of [
      [...first, ...second, timeless],
      [...first, timeless, ...second],
      [timeless, ...first, ...second],
    ]) {
      const events = groupStream(stream, engine());
      const of = (reports: readonly Report[]) => new Set(reports.map(({ id }) => events.get(id)));
      expect(of(first).size).toBe(1);
      expect(of(second).size).toBe(1);
      expect(of([...first, ...second]).size).toBe(2);
    }
  });

  test('a headline is placed anew when its text comes', () => {
    const one = engine();
    const first = report('Ferry sinks off Lomea, killing 12', 0, ferry);
    one.place(first);
    const vague = { ...report('Tragedy in the strait', 1) };
    one.place(vague);
    const alone = one.eventOf(vague.id);
    expect(alone).not.toBe(one.eventOf(first.id));
    const changes = one.place({ ...vague, text: ferry });
    expect(one.eventOf(vague.id)).toBe(one.eventOf(first.id));
    const eventId = one.eventOf(first.id);
    const merged = expect.objectContaining({ kind: 'merged', eventId, gone: alone }) as unknown;
    expect(changes).toContainEqual(merged);
  });

  test('an event keeps its id when its only report is read anew', () => {
    const one = engine();
    const vague = report('Tragedy in the strait', 1);
    one.place(vague);
    const alone = one.eventOf(vague.id);
    const changes = one.place({ ...vague, text: ferry });
    expect(one.eventOf(vague.id)).toBe(alone);
    expect(changes.filter(({ kind }) => kind === 'merged')).toEqual([]);
    expect(one.membersOf(alone ?? '')).toEqual([vague.id]);
  });

  test('reasons sum to the score', () => {
    const one = engine();
    one.place(report('Ferry sinks off Lomea, killing 12', 0, ferry));
    const [change] = one.place(report('Twelve die as ferry sinks near Lomea', 2, ferry));
    expect(change).toMatchObject({ kind: 'joined' });
    const placement = change !== undefined && 'placement' in change ? change.placement : undefined;
    const sum = placement?.reasons.reduce((all, { weight }) => all + weight, 0);
    expect(sum).toBeCloseTo(placement?.score ?? NaN, 6);
    expect(placement?.reasons.map(reasonWords).join(' ')).toMatch(
      /^Both say .* and give 12 dead\./u,
    );
  });
});

const ferry =
  'A ferry carrying more than 80 passengers sank off the island of Lomea on Sunday, killing at ' +
  'least 12 people, the coast guard said. The ferry Ostrava had left Port Varra in high waves.';

describe('what the store knows, judged again', () => {
  const vote = (at: number) => report(`Estovia parliament rejects pension bill, vote ${at}`, at);
  const sinking = (at: number) => report(`Ferry Ostrava sinks off Lomea, dead ${at}`, at);
  const settled = (one: Engine, eventId: string, reports: readonly Report[]): void => {
    for (const each of reports) one.settle(each, eventId, false);
  };

  test('an event that ends leads to where most of its reports went', () => {
    const one = engine();
    settled(one, 'ferry', [0, 1, 2, 3, 4].map(sinking));
    settled(one, 'vote', [0, 1, 2, 3, 4].map(vote));
    const [first, second, last] = [sinking(5), sinking(6), vote(7)];
    settled(one, 'mixed', [first, second, last]);
    const changes = one.rejudge('all', Infinity);
    expect(one.eventOf(first.id)).toBe('ferry');
    expect(one.eventOf(last.id)).toBe('vote');
    const merged = changes.filter(({ kind }) => kind === 'merged');
    expect(merged).toHaveLength(1);
    expect(merged[0]).toMatchObject({ kind: 'merged', gone: 'mixed', eventId: 'ferry' });
  });

  test('the event that was opened first goes on, in whatever order they are read', () => {
    const [early, late] = [[0, 1].map(sinking), [2, 3].map(sinking)];
    const one = engine();
    // An early report of the younger event was seen first.
    settled(one, 'id-2', late);
    settled(one, 'id-1', early);
    one.rejudge('all', Infinity);
    expect(one.eventOf(late[0]?.id ?? '')).toBe('id-1');
  });
});

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

  test('an event that has no report any more says who goes on', () => {
    let merges = 0;
    fc.assert(
      fc.property(streams, (rows) => {
        const one = engine();
        const redirects = new Map<string, string>();
        const known = new Set<string>();
        for (const each of asReports(rows)) {
          const later = { ...each, text: `${each.headline}. It was told in full.` };
          const changes = [one.place(each), one.place(later), one.rejudge()].flat();
          for (const change of changes) {
            known.add(change.eventId);
            if (change.kind === 'merged') redirects.set(change.gone, change.eventId);
          }
        }
        merges += redirects.size;
        for (const id of known) {
          const lives = one.membersOf(id).length > 0;
          expect(redirects.has(id)).toBe(!lives);
          expect(one.membersOf(follow(id, redirects))).not.toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
    expect(merges).toBeGreaterThan(0);
  });
});

function follow(id: string, redirects: ReadonlyMap<string, string>): string {
  let [at, steps] = [id, 0];
  for (let next = redirects.get(at); next !== undefined; next = redirects.get(at)) {
    if (++steps > redirects.size) throw new Error(`${id} leads in a circle`);
    at = next;
  }
  return at;
}
