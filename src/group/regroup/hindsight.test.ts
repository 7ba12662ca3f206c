import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changedPairs } from '../changed-pairs.fixture.js';
import { createRandom } from '../random.fixture.js';
import { synthesiseStream } from '../synthetic-stream.fixture.js';
import type { Change } from '../change.js';
import type { Constraint } from '../../domain/correction.js';
import { createEngine, type Engine } from '../engine/engine.js';
import type { Report } from '../report.js';
import { shippedKnowledge, shippedLearned } from '../shipped.js';
import { groupStream } from '../stream.js';

const facts = { knowledge: shippedKnowledge(), learned: shippedLearned() };
const windowMs = 7 * 86_400_000;
const halfHourMs = 1_800_000;

function engine(constraints: readonly Constraint[] = []): Engine {
  let events = 0;
  const newId = (): string => `e${String(++events).padStart(6, '0')}`;
  return createEngine({ ...facts, newId, windowMs, constraints, explain: false });
}

function lookedBack(one: Engine): readonly Change[] {
  const changes: Change[] = [];
  for (let more = one.hindsightSlice(); more !== undefined; more = one.hindsightSlice())
    changes.push(...more);
  return changes;
}

/** As news comes: judged again now and then, hindsight between as `slices` says. */
function live(reports: readonly Report[], one: Engine, slices = 0): readonly Change[] {
  const changes: Change[] = [];
  reports.forEach((report, at) => {
    changes.push(...one.place(report));
    if (at % 20 === 19) changes.push(...one.rejudge());
    for (let slice = 0; slice < slices; slice++) changes.push(...(one.hindsightSlice() ?? []));
  });
  return [...changes, ...one.rejudge()];
}

const groupingOf = (reports: readonly Report[], one: Engine): ReadonlyMap<string, string> =>
  new Map(reports.map(({ id }) => [id, one.eventOf(id) ?? 'none']));

function reordered(reports: readonly Report[], seed: number): readonly Report[] {
  const random = createRandom(seed);
  return reports
    .map((report) => ({ report, at: (report.time ?? 0) + (random() * 2 - 1) * halfHourMs }))
    .sort((one, two) => one.at - two.at)
    .map(({ report }) => report);
}

const synthetic = (seed: number, articles: number): readonly Report[] =>
  synthesiseStream({ articles, titleOnly: true, articlesPerDay: 400, seed }).reports;

describe('hindsight', () => {
  test.each([0, 1, 3])('ends where a file ends, with %i slices between reports', (slices) => {
    const reports = synthetic(11, 700);
    const file = groupStream(reports, engine());
    for (const order of [reports, reordered(reports, 1), reordered(reports, 2)]) {
      const one = engine();
      live(order, one, slices);
      lookedBack(one);
      expect(changedPairs(file, groupingOf(reports, one)).changed).toBe(0);
      expect(one.hindsightSlice()).toBeUndefined();
    }
  });

  test('ends there, too, when half of the reports come with a summary first', () => {
    const { reports } = synthesiseStream({
      articles: 400,
      titleOnly: false,
      articlesPerDay: 400,
      seed: 13,
    });
    const file = groupStream(reports, engine());
    const one = engine();
    for (const [at, report] of reports.entries()) {
      const summary = report.text.slice(0, 600);
      if (at % 2 === 0)
        one.place({ ...report, text: `${summary} ${'Subscribe to our letter. '.repeat(5)}` });
      one.place(report);
    }
    lookedBack(one);
    expect(changedPairs(file, groupingOf(reports, one)).changed).toBe(0);
  });

  test('changes nothing that it changed already', () => {
    const reports = synthetic(12, 400);
    const one = engine();
    live(reports, one);
    expect(lookedBack(one)).not.toEqual([]);
    one.place({ id: 'new', headline: 'Nothing of the kind was ever told', text: '' });
    expect(lookedBack(one)).toEqual([]);
  });

  test('leaves an event of which a part is forgotten as it stood', () => {
    const one = createEngine({ ...facts, newId: () => 'new', windowMs: 86_400_000, reportsMin: 3 });
    const told = ['Ferry sinks off Lomea', 'Pension bill rejected', 'Quake in Port Varra'];
    told.forEach((headline, at) => {
      const time = Date.UTC(2031, 4, 4 + at);
      one.settle({ id: `r${at}`, headline, text: '', time }, 'mixed', false);
    });
    one.place({ id: 'last', headline: 'Chess final', text: '', time: Date.UTC(2031, 4, 7) });
    expect(one.membersOf('mixed')).toEqual(['r1', 'r2']);
    lookedBack(one);
    expect(one.membersOf('mixed')).toEqual(['r1', 'r2']);
  });

  test('leaves an event as it stood of which the store alone knows a part', () => {
    const settled = (isCut: boolean): Engine => {
      const one = engine();
      for (const [id, headline] of [
        ['r1', 'Pension bill rejected'] as const,
        ['r2', 'Quake in Varra'] as const,
      ]) {
        one.settle({ id, headline, text: '', time: Date.UTC(2031, 4, 4) }, 'mixed', false);
      }
      if (isCut) one.cut(['mixed', 'none']);
      one.place({ id: 'last', headline: 'Chess final', text: '', time: Date.UTC(2031, 4, 4) });
      lookedBack(one);
      return one;
    };
    expect(settled(true).membersOf('mixed')).toEqual(['r1', 'r2']);
    expect(settled(false).membersOf('mixed')).toHaveLength(1);
  });

  test('parts an event of more reports than are judged with a message', () => {
    const one = engine();
    const told = ['Ferry Ostrava sinks off Lomea', 'Parliament of Estovia rejects pension bill'];
    const reports = told.flatMap((headline, kind) =>
      Array.from({ length: 100 }, (_, at): Report => {
        const time = Date.UTC(2031, 4, 4) + at * 60_000;
        return { id: `${kind} ${at}`, headline, text: '', time, outlet: `outlet ${at}` };
      }),
    );
    for (const report of reports) one.settle(report, 'mixed', false);
    one.place({ ...(reports[0] as Report), id: 'late' });
    for (let at = 0; at < 20; at++) one.rejudge();
    expect(one.eventOf('1 50')).toBe(one.eventOf('0 50'));
    lookedBack(one);
    expect(one.eventOf('1 50')).not.toBe(one.eventOf('0 50'));
    expect(new Set(reports.map(({ id }) => one.eventOf(id))).size).toBe(2);
    expect(one.eventOf('0 0')).toBe('mixed');
  });
});

const words = ['ferry', 'Lomea', 'quake', 'vote', 'Varra', 'army', 'bill', 'strike', 'kills', '12'];
const headline = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 })
  .map((some) => some.join(' '));
const rows = fc.array(fc.record({ headline, hours: fc.nat(90), slices: fc.nat(4) }), {
  minLength: 4,
  maxLength: 40,
});

describe('whatever comes between two slices', () => {
  test('nothing is lost, what is told is true, the editor’s word and pins hold', () => {
    let moves = 0;
    fc.assert(
      fc.property(rows, fc.nat(), (all, seed) => {
        const id = (at: number): string => `p${(at + seed) % all.length}`;
        const one = engine([
          { kind: 'together', a: id(0), b: id(1) },
          { kind: 'apart', a: id(1), b: id(2) },
        ]);
        const told = new Map<string, string>();
        const merged = new Map<string, string>();
        const note = (changes: readonly Change[]): void => {
          for (const change of changes) {
            if ('placement' in change) told.set(change.placement.articleId, change.eventId);
            if (change.kind === 'merged') merged.set(change.gone, change.eventId);
            if (change.kind === 'moved') moves++;
          }
        };
        all.forEach(({ hours, slices, headline }, at) => {
          const time = Date.UTC(2031, 4, 4) + hours * 3_600_000;
          const report = { id: `p${at}`, headline, text: '', time };
          note(one.place(report));
          if (at === 3) note(one.settle(report, 'the editor’s', true));
          if (at === 3) told.set(report.id, one.eventOf(report.id) ?? '');
          if (at % 3 === 0) note(one.rejudge());
          for (let slice = 0; slice < slices; slice++) note(one.hindsightSlice() ?? []);
        });
        const pinnedTo = one.eventOf('p3');
        note(lookedBack(one));
        expect(one.eventOf('p3')).toBe(pinnedTo);
        expect(one.eventOf(id(0))).toBe(one.eventOf(id(1)));
        expect(one.eventOf(id(1))).not.toBe(one.eventOf(id(2)));
        expect(told.size).toBe(all.length);
        for (const [article, event] of told) {
          expect(one.eventOf(article)).toBe(event);
          expect(one.membersOf(event).filter((member) => member === article)).toHaveLength(1);
        }
        for (const gone of merged.keys()) expect(one.membersOf(gone)).toEqual([]);
      }),
      { numRuns: 80 },
    );
    expect(moves).toBeGreaterThan(0);
  });

  test('what breaks it off midway is looked at again', () => {
    const time = Date.UTC(2031, 4, 4, 8);
    const told = (id: string, headline: string): Report => ({ id, headline, text: '', time });
    const one = engine();
    for (let at = 0; at < 60; at++) {
      one.settle(told(`q${at}`, 'Earthquake kills 14 in Port Varra, Lomea'), `e ${at}`, false);
      one.settle(told(`v${at}`, 'Estovia parliament rejects pension bill'), `e ${at}`, false);
    }
    one.place(told('z', 'Chess final drawn in Ostrel'));
    let changes = one.hindsightSlice();
    while (changes?.length === 0) changes = one.hindsightSlice();
    one.settle(told('y', 'Ferry sinks off Sankt Oln'), 'e y', false);
    lookedBack(one);
    const eventsOf = (kind: string): ReadonlySet<string | undefined> =>
      new Set(Array.from({ length: 60 }, (_, at) => one.eventOf(`${kind}${at}`)));
    const quakes = eventsOf('q');
    expect([...eventsOf('v')].filter((event) => quakes.has(event))).toEqual([]);
  });
});
