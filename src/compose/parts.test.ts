import { describe, expect, test } from 'vitest';
import type { RoundupVersion } from '../domain/roundup-version.js';
import type { Roundup } from '../domain/roundup.js';
import { patchFrom, stateToUndoTo, withParts } from './parts.js';

const typed = (text: string) => ({ text, from: { kind: 'typed', by: 'a', at: 1 } as const });
const roundup = (title: string, more: Partial<Roundup> = {}): Roundup => ({
  id: 'r',
  version: 1,
  state: 'draft',
  title: typed(title),
  lines: [],
  labels: [],
  notices: [],
  reports: 0,
  origins: 0,
  draftedAt: 0,
  changedAt: 0,
  touched: [],
  ...more,
});

describe('undo', () => {
  /** `a b c`: changes in order; `<` undoes; `!` is refused. */
  const versions = (history: string): readonly RoundupVersion[] =>
    [...history]
      .map((letter, at) => ({
        id: String(at),
        roundupId: 'r',
        at,
        what: letter === '<' ? 'undone' : letter === '!' ? 'refused' : 'title',
        roundup: roundup(letter),
      }))
      .reverse();

  test.each([
    ['', undefined],
    ['a', undefined],
    ['ab', 'a'],
    ['abc', 'b'],
    ['abc<', 'a'],
    ['abc<<', undefined],
    ['abc<d', 'b'],
    ['abc<d<', 'a'],
    ['ab!', 'a'],
  ])('after %s leads to %s', (history, title) => {
    expect(stateToUndoTo(versions(history))?.title.text).toBe(title);
  });
});

describe('restoring', () => {
  test('brings the parts back and leaves state, address and notices', () => {
    const notice = { kind: 'update', at: 5, text: typed('More.') } as const;
    const now = roundup('new', {
      state: 'published',
      path: '/2026/01/x.html',
      notices: [notice],
      note: typed('A note.'),
    });
    const back = withParts(now, roundup('old', { labels: [typed('Syria')] }), 9);
    expect(back).toEqual({
      ...roundup('old', { labels: [typed('Syria')] }),
      state: 'published',
      path: '/2026/01/x.html',
      notices: [notice],
      changedAt: 9,
    });
  });

  test('clears in the store what is gone', () => {
    const before = roundup('x', { note: typed('A note.') });
    const patch = patchFrom(before, roundup('y'));
    expect(patch).toEqual({ ...roundup('y'), version: undefined, note: undefined });
    expect(Object.keys(patch)).toContain('note');
  });
});
