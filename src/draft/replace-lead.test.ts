import { expect, test } from 'vitest';
import { readConfig } from '../config.js';
import type { Article } from '../domain/article.js';
import type { Lead, Roundup } from '../domain/roundup.js';
import { decide } from './decide.js';
import { draftOf, type EventParts } from './draft-roundup.js';
import { arvaArticles, leadText, morning, partsOf } from './newsroom.fixture.js';
import { omit } from './omit.js';
import { replaceLead } from './replace-lead.js';

const style = { ...readConfig({}), language: 'en' };
const now = morning + 60_000;
/** Each with a text to quote, but the one that lends its words to the title. */
const titled = 'a06';
const articles = arvaArticles.map((article) => ({
  ...article,
  text: article.id === titled ? '' : leadText,
}));

function published(rest: Partial<Roundup> = {}): Roundup {
  const draft = draftOf(partsOf(articles), style);
  const title = draft?.lines.find(({ articleId }) => articleId === titled)?.headline;
  if (draft?.lead === undefined || title === undefined) throw new Error('nothing drafted');
  const lead = { ...draft.lead, movedTo: 'e9' };
  const about = { id: 'r', notices: [], touched: [], draftedAt: morning, changedAt: morning };
  return { ...about, ...draft, title, lead, state: 'published', ...rest };
}
const page = published();
const leads = page.lead?.articleId ?? '';

/** The event's reports, these of another event by now. */
const without = (...moved: readonly string[]): EventParts => {
  const elsewhere = (one: Article): Article => ({ ...one, eventId: 'e9' });
  return partsOf(articles.map((one) => (moved.includes(one.id) ? elsewhere(one) : one)));
};
const own = without(leads);

test('a lead of another event becomes a line, and a correction names it', () => {
  const after = replaceLead(page, own, style, now);
  const lead = after.lead?.articleId ?? '';
  expect(page.lines.map(({ articleId }) => articleId)).toContain(lead);
  expect(after.lead?.movedTo).toBeUndefined();
  const [line, ...lines] = after.lines;
  expect(line).toMatchObject({ articleId: leads, movedTo: 'e9', headline: page.lead?.headline });
  expect(lines).toEqual(page.lines.filter(({ articleId }) => articleId !== lead));
  const named = expect.stringContaining(`“${page.lead?.headline.text ?? ''}”`) as unknown;
  expect(after.notices).toMatchObject([{ kind: 'correction', at: now, text: { text: named } }]);
  expect(replaceLead(after, own, style, now + 1)).toBe(after);
});

test('each replaced lead is named once', () => {
  let after = published({ lead: omit(page.lead as Lead, 'movedTo') });
  const led: string[] = [];
  for (let round = 1; round <= 8; round += 1) {
    led.push(after.lead?.articleId ?? '');
    const moment = { now: now + round, newId: () => 'none' };
    const decision = decide(after, without(led.at(-1) ?? ''), style, moment);
    if (decision.kind !== 'grown') throw new Error(`round ${round}: ${decision.kind}`);
    after = decision.roundup;
  }
  expect(led.slice(2)).toEqual(led.slice(0, -2));
  expect(after.notices).toHaveLength(2);
  expect(listed(after)).toEqual(listed(page));
});

const listed = ({ lead, lines }: Roundup) => [lead, ...lines].map((one) => one?.articleId).sort();

test.each<readonly [string, Partial<Roundup>, EventParts]>([
  ['it tells of this event', { lead: omit(page.lead as Lead, 'movedTo') }, own],
  ['an editor chose it', { touched: ['lead'] }, own],
  ['an editor arranged the lines', { touched: ['lines'] }, own],
  ['its title tells of the other event, too', {}, without(leads, titled)],
  ['no other can be quoted', {}, partsOf(articles.filter(({ text }) => text === ''))],
])('a lead stays when %s', (_, rest, parts) => {
  const before = published(rest);
  expect(replaceLead(before, parts, style, now)).toBe(before);
});
