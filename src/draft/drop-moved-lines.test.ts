import { expect, test } from 'vitest';
import { readConfig } from '../config.js';
import type { Line, Roundup } from '../domain/roundup.js';
import { draftOf } from './draft-roundup.js';
import { arvaArticles, morning, partsOf } from './newsroom.fixture.js';
import { dropMovedLines } from './drop-moved-lines.js';

const style = { ...readConfig({}), language: 'en' };
const now = morning + 60_000;

function page(id: string, lines: (line: Line) => Line | undefined): Roundup {
  const draft = draftOf(partsOf(arvaArticles), style);
  if (draft === undefined) throw new Error('nothing drafted');
  const kept = draft.lines.map(lines).filter((line) => line !== undefined);
  const about = { id, notices: [], touched: [], draftedAt: morning, changedAt: morning };
  return { ...about, ...draft, lines: kept, state: 'published' };
}

const left = ['a05', 'a06', 'a07'];
const isLeft = ({ articleId }: Line): boolean => left.includes(articleId);
const here = page('here', (line) => (isLeft(line) ? { ...line, movedTo: 'e2' } : line));
const there = page('there', (line) => (isLeft(line) ? line : undefined));
const pages = new Map([['e2', there]]);

test('lines that another page lists are removed, and one correction names that page', () => {
  const after = dropMovedLines(here, pages, now);
  expect(after.lines).toEqual(here.lines.filter((line) => !isLeft(line)));
  const text = { text: expect.stringContaining(`“${there.title.text}”`) as unknown };
  expect(after.notices).toMatchObject([{ kind: 'correction', at: now, about: 'there', text }]);
  expect(dropMovedLines(after, pages, now + 1)).toBe(after);
});

test('lines that move to the same page later add no second correction', () => {
  const [one, ...others] = here.lines.filter(isLeft);
  if (one === undefined) throw new Error('no line left');
  const first = dropMovedLines(
    { ...here, lines: here.lines.filter((line) => line !== one) },
    pages,
    now,
  );
  const then = dropMovedLines({ ...first, lines: [...first.lines, one] }, pages, now + 1);
  expect(others).toHaveLength(2);
  expect(then.lines).toEqual(first.lines);
  expect(then.notices).toEqual(first.notices);
});

test.each<readonly [string, Roundup, ReadonlyMap<string, Roundup>]>([
  ['while there is no other page', here, new Map()],
  ['which that page does not list', here, new Map([['e2', { ...there, lines: [] }]])],
  [
    'which left that page, too',
    here,
    new Map([['e2', { ...there, lines: there.lines.map((line) => ({ ...line, movedTo: 'e1' })) }]]),
  ],
  ['an editor arranged', { ...here, touched: ['lines'] }, pages],
])('lines stay %s', (_, before, others) => {
  expect(dropMovedLines(before, others, now)).toBe(before);
});
