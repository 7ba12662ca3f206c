import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { obstacleWords, reasonWords } from '../../domain/reason-words.js';
import type { Cause, Reason } from '../../domain/reason.js';
import { createEngine, resumeEngine, type Engine } from '../engine/engine.js';
import { missingEvidence } from '../why/missing-evidence.js';
import type { Report } from '../report.js';
import type { EngineOptions } from '../engine/assemble.js';
import { withDigest } from '../snapshot/snapshot.js';
import { shippedKnowledge, shippedLearned } from '../shipped.js';

const facts = { knowledge: shippedKnowledge(), learned: shippedLearned() };
const start = Date.UTC(2031, 4, 4, 8);
const hourMs = 3_600_000;
const sumOf = (reasons: readonly Reason[]): number =>
  reasons.reduce((sum, { weight }) => sum + weight, 0);

function options(): EngineOptions {
  let events = 0;
  return { ...facts, newId: () => `e${++events}`, windowMs: 48 * hourMs };
}

const newEngine = (): Engine => createEngine(options());

const words = [
  'ferry',
  'Lomea',
  'quake',
  'kills',
  '12',
  '14',
  'Tuesday',
  'Monday',
  'army',
  'Varra',
];
const said = fc.array(fc.constantFrom(...words), { maxLength: 9 }).map((some) => some.join(' '));
const streams = fc.array(fc.tuple(said, said, fc.nat(400)), { minLength: 2, maxLength: 25 });

describe('reasons', () => {
  test('sum to the score, of every change, every standing and every pair', () => {
    fc.assert(
      fc.property(streams, (rows) => {
        const engine = newEngine();
        const changes = rows.flatMap(([headline, text, hours], at) => {
          const report: Report = { id: `p${at}`, headline, text, time: start + hours * hourMs };
          return [...engine.place(report), ...(at % 5 === 4 ? engine.rejudge() : [])];
        });
        for (const change of changes) {
          if (!('placement' in change)) continue;
          expect(sumOf(change.placement.reasons)).toBeCloseTo(change.placement.score, 6);
        }
        for (const [at] of rows.entries()) {
          const here = engine.whyHere(`p${at}`);
          expect(here).toBeDefined();
          expect(sumOf(here?.reasons ?? [])).toBeCloseTo(here?.score ?? NaN, 6);
          const texts = (here?.reasons ?? []).map(reasonWords);
          expect(new Set(texts).size).toBe(texts.length);
          const { runnerUp } = here ?? {};
          if (runnerUp !== undefined && Number.isFinite(runnerUp.score)) {
            expect(sumOf(runnerUp.reasons)).toBeCloseTo(runnerUp.score, 6);
            if (runnerUp.score > 0) expect(runnerUp.obstacle).toBeUndefined();
            else expect(runnerUp.obstacle).toBeDefined();
          }
          const pair = engine.explain('p0', `p${at}`);
          expect(sumOf(pair?.reasons ?? [])).toBeCloseTo(pair?.score ?? NaN, 6);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('asking changes nothing', () => {
    const rows = Array.from({ length: 12 }, (_, at): Report => {
      const headline = at % 3 === 0 ? 'Ferry sinks off Lomea' : `Army takes village ${at % 4}`;
      return { id: `p${at}`, headline, text: '', time: start + at * hourMs };
    });
    const [asked, unasked] = [newEngine(), newEngine()];
    for (const row of rows) {
      const changes = asked.place(row);
      asked.whyHere(row.id);
      asked.explain('p0', row.id);
      expect(unasked.place(row)).toEqual(changes);
    }
    expect(asked.rejudge('all')).toEqual(unasked.rejudge('all'));
  });

  const reason = (weight: number, cause: Cause): Reason => ({ weight, cause });
  const beginning: Cause = { kind: 'start' };
  const x: Cause = { kind: 'shared', terms: ['x'] };
  const noName: Cause = { kind: 'unshared', what: 'names' };
  const hours = (apart: number): Cause => ({ kind: 'hours', hours: apart, datedByText: 0 });
  test.each<[string, readonly Reason[], string]>([
    [
      'the cause that weighs most against them',
      [reason(-6, beginning), reason(4, x), reason(-1, hours(90)), reason(-2, noName)],
      'They share no distinctive names.',
    ],
    [
      'what they share, when the heaviest cause is a small part of what they are short by',
      [reason(-8, beginning), reason(1, x), reason(-2, noName)],
      'Too little in common besides this: Both say “x”.',
    ],
    [
      'what they share, when it is too little',
      [reason(-6, beginning), reason(2, x)],
      'Too little in common besides this: Both say “x”.',
    ],
    [
      'neither a trifle nor the time',
      [
        reason(-6, beginning),
        reason(3, hours(1)),
        reason(2, x),
        reason(-0.6, { kind: 'shared', terms: ['two'] }),
        reason(-0.1, { kind: 'places', names: ['Halden', 'Vik'] }),
      ],
      'Too little in common besides this: Both say “x”.',
    ],
    ['nothing in common', [reason(-6, beginning)], 'They have nothing distinctive in common.'],
    [
      'a common wording',
      [reason(1, { kind: 'commonplace' }), reason(2, x)],
      'Many recent reports use this wording, so it does not distinguish events.',
    ],
  ])('what was missing: %s', (_, reasons, words) => {
    expect(obstacleWords(missingEvidence({ reasons, score: sumOf(reasons) }))).toBe(words);
  });
});

test('words in common are told as the two reports say them, whoever said them first', async () => {
  const told: readonly Report[] = [
    { id: 'fr', language: 'fr', headline: 'Séisme à Varrmonde : douze morts', text: '' },
    { id: 'en', language: 'en', headline: 'Quake kills 12 in Varrmonde, US says', text: '' },
    { id: 'en2', language: 'en', headline: 'Earthquake in Varrmonde', text: '' },
    { id: 'es', language: 'es', headline: 'El terremoto de Varrmonde deja doce muertos', text: '' },
  ];
  const engine = newEngine();
  for (const report of told) engine.place({ ...report, time: start });
  const parts = engine.snapshot();
  const resumed = resumeEngine(options(), Buffer.concat(await withDigest(parts)));
  if (resumed.kind === 'refused') throw new Error(resumed.why);
  for (const one of [engine, resumed.engine]) {
    const words = (a: string, b: string): readonly string[] => {
      const { names = [], words = [], numbers = [] } = one.explain(a, b)?.shared ?? {};
      return [...names, ...words, ...numbers].map(({ text }) => text).sort();
    };
    expect(words('en', 'en2')).toEqual(['Quake', 'Varrmonde']);
    expect(words('es', 'en')).toEqual([
      'Varrmonde',
      'doce / 12',
      'muertos / kills',
      'terremoto / Quake',
    ]);
    expect(words('fr', 'es')).toEqual([
      'Séisme / terremoto',
      'Varrmonde',
      'douze / doce',
      'morts / muertos',
    ]);
  }
});
