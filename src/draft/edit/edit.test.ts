import { describe, expect, test } from 'vitest';
import type { Article } from '../../domain/article.js';
import type { Outlet } from '../../domain/outlet.js';
import type { Roundup } from '../../domain/roundup.js';
import type { RoundupEdit as Edit } from '../../domain/roundup-edit.js';
import { compositionOf, draftByHand, materialFrom } from './composition.js';
import { applyEdit } from './edit.js';

const style = {
  draftOriginsMin: 2,
  draftAgeHoursMax: 48,
  linesMax: 11,
  excerptWordsMax: 60,
  headingPattern: 'More News On {event}',
  language: 'en',
};
const writer = { accountId: 'ana', now: 5_000 };

const outlets = new Map(
  ['wire', 'paper', 'station', 'gazette'].map((id, rank): [string, Outlet] => [
    id,
    {
      ...{ id, name: id, kind: 'private', medium: rank === 0 ? 'agency' : 'newspaper' },
      ...{ domains: [], aliases: [], rank, evidence: [], reviewed: false },
    },
  ]),
);

function article(id: string, outletId: string, headline: string, more: Partial<Article> = {}) {
  const text = [
    `${headline}, officials in the capital said on Monday morning.`,
    'The second paragraph of the report has enough words to be prose.',
    'The third paragraph of the report has enough words to be prose.',
  ].join('\n\n');
  const times = { publishedAt: 1_000, seenAt: 1_000, version: 1 };
  const rest = {
    feedId: outletId,
    summary: '',
    form: 'report',
    labels: [],
    language: 'en',
  } as const;
  return {
    id,
    outletId,
    url: `https://${outletId}.example/${id}`,
    headline,
    text,
    ...rest,
    ...times,
    ...more,
  };
}

const articles: readonly Article[] = [
  article('a1', 'wire', 'Army retakes the town of Oskara'),
  article('a2', 'paper', 'Army retakes Oskara', { originId: 'a1' }),
  article('a3', 'station', 'Troops enter Oskara after nine days'),
  article('a4', 'gazette', 'Oskara changes hands for the fourth time'),
];
const event = {
  ...{ id: 'e1', createdAt: 0, changedAt: 0, firstAt: 1_000, lastAt: 1_000 },
  ...{ articles: 4, outlets: 4, origins: 3 },
};
const material = materialFrom({ event, articles, outlets }, style);
const drafted = draftByHand({ event, articles, outlets }, style, { now: 0, newId: () => 'r1' });
if (drafted === undefined) throw new Error('The event gives no draft.');
const draft: Roundup = drafted;

const edited = (edit: Edit, from: Roundup = draft): Roundup => {
  const outcome = applyEdit(from, edit, material, writer);
  if (outcome.kind === 'refused') throw new Error(outcome.why);
  return outcome.roundup;
};
const why = (edit: Edit, from: Roundup = draft): string => {
  const outcome = applyEdit(from, edit, material, writer);
  return outcome.kind === 'refused' ? outcome.why : 'not refused';
};
const shownIds = ({ lines }: Roundup) =>
  lines.filter(({ folded }) => !folded).map(({ articleId }) => articleId);

describe('the title', () => {
  test('is what the editor types, and the heading follows', () => {
    const after = edited({ kind: 'title', text: '  Army\u202e Retakes\n Oskara  ' });
    expect(after.title).toEqual({
      text: 'Army Retakes Oskara',
      from: { kind: 'typed', by: 'ana', at: 5_000 },
    });
    expect(after.sectionHeading?.text).toContain('Oskara');
    expect(after.touched).toEqual(['title']);
    expect(after.changedAt).toBe(5_000);
  });

  test('an accepted suggestion keeps its source', () => {
    expect(edited({ kind: 'title', text: draft.title.text }).title).toEqual(draft.title);
    const from = edited({ kind: 'title-from', articleId: 'a3' }).title;
    expect(from).toMatchObject({
      text: 'Troops Enter Oskara After Nine Days',
      from: { kind: 'made', how: 'title-case' },
    });
  });

  test('a typed heading stays until it follows again', () => {
    const typed = edited({ kind: 'heading', text: 'More on Oskara' });
    const retitled = edited({ kind: 'title', text: 'Another Title' }, typed);
    expect(retitled.sectionHeading?.text).toBe('More on Oskara');
    const following = edited({ kind: 'heading-follows' }, retitled);
    expect(following.sectionHeading?.text).toContain('Another Title');
    expect(following.touched).not.toContain('sectionHeading');
  });

  test.each([
    ['   ', 'The title is empty.'],
    ['x'.repeat(5_000), 'The title has 5000 characters; at most 300 are shown.'],
  ])('%# is refused', (text, words) => expect(why({ kind: 'title', text })).toBe(words));
});

describe('the lead', () => {
  test('changes places with the line it was', () => {
    const before = draft.lead?.articleId ?? '';
    const other = shownIds(draft)[0] ?? '';
    const after = edited({ kind: 'lead', articleId: other });
    expect(after.lead).toMatchObject({ articleId: other, why: ['chosen by an editor'] });
    expect(after.lines.map(({ articleId }) => articleId)).toContain(before);
    expect(after.lines.map(({ articleId }) => articleId)).not.toContain(other);
    expect([after.reports, after.origins]).toEqual([draft.reports, draft.origins]);
  });

  test('is quoted by whole paragraphs of its own', () => {
    const after = edited({ kind: 'excerpt', paragraphs: [2, 0] });
    expect(after.lead?.excerpt.map(({ from }) => from.kind)).toEqual(['span', 'span']);
    expect(after.lead?.excerpt[0]?.text).toMatch(/^The third paragraph/);
    expect(edited({ kind: 'excerpt', paragraphs: [] }).lead?.excerpt).toEqual([]);
    expect(why({ kind: 'excerpt', paragraphs: [9] })).toMatch(/has changed/);
  });

  test('cannot be a report of another event', () => {
    expect(why({ kind: 'lead', articleId: 'x' })).toMatch(/not in the event/);
  });
});

describe('the lines', () => {
  test('are ordered, taken out and put back', () => {
    const ids = shownIds(draft);
    const ordered = edited({ kind: 'line-order', articleIds: [...ids].reverse() });
    expect(shownIds(ordered)).toEqual([...ids].reverse());
    const [first = ''] = ids;
    const without = edited({ kind: 'line-out', articleId: first });
    expect(shownIds(without)).not.toContain(first);
    expect(without.leftOut).toEqual([first]);
    expect(without.reports).toBe(draft.reports - 1);
    expect(compositionOf(without, material).leftOut.map(({ articleId }) => articleId)).toEqual([
      first,
    ]);
    const again = edited({ kind: 'line-in', articleId: first, at: 0 }, without);
    expect(shownIds(again)[0]).toBe(first);
    expect(again.leftOut).toEqual([]);
  });

  test('an order that misses nothing folds what it does not name', () => {
    const [first = ''] = shownIds(draft);
    const after = edited({ kind: 'line-order', articleIds: [first] });
    expect(shownIds(after)).toEqual([first]);
    expect(after.lines).toHaveLength(draft.lines.length);
    expect(why({ kind: 'line-order', articleIds: ['x'] })).toMatch(/changed meanwhile/);
  });

  test('a copy speaks in the place of its text', () => {
    const led = edited({ kind: 'lead', articleId: 'a3' });
    const after = edited({ kind: 'line-swap', articleId: 'a1', with: 'a2' }, led);
    expect(shownIds(after)).toContain('a2');
    expect(after.lines.find(({ articleId }) => articleId === 'a1')?.folded).toBe(true);
    expect(why({ kind: 'line-swap', articleId: 'a1', with: 'a4' }, led)).toMatch(/same text/);
  });

  test('credits are edited, but no outlet stands beside itself', () => {
    const after = edited({ kind: 'line-credit', articleId: 'a3', agencyIds: ['wire', 'wire'] });
    const line = after.lines.find(({ articleId }) => articleId === 'a3');
    expect(line?.agencyIds).toEqual(['wire']);
    const itself: Edit = { kind: 'line-credit', articleId: 'a3', agencyIds: ['station'] };
    expect(why(itself)).toMatch(/beside itself/);
  });

  test('balancing keeps out what the editor took out', () => {
    const without = edited({ kind: 'line-out', articleId: 'a4' });
    expect(shownIds(edited({ kind: 'lines-balanced' }, without))).not.toContain('a4');
  });
});

describe('words of the editor', () => {
  test('labels are typed once each, and known ones keep their source', () => {
    const after = edited({ kind: 'labels', labels: [' Oskara ', 'oskara', '', 'War'] });
    expect(after.labels.map(({ text }) => text)).toEqual(['oskara', 'War']);
  });

  test('a note is kept as typed and goes when it is empty', () => {
    const after = edited({ kind: 'note', text: 'One.\r\n\r\n\r\n\r\nTwo.\u0000 ' });
    expect(after.note?.text).toBe('One.\n\nTwo.');
    expect(edited({ kind: 'note', text: ' ' }, after)).not.toHaveProperty('note');
    expect(why({ kind: 'note', text: 'x'.repeat(5_000) })).toMatch(/5000 characters/);
  });

  test('updates are for readers, so a draft has none', () => {
    expect(why({ kind: 'update', text: 'More.' })).toMatch(/no readers yet/);
    const page: Roundup = { ...draft, state: 'published', publishedAt: 1, path: '/x.html' };
    const after = edited({ kind: 'correction', text: 'Nine, not ten.' }, page);
    expect(after.notices).toEqual([
      {
        kind: 'correction',
        at: 5_000,
        text: { text: 'Nine, not ten.', from: { kind: 'typed', by: 'ana', at: 5_000 } },
      },
    ]);
  });
});
