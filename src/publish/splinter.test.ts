import { expect, test } from 'vitest';
import type { Line, Roundup } from '../domain/roundup.js';
import { draft, typed } from './draft.contract.js';
import { heldUntil, splinterHoldMs } from './splinter.js';

const now = splinterHoldMs;
const line = (articleId: string, movedTo?: string): Line => ({
  ...{ articleId, headline: typed('h'), outletId: 'o', agencyIds: [], url: 'u' },
  ...{ form: 'report', at: 0, originId: articleId, folded: false },
  ...(movedTo === undefined ? {} : { movedTo }),
});
const page = (...lines: readonly Line[]): Roundup =>
  draft({ id: 'page', state: 'published', eventId: 'e1', lines });
/** Of four reports, the lead `a1` among them. */
const split = draft({
  id: 'split',
  eventId: 'e2',
  draftedAt: now,
  lines: [line('a2'), line('a3'), line('a4')],
});
const half = page(line('a1', 'e2'), line('a2', 'e2'));
const until = now + splinterHoldMs;

test.each([
  ['half of it stands on a page', split, [half], until],
  ['less than half does', split, [page(line('a1', 'e2'))], undefined],
  ['they stand there as of that page’s event', split, [page(line('a1'), line('a2'))], undefined],
  ['they went to a third event', split, [page(line('a1', 'e3'), line('a2', 'e3'))], undefined],
  ['it has waited', { ...split, draftedAt: now - splinterHoldMs }, [half], undefined],
  ['it is of no event', draft({ id: 'notice', draftedAt: now }), [half], undefined],
  ['there is no page', split, [], undefined],
])('whether a draft waits when %s', (_, waiting, pages, expected) => {
  expect(heldUntil(waiting, pages, now)).toBe(expected);
});
