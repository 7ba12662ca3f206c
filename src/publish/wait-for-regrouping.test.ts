import { expect, test } from 'vitest';
import type { Line, Roundup } from '../domain/roundup.js';
import { draft, typed } from './draft.fixture.js';
import { waitsUntil, longWaitMs, waitMs } from './wait-for-regrouping.js';

const line = (articleId: string, of: Partial<Line> = {}): Line => ({
  ...{ articleId, headline: typed('h'), outletId: `of ${articleId}`, agencyIds: [], url: 'u' },
  ...{ form: 'report', at: 0, originId: articleId, folded: false },
  ...of,
});
const page = (...lines: readonly Line[]): Roundup => ({
  ...draft({ id: 'page', state: 'published', eventId: 'e1' }),
  lead: { ...line('p1'), excerpt: [], why: [] },
  lines,
});
/** Of four reports, the lead `a1` among them. */
const split = draft({
  id: 'split',
  eventId: 'e2',
  draftedAt: 1_000,
  lines: [line('a2'), line('a3'), line('a4')],
});
const soon = 1_000 + waitMs;
const late = 1_000 + longWaitMs;
const copies = split.lines.map((one) => ({ ...one, originId: 'a1' }));

test.each([
  ['no report of it stands on a page', split, [page(line('b1'))], undefined],
  ['there is no page', split, [], undefined],
  ['it is its own page', { ...split, state: 'published' as const }, [split], undefined],
  ['one stands there, whatever it is marked as', split, [page(line('a2'))], soon],
  ['one does that moved to its event', split, [page(line('a1', { movedTo: 'e2' }))], soon],
  ['it leads a page', split, [draft({ id: 'other', state: 'published' })], soon],
  ['all but one stand on pages', split, [page(line('a1'), line('a2'), line('a3'))], late],
  ['they stand on two', split, [page(line('a1'), line('a2')), page(line('a3'))], late],
  ['what is new carries one text', { ...split, lines: copies }, [page(line('a2'))], late],
  ['it is the text of what is listed', { ...split, lines: copies }, [page(line('a1'))], late],
])('until when a draft waits when %s', (_, waiting, pages, expected) => {
  expect(waitsUntil(waiting, undefined, pages, 2)).toBe(expected);
});
