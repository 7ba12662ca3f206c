import { describe, expect, test } from 'vitest';
import {
  correctionIn,
  correctionLine,
  correctionsFrom,
  obeyedBy,
  type Placed,
} from './correction.js';

describe('corrections', () => {
  test.each([
    ['{"together":["a","b"]}', { kind: 'together', a: 'a', b: 'b' }],
    ['{"apart":[7,"b"]}', { kind: 'apart', a: '7', b: 'b' }],
    ['{"alone":"a","note":"a column"}', { kind: 'alone', a: 'a' }],
  ])('reads %s', (line, constraint) => {
    const correction = correctionIn(JSON.parse(line));
    expect(correction?.constraint).toEqual(constraint);
    expect(correction && correctionIn(JSON.parse(correctionLine(correction)))).toEqual(correction);
  });

  test.each([
    '{}',
    'null',
    '[]',
    '7',
    '{"together":"a"}',
    '{"together":["a"]}',
    '{"together":["a","a"]}',
    '{"apart":["a",{}]}',
    '{"alone":["a"]}',
    '{"alone":"a","apart":["a","b"]}',
  ])('does not take %s for one', (line) => {
    expect(correctionIn(JSON.parse(line))).toBeUndefined();
  });

  test('tells a grouping that obeys from one that does not', () => {
    const obeys = obeyedBy(
      new Map([
        ['a', 'e1'],
        ['b', 'e1'],
        ['c', 'e2'],
      ]),
    );
    expect(obeys({ kind: 'together', a: 'a', b: 'b' })).toBe(true);
    expect(obeys({ kind: 'apart', a: 'a', b: 'b' })).toBe(false);
    expect(obeys({ kind: 'together', a: 'a', b: 'c' })).toBe(false);
    expect(obeys({ kind: 'alone', a: 'c' })).toBe(true);
    expect(obeys({ kind: 'alone', a: 'a' })).toBe(false);
    expect(obeys({ kind: 'alone', a: 'unknown' })).toBe(false);
  });

  test('says what pins say', () => {
    const placed: readonly Placed[] = [
      { articleId: 'a', eventId: 'e1', pinned: false },
      { articleId: 'b', eventId: 'e1', pinned: true, runnerUp: { eventId: 'e2', score: 2 } },
      { articleId: 'c', eventId: 'e2', pinned: false },
      { articleId: 'd', eventId: 'e3', pinned: true },
      { articleId: 'e', eventId: 'e4', pinned: true },
      { articleId: 'f', eventId: 'e4', pinned: true },
    ];
    expect(correctionsFrom(placed).map(correctionLine)).toEqual([
      '{"together":["b","a"]}',
      '{"apart":["b","c"]}',
      '{"alone":"d"}',
      '{"together":["f","e"]}',
    ]);
  });
});
