import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Reason } from '../../domain/event.js';
import { createEngine, resumeEngine, type Engine } from '../engine.js';
import {
  missingEvidenceIn,
  missingEvidenceWords,
  commonplaceWords,
  type Point,
} from './missing-evidence.js';
import type { Report } from '../report.js';
import type { EngineOptions } from '../parts.js';
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
          const texts = (here?.reasons ?? []).map(({ text }) => text);
          expect(new Set(texts).size).toBe(texts.length);
          const { runnerUp } = here ?? {};
          if (runnerUp !== undefined && Number.isFinite(runnerUp.score)) {
            expect(sumOf(runnerUp.reasons)).toBeCloseTo(runnerUp.score, 6);
            if (runnerUp.score > 0) expect(runnerUp.missing).toBeUndefined();
            else expect(runnerUp.missing).toMatch(/\.$/u);
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

  const point = (tells: Point['tells'], weight: number, text: string): Point => {
    return { kind: 'other', weight, text, tells };
  };
  test.each<[string, readonly Point[], string]>([
    [
      'the heaviest that speaks against',
      [
        point('beside', -6, 'Start.'),
        point('shared', 4, 'Both say “x”.'),
        point('lacking', -1, 'Late.'),
        point('lacking', -2, 'No name.'),
      ],
      'No name.',
    ],
    [
      'what speaks against it makes up little of it',
      [
        point('beside', -8, 'Start.'),
        point('shared', 1, 'Both say “x”.'),
        point('lacking', -2, 'No name.'),
      ],
      'Too little in common beside this: Both say “x”.',
    ],
    [
      'too little for it',
      [point('beside', -6, 'Start.'), point('shared', 2, 'Both say “x”.')],
      'Too little in common beside this: Both say “x”.',
    ],
    [
      'no trifle, and nothing they share',
      [
        point('beside', -6, 'Start.'),
        point('lacking', 3, 'An hour lies between them.'),
        point('shared', 2, 'Both say “x”.'),
        point('shared', -0.6, 'Both say two, as reports of many events do.'),
        point('lacking', -0.1, '2 hours lie between them.'),
      ],
      'Too little in common beside this: Both say “x”.',
    ],
    ['nothing for it', [point('beside', -6, 'Start.')], 'They have nothing telling in common.'],
    [
      'what all say',
      [point('commonplace', 1, commonplaceWords), point('shared', 2, 'Both say 12.')],
      commonplaceWords,
    ],
  ])('what was missing: %s', (_, points, missing) => {
    const score = points.reduce((sum, { weight }) => sum + weight, 0);
    expect(missingEvidenceWords(missingEvidenceIn(points, score))).toBe(missing);
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
