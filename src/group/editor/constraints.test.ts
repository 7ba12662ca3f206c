import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Constraint } from '../../domain/correction.js';
import { createConstraints } from './constraints.js';

const together = (a: string, b: string): Constraint => ({ kind: 'together', a, b });
const apart = (a: string, b: string): Constraint => ({ kind: 'apart', a, b });
const alone = (a: string): Constraint => ({ kind: 'alone', a });

describe('the editor’s word', () => {
  test.each<[string, readonly Constraint[], readonly number[]]>([
    ['nothing said', [], []],
    ['no contradiction', [together('a', 'b'), apart('b', 'c'), alone('d')], []],
    ['the same twice', [together('a', 'b'), together('b', 'a')], []],
    ['together, then apart', [together('a', 'b'), apart('b', 'a')], [0]],
    ['apart, then together', [apart('a', 'b'), together('a', 'b')], [0]],
    ['together, then alone', [together('a', 'b'), together('a', 'c'), alone('a')], [0, 1]],
    ['alone, then together', [alone('a'), together('a', 'b')], [0]],
    ['apart by way of a third', [together('a', 'b'), together('b', 'c'), apart('a', 'c')], [0]],
    ['together by way of a third', [apart('a', 'c'), together('a', 'b'), together('b', 'c')], [0]],
    ['apart from itself', [apart('a', 'a')], [0]],
    ['the last of three', [together('a', 'b'), apart('a', 'b'), together('a', 'b')], [1]],
  ])('%s', (_, all, overruled) => {
    expect(createConstraints(all).overruled).toEqual(overruled);
  });

  test('binds by way of others', () => {
    const constraints = createConstraints([
      together('a', 'b'),
      together('b', 'c'),
      apart('c', 'd'),
    ]);
    expect(constraints.partnersOf('a').toSorted()).toEqual(['b', 'c']);
    expect(constraints.allow('a', 'd')).toBe(false);
    expect(constraints.allowAll(['x', 'a'], ['y', 'd'])).toBe(false);
    expect(constraints.allowAll(['x', 'a'], ['y'])).toBe(true);
  });

  test('the last word always counts, and what counts never contradicts itself', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const word = fc.oneof(
      fc.tuple(id, id).map(([a, b]) => together(a, b)),
      fc.tuple(id, id).map(([a, b]) => apart(a, b)),
      id.map(alone),
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (words) => {
        const constraints = createConstraints(words);
        const counted = words.filter((_, at) => !constraints.overruled.includes(at));
        const last = words.at(-1) as Constraint;
        if (last.kind !== 'apart' || last.a !== last.b) expect(counted).toContain(last);
        expect(createConstraints(counted).overruled).toEqual([]);
        for (const one of counted) {
          if (one.kind === 'alone') expect(constraints.partnersOf(one.a)).toEqual([]);
          else if (one.a !== one.b) {
            expect(constraints.allow(one.a, one.b)).toBe(one.kind === 'together');
          }
        }
      }),
    );
  });
});
