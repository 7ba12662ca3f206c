// A model's word in grouping: beside the measured likeness, never in place of the door's duty.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { reasonWords } from '../../domain/reason-words.js';
import type { WeighedMeaning } from '../../meaning/meaning.js';
import { createEngine, shipped, type Report } from '../group.js';
import { resumeEngine } from '../engine/engine.js';
import { withDigest } from '../snapshot/snapshot.js';
import { openNewsroom, type Newsroom } from '../newsroom.contract.js';

const facts = shipped();
const noon = Date.UTC(2031, 4, 6, 12);
const meaning = { model: 'tiny', weight: 8, neutral: 0.5 };
const options = { ...facts, newId: () => 'e', windowMs: 7 * 86_400_000, meaning };

const report = (id: string, headline: string, meaning?: readonly number[]): Report => ({
  id,
  headline,
  text: '',
  time: noon,
  ...(meaning === undefined ? {} : { meaning: Float32Array.from(meaning) }),
});
const one = 'Harbour ferry strikes pier at Sarno';
const two = 'Sarno vessel hits quay';

describe('what a model says', () => {
  const explained = (a?: readonly number[], b?: readonly number[]) => {
    const engine = createEngine(options);
    engine.place(report('a', one, a));
    engine.place(report('b', two, b));
    const found = engine.explain('a', 'b');
    if (found === undefined) throw new Error('Both are in memory.');
    return found;
  };

  test('counts for or against, with a reason that is part of the sum', () => {
    const without = explained();
    const alike = explained([1, 0], [0.8, 0.6]);
    const unlike = explained([1, 0], [0, 1]);
    expect(alike.score - without.score).toBeCloseTo(8 * 0.3, 4);
    expect(unlike.score - without.score).toBeCloseTo(8 * -0.5, 4);
    const words = ({ reasons }: ReturnType<typeof explained>): readonly string[] =>
      reasons.filter(({ cause }) => cause.kind === 'meaning').map(reasonWords);
    expect(words(alike)).toEqual(['They mean the same, by the model tiny: 0.80.']);
    expect(words(unlike)).toEqual(['They mean something else, by the model tiny: 0.00.']);
    expect(words(without)).toEqual([]);
  });

  test('is nothing where one has no vector, or one of another model', () => {
    const { score } = explained();
    expect(explained([1, 0]).score).toBe(score);
    expect(explained([1, 0], [1, 0, 0]).score).toBe(score);
  });

  test('is kept with the state, and a state kept under another model is refused', async () => {
    const engine = createEngine(options);
    engine.place(report('a', one, [1, 0]));
    const kept = engine.snapshot();
    const bytes = Buffer.concat(await withDigest(kept));
    const resumed = resumeEngine(options, bytes);
    if (resumed.kind === 'refused') throw new Error(resumed.why);
    resumed.engine.place(report('b', two, [0.8, 0.6]));
    expect(resumed.engine.explain('a', 'b')?.score).toBeCloseTo(
      explained([1, 0], [0.8, 0.6]).score,
      6,
    );
    const other = { ...options, meaning: { ...meaning, model: 'other' } };
    expect(resumeEngine(other, bytes).kind).toBe('refused');
  });
});

describe('at the door', () => {
  let newsroom: Newsroom;
  let vectors: (texts: readonly string[]) => readonly (Float32Array | undefined)[];
  const meaning: WeighedMeaning = {
    by: {
      name: 'tiny',
      vectorsOf: (texts) => Promise.resolve(vectors(texts)),
      close: () => Promise.resolve(),
    },
    weight: 12,
    neutral: 0.5,
  };
  beforeEach(async () => {
    newsroom = await openNewsroom({ meaning });
  });
  afterEach(() => newsroom.close());

  test('the model is asked before articles are placed, and its word is told', async () => {
    const asked: string[] = [];
    vectors = (texts) => {
      asked.push(...texts);
      return texts.map(() => Float32Array.of(1, 0));
    };
    const [a, b] = [await newsroom.report(one), await newsroom.report(two)];
    expect(asked).toEqual([expect.stringContaining(one), expect.stringContaining(two)]);
    expect(await newsroom.eventOf(b)).toBe(await newsroom.eventOf(a));
    const { reasons = [] } = (await newsroom.placement(b)) ?? {};
    expect(reasons.some(({ cause }) => cause.kind === 'meaning')).toBe(true);
  });

  test('articles are placed without when it has nothing to say', async () => {
    vectors = (texts) => texts.map(() => undefined);
    const a = await newsroom.report(one);
    expect(await newsroom.eventOf(a)).toBeDefined();
  });
});
