import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createEngine, resumeEngine, type Engine } from './engine/engine.js';
import { assemble, type EngineOptions } from './engine/assemble.js';
import { termShift, type Reading } from './reading/reading.js';
import type { Report } from './report.js';
import { shippedKnowledge, shippedLearned } from './shipped.js';
import { withDigest } from './snapshot/snapshot.js';

const facts = { knowledge: shippedKnowledge(), learned: shippedLearned() };
const hourMs = 3_600_000;
const scripts = [
  ['bcdfglmnrst', 'en'],
  ['бвгдзклмнр', 'ru'],
] as const;

const options = (born = { count: 0 }): EngineOptions => ({
  ...facts,
  newId: () => `e${++born.count}`,
  windowMs: 24 * hourMs,
  reportsMin: 50,
});

/** Words nobody has said before, but for a few; four reports an hour. */
function reportOf(seed: number, at: number): Report {
  const [letters, language] = scripts[at % 9 === 0 ? 1 : 0];
  const words = Array.from({ length: 9 }, (_, place) => {
    const number = at * 9 + place + seed * 1e7;
    return [...number.toString(letters.length)]
      .map((sign) => letters[parseInt(sign, 36)] ?? '')
      .join('a');
  });
  const headline = `${words.join(' ')} ferry kills ${at % 97}`;
  return { id: `r${at}`, headline, text: '', time: at * (hourMs / 4), language };
}

const bytesOf = (engine: Engine): number =>
  [...engine.snapshot()].reduce((sum, part) => sum + part.length, 0);

async function wholeOf(engine: Engine): Promise<Buffer> {
  const parts = engine.snapshot();
  return Buffer.concat(await withDigest(parts));
}

describe('a stream of words never said before', () => {
  test('takes no more memory as it goes on', () => {
    fc.assert(
      fc.property(fc.nat(1_000), (seed) => {
        const engine = createEngine(options());
        const most = [0, 0, 0];
        for (let at = 0; at < 12_000; at++) {
          engine.place(reportOf(seed, at));
          if (at % 20 === 19) engine.rejudge();
          const third = Math.floor(at / 4_000);
          if (at % 500 === 499) most[third] = Math.max(most[third] ?? 0, bytesOf(engine));
        }
        expect(engine.size()).toBeLessThan(200);
        expect(most[2]).toBeLessThan(1.05 * (most[1] ?? 0));
        // Some forty thousand words were met since.
        expect(most[2]).toBeLessThan(1.6 * (most[0] ?? 0));
      }),
      { numRuns: 2 },
    );
  });

  test('is forgotten bit by bit: no report waits for more words than it brings itself', () => {
    const { read, lexicon } = assemble(options());
    // What knowledge begins with is new once.
    lexicon.forgetUnused();
    const latest: Reading[] = [];
    const gone = Array.from({ length: 9_000 }, (_, at) => {
      latest.push(read(reportOf(3, at)));
      const old = latest.length > 50 ? latest.shift() : undefined;
      if (old !== undefined) lexicon.weights.uncount(old.terms, termShift);
      return lexicon.forgetUnused().length;
    });
    expect(Math.max(...gone)).toBeLessThanOrEqual(4 * 11);
    const inAll = gone.reduce((sum, one) => sum + one, 0);
    expect(inAll).toBeGreaterThan(9 * 6_000);
  });

  test('goes on from a snapshot as if it had not been cut, across what is forgotten', async () => {
    const born = { count: 0 };
    const whole = createEngine(options(born));
    for (let at = 0; at < 2_500; at++) whole.place(reportOf(7, at));
    const bytes = await wholeOf(whole);
    const resumed = resumeEngine(options({ ...born }), bytes);
    if (resumed.kind === 'refused') throw new Error(resumed.why);
    expect((await wholeOf(resumed.engine)).equals(bytes)).toBe(true);
    for (let at = 2_500; at < 5_000; at++) {
      expect(resumed.engine.place(reportOf(7, at))).toEqual(whole.place(reportOf(7, at)));
    }
    expect((await wholeOf(resumed.engine)).equals(await wholeOf(whole))).toBe(true);
  });

  test('changes no snapshot that is under way', async () => {
    const engine = createEngine(options());
    let at = 0;
    const place = (): unknown => engine.place(reportOf(11, at++));
    while (at < 1_500) place();
    const atOnce = await wholeOf(engine);
    const written: Uint8Array[] = [];
    for (const part of engine.snapshot()) {
      written.push(part);
      for (let some = 0; some < 20; some++) place();
    }
    expect(Buffer.concat(await withDigest(written)).equals(atOnce)).toBe(true);
    expect(at).toBeGreaterThan(3_000);
  });
});

test('a window that is old at once, after a long silence, is forgotten bit by bit', () => {
  const engine = createEngine({ ...options(), windowMs: 365 * 24 * hourMs });
  for (let at = 0; at < 5_000; at++) engine.place(reportOf(1, at));
  expect(engine.size()).toBe(5_000);
  const sizes: number[] = [];
  for (let at = 0; at < 100; at++) {
    engine.place(reportOf(1, at + 10_000_000));
    sizes.push(engine.size());
  }
  const steps = sizes.map((size, at) => (sizes[at - 1] ?? 5_000) - size);
  expect(Math.max(...steps)).toBeLessThan(1_001);
  expect(sizes.at(-1)).toBeLessThan(101);
});
