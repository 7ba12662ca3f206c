import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { synthesiseStream } from '../synthetic-stream.fixture.js';
import type { Change } from '../change.js';
import { createEngine, resumeEngine, type Engine } from './engine.js';
import type { EngineOptions } from './assemble.js';
import type { Report } from '../report.js';
import { shippedKnowledge, shippedLearned } from '../shipped.js';
import { withDigest } from '../snapshot/snapshot.js';

const facts = { knowledge: shippedKnowledge(), learned: shippedLearned() };
const windowMs = 36 * 3_600_000;

/** Small enough that the stream outgrows it, so that reports are forgotten. */
const options = (born: { count: number }): EngineOptions => ({
  ...facts,
  newId: () => `event-${++born.count}`,
  windowMs,
  reportsMin: 60,
});

async function bytesOf(engine: Engine): Promise<Buffer> {
  const parts = engine.snapshot();
  return Buffer.concat(await withDigest(parts));
}

/** A stream as the door hands it on: headlines first, texts later, judged now and then, a pin. */
function steps(seed: number, articles: number): readonly ((engine: Engine) => readonly Change[])[] {
  const { reports } = synthesiseStream({ articles, titleOnly: false, articlesPerDay: 60, seed });
  return reports.flatMap((written, at) => {
    const report: Report = {
      ...written,
      language: at % 5 === 0 ? 'es' : 'en',
      isAgency: at % 11 === 0,
    };
    const bare: Report = { ...report, text: '' };
    const made: ((engine: Engine) => readonly Change[])[] = [(engine) => engine.place(bare)];
    if (at % 3 === 0) made.push((engine) => engine.place(report));
    if (at % 7 === 0) made.push((engine) => engine.rejudge());
    if (at % 2 === 0) made.push((engine) => engine.hindsightSlice() ?? []);
    if (at % 41 === 40) made.push((engine) => engine.rejudge('all', Infinity));
    if (at % 29 === 0) {
      made.push((engine) => {
        engine.settle(report, engine.eventOf(report.id) ?? 'an editor’s', true);
        return [];
      });
    }
    return made;
  });
}

describe('the state of an engine', () => {
  test('wherever a stream is cut, what follows is as if it had not been', async () => {
    const cuts = fc.record({
      seed: fc.integer({ min: 1, max: 1e6 }),
      share: fc.integer({ min: 0, max: 1_000 }),
    });
    await fc.assert(
      fc.asyncProperty(cuts, async ({ seed, share }) => {
        const all = steps(seed, 160);
        const cut = Math.floor((share / 1_000) * all.length);
        const born = { count: 0 };
        const whole = createEngine(options(born));
        for (const step of all.slice(0, cut)) step(whole);
        const bytes = await bytesOf(whole);
        const resumed = resumeEngine(options({ count: born.count }), bytes);
        if (resumed.kind === 'refused') throw new Error(resumed.why);
        const { engine } = resumed;
        expect(engine.size()).toBe(whole.size());
        const isSame = async () => (await bytesOf(engine)).equals(await bytesOf(whole));
        expect(await isSame()).toBe(true);
        for (const step of all.slice(cut)) expect(step(engine)).toEqual(step(whole));
        expect(await isSame()).toBe(true);
        const ids = synthesiseStream({ articles: 160, titleOnly: true, articlesPerDay: 60, seed });
        for (const { id } of ids.reports) {
          expect(engine.eventOf(id)).toBe(whole.eventOf(id));
          const event = whole.eventOf(id) ?? '';
          expect(engine.membersOf(event)).toEqual(whole.membersOf(event));
          expect(engine.isPinned(id)).toBe(whole.isPinned(id));
        }
      }),
      { numRuns: 12 },
    );
  });

  test('what comes while a snapshot is written does not change it', async () => {
    const cuts = fc.record({ seed: fc.integer({ min: 1, max: 1e6 }), cut: fc.nat(300) });
    await fc.assert(
      fc.asyncProperty(cuts, async ({ seed, cut }) => {
        const all = steps(seed, 160);
        const engine = createEngine(options({ count: 0 }));
        for (const step of all.slice(0, cut)) step(engine);
        const atOnce = Buffer.concat(await withDigest(engine.snapshot()));
        const written: Uint8Array[] = [];
        let at = cut;
        for (const part of engine.snapshot()) {
          written.push(part);
          all[at++]?.(engine);
        }
        expect(Buffer.concat(await withDigest(written)).equals(atOnce)).toBe(true);
      }),
      { numRuns: 8 },
    );
  });

  test('odd texts come back as they were', async () => {
    const engine = createEngine(options({ count: 0 }));
    const odd = ['\ud800 lone', '😀😀', '', 'مرحبا 世界', 'a'.repeat(5_000), '\0\u2028'];
    odd.forEach((headline, at) => engine.place({ id: `${headline}-${at}`, headline, text: '' }));
    const resumed = resumeEngine(options({ count: 6 }), await bytesOf(engine));
    if (resumed.kind === 'refused') throw new Error(resumed.why);
    odd.forEach((headline, at) => {
      const id = `${headline}-${at}`;
      expect(resumed.engine.eventOf(id)).toBe(engine.eventOf(id));
      expect(resumed.engine.eventOf(id)).toBeDefined();
    });
  });
});

describe('a snapshot that is of no use', () => {
  async function taken(): Promise<Uint8Array> {
    const engine = createEngine(options({ count: 0 }));
    for (const step of steps(3, 30)) step(engine);
    return bytesOf(engine);
  }
  const whyRefused = (bytes: Uint8Array, changed: Partial<EngineOptions> = {}) => {
    const resumed = resumeEngine({ ...options({ count: 0 }), ...changed }, bytes);
    return resumed.kind === 'refused' ? resumed.why : 'not refused';
  };

  test('is refused when any byte of it is another', async () => {
    const bytes = await taken();
    expect(whyRefused(bytes)).toBe('not refused');
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const damaged = Uint8Array.from(bytes);
        damaged[at] = (damaged[at] as number) ^ by;
        expect(whyRefused(damaged)).toMatch(/damaged|not a snapshot|format/);
      }),
      { numRuns: 60 },
    );
  });

  test.each([0, 10, 60, 100, -1])('is refused when it ends at byte %i', async (length) => {
    expect(whyRefused((await taken()).slice(0, length))).toMatch(/not a snapshot|damaged/);
  });

  test('is refused with other weights, knowledge, window or words of the editor', async () => {
    const bytes = await taken();
    const { learned, knowledge } = facts;
    const pair = { ...learned.pair, bias: learned.pair.bias + 0.001 };
    const aliases = [...knowledge.aliases, ['Varra', 'Port Varra']];
    const other = /have changed/;
    expect(whyRefused(bytes, { learned: { ...learned, pair } })).toMatch(other);
    expect(whyRefused(bytes, { knowledge: { ...knowledge, aliases } })).toMatch(other);
    expect(whyRefused(bytes, { windowMs: windowMs + 1 })).toMatch(other);
    expect(whyRefused(bytes, { constraints: [{ kind: 'alone', a: 's1' }] })).toMatch(other);
  });
});
