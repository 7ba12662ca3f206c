import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameGroups } from './naming.js';

/** Members as `event rank`, a pinned one with `!`; events are older by their letter. */
function named(...groups: readonly string[]): readonly (string | undefined)[] {
  return nameGroups({
    groups: groups.map((group) => group.split(' ')),
    eventOf: (member) => member.charAt(0),
    isPinned: (member) => member.endsWith('!'),
    rankOf: (member) => parseInt(member.slice(1), 10),
    isOlder: (one, other) => one < other,
  });
}

describe('who keeps the id', () => {
  test.each<[string, readonly string[], readonly (string | undefined)[]]>([
    ['an even split: the first reports', ['a2 a3', 'a0 a1'], [undefined, 'a']],
    ['nearly even: still the first', ['a2 a3 a4', 'a0 a1'], [undefined, 'a']],
    [
      'a later event of the same town outnumbers them: still the first',
      ['a3 a4 a5 a6 a7 a8 a9', 'a0 a1 a2'],
      [undefined, 'a'],
    ],
    ['two strays were first: the others', ['a0 a1', 'a2 a3 a4 a5 a6'], [undefined, 'a']],
    ['only a stray was first: the others', ['a0', 'a1 a2 a3 a4'], [undefined, 'a']],
    ['a pinned one beats them all', ['a0 a1 a2', 'a3!'], [undefined, 'a']],
    ['two become one: the older', ['a0 a1 b0 b1 b2'], ['a']],
    ['… unless it is much the smaller', ['a0 b0 b1 b2'], ['b']],
    ['… or the younger is pinned', ['a0 a1 b0!'], ['b']],
    [
      'a stray of a merged one does not take its id along',
      ['a0 a1 b0 b1 b2', 'b3'],
      ['a', undefined],
    ],
    ['one that is new', ['a0', 'a1', 'a2'], ['a', undefined, undefined]],
  ])('%s', (_, groups, names) => {
    expect(named(...groups)).toEqual(names);
  });

  test('no id is given twice, and none to a group without a report of it', () => {
    const members = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(3)), { minLength: 1 });
    fc.assert(
      fc.property(members, (all) => {
        const ranks = new Map<string, number>();
        const groups: string[][] = [[], [], [], []];
        for (const [event, group] of all) {
          const rank = ranks.get(event) ?? 0;
          ranks.set(event, rank + 1);
          groups[group]?.push(`${event}${rank}`);
        }
        const filled = groups.filter(({ length }) => length > 0).map((group) => group.join(' '));
        const names = named(...filled);
        const given = names.filter((name) => name !== undefined);
        expect(new Set(given).size).toBe(given.length);
        names.forEach((name, at) => {
          if (name !== undefined) expect(filled[at]).toContain(name);
        });
      }),
    );
  });
});
