import { expect, test } from 'vitest';
import { readConfig } from '../config.js';
import type { Roundup } from '../domain/roundup.js';
import { draftOf } from './draft-roundup.js';
import { arvaArticles, morning, partsOf } from './newsroom.fixture.js';
import { articlesIn } from './record.js';
import { subjectOf, listedArticles } from './subject.js';

const style = { ...readConfig({}), language: 'en' };

/** Its title is in the words of another report than its lead. */
function published(count: number): Roundup {
  const draft = draftOf(partsOf(arvaArticles.slice(0, count)), style);
  if (draft === undefined) throw new Error('nothing drafted');
  const title = draft.lines[0]?.headline ?? draft.title;
  const about = { id: 'r', eventId: 'e1', notices: [], touched: [], draftedAt: morning };
  return { ...about, ...draft, title, state: 'published', changedAt: morning };
}

const page = published(7);
const lead = page.lead?.articleId ?? '';
const [titled = ''] = articlesIn(page.title.from);
const others = listedArticles(page).filter((id) => id !== lead && id !== titled);

/** Where each stands with others; who is left out stands alone, or was taken back. */
test.each([
  ['nothing moved', { lead: 'e1', title: 'e1', others: 'e1 e1 e1 e1 e1' }, 'e1'],
  ['all moved', { lead: 'e2', title: 'e2', others: 'e2 e2 e2 e2 e2' }, 'e2'],
  ['lead and title moved, most stay', { lead: 'e2', title: 'e2', others: 'e1 e1 e1 e1 e1' }, 'e2'],
  ['lead and most moved', { lead: 'e2', title: 'e1', others: 'e2 e2 e2 e2 e1' }, 'e2'],
  ['the lead alone moved', { lead: 'e2', title: 'e1', others: 'e1 e1 e1 e1 e1' }, 'e1'],
  ['all three differ: the lead', { lead: 'e2', title: 'e3', others: 'e1 e1 e1 e1 e1' }, 'e2'],
  ['no lead speaks: most', { lead: '', title: 'e3', others: 'e2 e2 e2 e1 e1' }, 'e2'],
  ['only the title speaks', { lead: '', title: 'e3', others: '' }, 'e3'],
  ['no title speaks: most', { lead: 'e2', title: '', others: 'e1 e1 e1 e1 e1' }, 'e1'],
  ['a tie stays', { lead: '', title: '', others: 'e2 e2 e1 e1' }, 'e1'],
  ['nobody speaks', { lead: '', title: '', others: '' }, undefined],
])('%s', (_, homes, expected) => {
  const where = homes.others.split(' ');
  const pairs = [
    [lead, homes.lead],
    [titled, homes.title],
    ...others.map((id, at) => [id, where[at]]),
  ];
  const spoken = pairs.filter((pair): pair is [string, string] => (pair[1] ?? '') !== '');
  expect(lead).not.toBe(titled);
  expect(others).toHaveLength(5);
  expect(subjectOf(page, new Map(spoken))).toBe(expected);
});

test('the lead alone does not move a page whose title an editor typed', () => {
  const typed = {
    ...page,
    title: { text: 'T', from: { kind: 'typed', by: 'ed', at: 0 } },
  } as const;
  const stays = [titled, ...others].map((id): [string, string] => [id, 'e1']);
  expect(subjectOf(typed, new Map([...stays, [lead, 'e2']]))).toBe('e1');
  expect(subjectOf(typed, new Map([...stays.slice(3), [lead, 'e2']]))).toBe('e1');
});
