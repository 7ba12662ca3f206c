// Whatever comes is placed or left alone: no crash, no event that swallows the stream.

import { describe, expect, test } from 'vitest';
import type { Obstacle } from '../domain/reason.js';
import type { Change } from './change.js';
import { createEngine, type Engine } from './engine/engine.js';
import { eventReportsMax } from './likeness/growth.js';
import { madeUpWord } from './made-up-words.fixture.js';
import type { Report } from './report.js';
import { shippedKnowledge, shippedLearned } from './shipped.js';
import { groupStream, inStreamOrder } from './stream.js';
import { processorMs } from '../../test/processor-time.fixture.js';

const facts = { knowledge: shippedKnowledge(), learned: shippedLearned() };
const start = Date.UTC(2031, 4, 4, 8);
const minuteMs = 60_000;
const windowMs = 7 * 24 * 60 * minuteMs;
/** Well above what is aimed at, since a busy machine runs the tests, too. */
const stallMsMax = 3_000;

function newEngine(): Engine {
  let events = 0;
  return createEngine({ ...facts, newId: () => `e${++events}`, windowMs });
}

/** A headline of its own: six words nobody else says. */
const headlineOf = (n: number): string =>
  Array.from({ length: 6 }, (_, at) => madeUpWord(n * 7 + at)).join(' ');
const report = (id: string, headline: string, at: number, more: Partial<Report> = {}): Report => ({
  id,
  headline,
  text: '',
  time: start + at * minuteMs,
  ...more,
});

interface Run {
  readonly engine: Engine;
  readonly changes: readonly Change[];
  readonly longestMs: number;
}

/** As the door runs it: placed one by one, judged again after each few. */
function run(reports: readonly Report[], every = 20): Run {
  const engine = newEngine();
  const changes: Change[] = [];
  let longestMs = 0;
  reports.forEach((one, at) => {
    const began = processorMs();
    changes.push(...engine.place(one));
    if (at % every === every - 1) changes.push(...engine.rejudge());
    longestMs = Math.max(longestMs, processorMs() - began);
  });
  return { engine, changes, longestMs };
}

function lookedBack(engine: Engine): readonly Change[] {
  const changes: Change[] = [];
  for (let more = engine.hindsightSlice(); more !== undefined; more = engine.hindsightSlice()) {
    changes.push(...more);
  }
  return changes;
}

const sizesOf = (engine: Engine, reports: readonly Report[]): readonly number[] => {
  const events = new Set(reports.map(({ id }) => engine.eventOf(id) ?? ''));
  return [...events].map((event) => engine.membersOf(event).length).sort((a, b) => b - a);
};
const isBlamed = (changes: readonly Change[], kind: Obstacle['kind']): boolean =>
  changes.some(
    (change) => 'placement' in change && change.placement.runnerUp?.obstacle?.kind === kind,
  );

describe('bad input', () => {
  const odd: readonly (readonly [string, Partial<Report>])[] = [
    ['an empty title', { headline: '' }],
    ['spaces alone', { headline: ' \u00A0\u200B\t' }],
    ['emoji alone', { headline: '🔥🔥🔥 ‼️ 🇺🇳' }],
    ['signs alone', { headline: '!!! ??? --- ...' }],
    ['digits alone', { headline: '12 12 12 12' }],
    ['right to left', { headline: 'الجيش يستعيد تدمر', language: 'ar' }],
    ['marks that turn direction', { headline: '\u202Eenog eb ot tnaw \u202Dto the ferry' }],
    ['mixed scripts', { headline: 'Путин meets 習近平 in Αθήνα ที่ กรุงเทพ' }],
    ['letters of other scripts that look alike', { headline: 'Аrmy rесарtures Теl Маrrun' }],
    ['a lone surrogate', { headline: 'Bad \ud800 sign', text: '\udc00'.repeat(100) }],
    ['NUL', { headline: 'Ferry\u0000sinks', text: '\u0000'.repeat(10_000) }],
    ['stacked accents', { headline: `z${'\u0301'.repeat(5_000)}algo` }],
    ['no language there is', { headline: 'Ferry sinks', language: 'qq-nowhere' }],
    ['names of the language itself', { headline: 'constructor __proto__ toString valueOf' }],
    ['an odd id', { id: '__proto__', headline: 'Ferry sinks' }],
    ['1970', { headline: 'Ferry sinks off Lomea', time: 0 }],
    ['2099', { headline: 'Ferry sinks off Lomea', time: Date.UTC(2099, 0, 1) }],
    ['before all time', { headline: 'Ferry sinks off Lomea', time: -8.64e15 }],
    ['no number for a time', { headline: 'Ferry sinks off Lomea', time: NaN }],
    ['five megabytes', { headline: 'Long', text: 'word and more '.repeat(370_000) }],
    ['five megabytes without a space', { headline: 'x'.repeat(500), text: 'y'.repeat(5_000_000) }],
    ['five megabytes of spaces', { headline: 'Nothing', text: ' \n'.repeat(2_500_000) }],
    ['five megabytes of numbers', { headline: 'Numbers', text: '1234 '.repeat(1_000_000) }],
    ['five megabytes of points', { headline: 'Points', text: '.,;'.repeat(1_700_000) }],
  ];
  test.each(odd)('%s', (_, more) => {
    const engine = newEngine();
    engine.place(report('before', 'Army recaptures Tel Marrun', 0));
    const one = report('odd', '', 1, more);
    const began = processorMs();
    engine.place(one);
    engine.rejudge('all');
    expect(processorMs() - began).toBeLessThan(stallMsMax);
    expect(engine.eventOf(one.id)).toBeDefined();
    engine.place(report('after', 'Army recaptures Tel Marrun from rebels', 2));
    expect(engine.eventOf('after')).toBe(engine.eventOf('before'));
    expect(engine.whyHere(one.id)).toBeDefined();
  });

  test.each([
    ['empty titles', ''],
    ['emoji', '🔥'],
  ])('three hundred reports with %s are left alone', (_, headline) => {
    const reports = Array.from({ length: 300 }, (__, at) => report(`p${at}`, headline, at));
    const { engine } = run(reports);
    expect(sizesOf(engine, reports)[0]).toBe(1);
  });

  test('ten thousand identical titles make no event that swallows them', () => {
    const reports = Array.from({ length: 10_000 }, (_, at) =>
      report(`p${at}`, 'Win a free phone now today', at / 10),
    );
    const { engine, longestMs } = run(reports);
    expect(sizesOf(engine, reports)[0]).toBeLessThanOrEqual(eventReportsMax);
    expect(longestMs).toBeLessThan(stallMsMax);
  });

  test('nothing but one title: each that is left alone says why', () => {
    const reports = Array.from({ length: 600 }, (_, at) =>
      report(`p${at}`, 'Win a free phone now today', at / 10),
    );
    const { engine, changes } = run(reports);
    const after = lookedBack(engine);
    const last = new Map<string, string>();
    for (const change of [...changes, ...after]) {
      if (!('placement' in change)) continue;
      const { articleId, runnerUp } = change.placement;
      last.set(articleId, runnerUp?.obstacle?.kind ?? '');
    }
    const alone = reports.filter(({ id }) => {
      return engine.membersOf(engine.eventOf(id) ?? '').length === 1;
    });
    expect(alone.length).toBeGreaterThan(0);
    const saying = alone.filter(({ id }) => /commonplace|growth/.test(last.get(id) ?? ''));
    expect(saying.length).toBeGreaterThan(0.95 * alone.length);
  });

  test('a stuck ticker among others fills events up to the guard, which says so', () => {
    const reports = Array.from({ length: 6_000 }, (_, at) =>
      at % 4 === 0
        ? report(`p${at}`, 'Win a free phone now today', at / 10)
        : report(`p${at}`, headlineOf(at), at / 10),
    );
    const { engine, changes } = run(reports, 400);
    const [largest = 0] = sizesOf(engine, reports);
    expect(largest).toBeLessThanOrEqual(eventReportsMax);
    expect(isBlamed(changes, 'growth')).toBe(true);
    // What is kept as JSON comes back as it was.
    expect(JSON.parse(JSON.stringify(changes))).toEqual(changes);
  });

  test('dates from 1970 to 2099 among each other forget nothing that is new', () => {
    const days = [0, start, Date.UTC(2099, 0, 1), start, 0, start];
    const reports = days.map((time, at) =>
      report(`p${at}`, 'Army recaptures Tel Marrun', 0, { time }),
    );
    const { engine } = run(reports, 1);
    expect(engine.eventOf('p1')).toBe(engine.eventOf('p3'));
    expect(engine.eventOf('p3')).toBe(engine.eventOf('p5'));
    expect(new Set([0, 1, 2].map((at) => engine.eventOf(`p${at}`))).size).toBe(3);
  });

  test('all at one instant are told apart by their words', () => {
    const reports = Array.from({ length: 600 }, (_, at) =>
      report(`p${at}`, headlineOf(at % 200), 0),
    );
    const events = groupStream(inStreamOrder(reports), newEngine());
    for (let at = 0; at < 200; at++) {
      expect(events.get(`p${at + 200}`)).toBe(events.get(`p${at}`));
      expect(events.get(`p${at + 400}`)).toBe(events.get(`p${at}`));
    }
    expect(new Set(events.values()).size).toBe(200);
  });

  test('a feed that repeats every other outlet’s words makes no event of all of them', () => {
    const reports: Report[] = [];
    for (let at = 0; at < 300; at++) {
      const story = at % 60;
      reports.push(report(`own${at}`, headlineOf(story), at, { outlet: `outlet ${at % 9}` }));
      const said = `${headlineOf(story)} ${headlineOf((story + 1) % 60)}`;
      reports.push(report(`spam${at}`, said, at, { outlet: 'Spam' }));
    }
    const { engine } = run(reports);
    // Six hundred reports of sixty stories: a story and its echoes are some fifteen.
    expect(sizesOf(engine, reports)[0]).toBeLessThanOrEqual(60);
  });

  test('one report that says everything said before draws nothing to itself', () => {
    const reports = Array.from({ length: 80 }, (_, at) => report(`p${at}`, headlineOf(at), at));
    const everything = reports.map(({ headline }) => headline).join('. ');
    const all = report('all', 'Everything today', 81, { text: everything });
    const { engine } = run([...reports, all, { ...all, id: 'again' }], 1);
    expect(engine.membersOf(engine.eventOf('p5') ?? '')).toEqual(['p5']);
    expect(sizesOf(engine, reports)[0]).toBeLessThanOrEqual(6);
  });
});
