import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { letters } from '../words/letters.js';
import { createCopyTest, originsOf, type Text } from './reprints.js';
import { shippedKnowledge } from '../shipped.js';
import { createSketch } from './shingles.js';
import { processorMs } from '../../../test/processor-time.fixture.js';

const sketchOf = createSketch(letters, shippedKnowledge().furniture);
const sentence = (n: number): string =>
  `The ${n} th convoy left harbour number ${n * 7} carrying ${n * 13} crates of grain towards ` +
  `village ${n * 31} where mayor number ${n * 17} had waited for ${n * 3} days with the crowd.`;
const body = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, i) => sentence(from + i)).join('\n\n');
const wire = body(1, 11);

const carries = createCopyTest();

function text(id: string, content: string, over: Partial<Text> = {}): Text {
  return { id, sketch: sketchOf(content), time: 100, isAgency: false, credits: false, ...over };
}
const agency = text('wire', wire, { isAgency: true, time: 1 });
const copy = { credits: true, time: 50 };

describe('reprints', () => {
  test.each([
    ['word for word', wire],
    ['trimmed at the end', body(1, 7)],
    ['trimmed at the start', body(4, 11)],
    ['with a paragraph added', `${wire}\n\n${sentence(40)}`],
    ['with a foot line', `${wire}\n\nReporting by Ilva Marrek; editing by Tom Osk`],
    ['in capitals', wire.toUpperCase()],
    ['with other marks', wire.replaceAll(',', ' –').replaceAll('.', ';')],
  ])('folds a copy %s', (_, content) => {
    expect(originsOf([agency, text('copy', content, copy)]).get('copy')).toBe('wire');
  });

  test.each([
    ['half of its own', `${body(1, 6)}\n\n${body(50, 55)}`],
    ['a third of its own', `${wire}\n\n${body(50, 55)}`],
    ['a quote of one sentence', `${sentence(3)} ${body(60, 66)}`],
    ['another text', body(70, 80)],
    ['too short to tell', 'Convoy leaves harbour.'],
    ['the same words in another order', wire.split(' ').sort().join(' ')],
  ])('leaves alone an article with %s', (_, content) => {
    expect(originsOf([agency, text('own', content, copy)]).has('own')).toBe(false);
  });

  test('the agency is the origin even when it was seen last', () => {
    const late = { ...agency, time: 900 };
    expect(originsOf([text('a', wire, copy), late]).get('a')).toBe('wire');
  });

  test('of several agencies the earliest that others credit is the origin', () => {
    const bears = (id: string, time: number, isCredited: boolean): Text =>
      text(id, wire, { isAgency: true, isCredited, time });
    const all = [bears('silent', 1, false), bears('late', 9, true), bears('early', 5, true)];
    const origins = originsOf([...all, text('copy', body(1, 7), copy)]);
    expect([...origins].sort()).toEqual([
      ['copy', 'early'],
      ['late', 'early'],
      ['silent', 'early'],
    ]);
  });

  test('copies trimmed in different places have one origin', () => {
    const copies = [body(1, 4), body(3, 8), body(6, 11), `${body(1, 9)}\n\n${sentence(70)}`];
    const origins = originsOf([agency, ...copies.map((one, at) => text(`c${at}`, one, copy))]);
    expect([...origins.values()]).toEqual(['wire', 'wire', 'wire', 'wire']);
  });

  test.each([
    ['five megabytes of words', 'word and more '.repeat(370_000)],
    ['one endless word', 'y'.repeat(5_000_000)],
    ['nothing but space', ' \n'.repeat(2_500_000)],
    ['nothing but quotation marks', '“"«'.repeat(1_000_000)],
    ['nothing but damage', 'Ã©â€™'.repeat(800_000)],
    ['one furniture line, over and over', 'Sign up for our newsletter. '.repeat(180_000)],
    ['a dateline that never ends', `A${'('.repeat(5_000_000)}`],
  ])('is not held up by %s', (_, content) => {
    sketchOf('');
    const began = processorMs();
    const sketch = sketchOf(content);
    expect(processorMs() - began).toBeLessThan(1_000);
    expect(sketch.words.length).toBeLessThanOrEqual(3_000);
  });

  test('of equal texts the earliest is the origin', () => {
    const origins = originsOf([text('b', wire, { time: 9 }), text('a', wire, { time: 3 })]);
    expect([...origins]).toEqual([['b', 'a']]);
  });

  test('an agency is no copy of the longer report that credits it', () => {
    const flash = text('flash', body(1, 4), { isAgency: true, time: 1 });
    expect(originsOf([flash, text('full', wire, copy)]).size).toBe(0);
  });

  test('finds the same copies as a comparison of all pairs', () => {
    const report = fc.record({
      from: fc.nat(6),
      length: fc.integer({ min: 1, max: 9 }),
      own: fc.nat(3),
      time: fc.nat(3),
      isAgency: fc.boolean(),
      credits: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(report, { minLength: 2, maxLength: 14 }), (reports) => {
        const texts = reports.map(({ from, length, own, ...rest }, at) => {
          const content = `${body(from, from + length)}\n\n${body(100 * at, 100 * at + own)}`;
          return text(`t${at}`, content, rest);
        });
        expect(sorted(originsOf(texts))).toEqual(sorted(comparedAll(texts)));
      }),
      { numRuns: 300 },
    );
  });

  test('a text with 2,000 copies takes little time', () => {
    const copies = Array.from({ length: 2_000 }, (_, at) => text(`c${at}`, wire, { time: at }));
    const began = processorMs();
    expect(originsOf(copies).size).toBe(1_999);
    expect(processorMs() - began).toBeLessThan(5_000);
  });
});

const sorted = (origins: ReadonlyMap<string, string>) => [...origins].sort();

/** The definition: the first of all texts that a text can be a copy of. */
function comparedAll(texts: readonly Text[]): ReadonlyMap<string, string> {
  const first = (some: readonly Text[]): Text =>
    some.find((one) => !some.some((other) => other !== one && isBefore(other, one))) as Text;
  const origins = new Map<string, string>();
  const left = new Set(texts);
  while (left.size > 0) {
    const copy = first([...left]);
    left.delete(copy);
    const pairs = texts.filter((other) => other !== copy && carries(copy, other));
    if (pairs.length === 0) continue;
    const origin = first(pairs);
    origins.set(copy.id, origins.get(origin.id) ?? origin.id);
  }
  return origins;
}

/** Agencies, then those that credit nobody, then the earliest, then by id. */
function isBefore(a: Text, b: Text): boolean {
  const key = (one: Text) => [one.isAgency ? 0 : 1, one.credits ? 1 : 0, one.time];
  const difference = key(a).map((value, at) => value - (key(b)[at] ?? 0));
  const deciding = difference.find((value) => value !== 0) ?? (a.id < b.id ? -1 : 1);
  return deciding < 0;
}
