import { expect, test } from 'vitest';
import { readConfig } from '../config.js';
import type { Lead, Roundup } from '../domain/roundup.js';
import { draftOf, standingReports } from './draft-roundup.js';
import { arvaArticles, leadText, morning, partsOf } from './newsroom.contract.js';
import { omit } from './omit.js';
import { relead } from './relead.js';

const style = { ...readConfig({}), language: 'en' };
const now = morning + 60_000;
/** Each with a text to quote. */
const articles = arvaArticles.map((article) => ({ ...article, text: leadText }));

function published(rest: Partial<Roundup> = {}): Roundup {
  const draft = draftOf(partsOf(articles), style);
  if (draft?.lead === undefined) throw new Error('nothing drafted');
  const lead = { ...draft.lead, movedTo: 'e9' };
  const about = { id: 'r', notices: [], touched: [], draftedAt: morning, changedAt: morning };
  return { ...about, ...draft, lead, state: 'published', ...rest };
}
const page = published();
const own = standingReports(partsOf(articles)).filter(
  ({ article }) => article.id !== page.lead?.articleId,
);

test('a lead that tells of another event gives way to one of the page’s own, and is named', () => {
  const after = relead(page, own, style, now);
  const lead = after.lead?.articleId ?? '';
  expect(page.lines.map(({ articleId }) => articleId)).toContain(lead);
  expect(after.lead?.movedTo).toBeUndefined();
  expect(after.lines).toEqual(page.lines.filter(({ articleId }) => articleId !== lead));
  const named = expect.stringContaining(`“${page.lead?.headline.text ?? ''}”`) as unknown;
  expect(after.notices).toMatchObject([{ kind: 'correction', at: now, text: { text: named } }]);
  expect(relead(after, own, style, now + 1)).toBe(after);
});

test.each<readonly [string, Partial<Roundup>]>([
  ['it tells of this event', { lead: omit(page.lead as Lead, 'movedTo') }],
  ['an editor chose it', { touched: ['lead'] }],
])('a lead stays when %s', (_, rest) => {
  const before = published(rest);
  expect(relead(before, own, style, now)).toBe(before);
});

test('a lead stays when no other can be quoted', () => {
  expect(relead(page, [], style, now)).toBe(page);
});
