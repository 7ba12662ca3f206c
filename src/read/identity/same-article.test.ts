import { describe, expect, test } from 'vitest';
import type { Article } from '../../domain/article.js';
import { candidatesOf, judgeCandidates, keyName, type Candidate } from './identity.js';

const feed = { id: 'main', url: 'https://paper.example/feed' };
const rights = { mayChange: () => true, keepsText: () => false };
const noon = Date.UTC(2031, 4, 6, 12);
const hour = 3_600_000;

interface Item {
  readonly title: string;
  readonly guid?: string;
  readonly link?: string;
  readonly at?: number;
  readonly text?: string;
}

function candidates(...items: readonly Item[]): readonly Candidate[] {
  const entries = items.map(({ title, guid, link, at, text = 'x' }) => ({
    title,
    summary: { html: text },
    authors: [],
    categories: [],
    enclosures: [],
    ...(guid === undefined ? {} : { id: guid }),
    ...(link === undefined ? {} : { link }),
    ...(at === undefined ? {} : { published: at }),
  }));
  return candidatesOf(entries, feed).candidates;
}

/** Articles that one document makes. */
function articlesIn(...items: readonly Item[]): number {
  const known = { byKey: new Map<string, string>(), articles: new Map<string, Article>() };
  return judgeCandidates(candidates(...items), known, rights).filter(({ kind }) => kind === 'new')
    .length;
}

/** The verdict on `next` after a document with `first`. */
function verdictAfter(first: Item, next: Item): string | undefined {
  const [candidate] = candidates(first);
  if (candidate === undefined) return undefined;
  const article: Article = {
    id: 'a',
    feedId: 'main',
    outletId: 'paper',
    url: candidate.url ?? feed.url,
    ...candidate.wording,
    form: 'report',
    labels: [],
    seenAt: noon,
    version: 1,
    ...(first.at === undefined ? {} : { publishedAt: first.at }),
  };
  const byKey = new Map(candidate.keys.map((key) => [keyName(key), 'a']));
  const known = { byKey, articles: new Map([['a', article]]) };
  return judgeCandidates(candidates(next), known, rights)[0]?.kind;
}

const link = 'https://paper.example/news';
const budget: Item = { title: 'Parliament passes budget after long night', link };

describe('entries of one document under one key', () => {
  test.each<[string, number, Item, Item]>([
    ['the same entry twice', 1, { ...budget, guid: 'budget-1' }, { ...budget, guid: 'budget-1' }],
    ['other guids, all else equal', 1, { ...budget, guid: 'one' }, { ...budget, guid: 'two' }],
    ['one guid, a new date', 1, { ...budget, guid: 'one' }, { ...budget, guid: 'one', at: noon }],
    [
      'other guids, other dates',
      2,
      { ...budget, guid: 'one', at: noon - 48 * hour },
      { ...budget, guid: 'two', at: noon },
    ],
    [
      'other guids, other texts',
      2,
      { ...budget, guid: 'one' },
      { ...budget, guid: 'two', text: 'y' },
    ],
    ['no guids, other headlines', 2, budget, { ...budget, title: 'Flood warning lifted' }],
    [
      'no guids, other numbers',
      2,
      { ...budget, title: 'Daily briefing #41' },
      { ...budget, title: 'Daily briefing #42' },
    ],
    [
      'one guid for every version',
      2,
      { ...budget, guid: link, title: 'Bluebird - 2.0.0', at: noon - hour },
      { ...budget, guid: link, title: 'Bluebird - 2.1.0', at: noon },
    ],
  ])('%s: %i', (_name, count, one, other) => {
    expect(articlesIn(one, other)).toBe(count);
  });
});

describe('an entry under the guid of a known article', () => {
  const known: Item = { ...budget, guid: 'a-long-guid-of-the-outlet', at: noon };
  const other = { title: 'Power cut hits the old town', link: 'https://paper.example/power' };
  test.each<[string, string, Item, Item]>([
    ['nothing changed', 'same', known, known],
    ['another headline', 'changed', known, { ...known, title: 'Budget passed' }],
    ['another headline and link', 'changed', known, { ...known, ...other }],
    ['another headline, link and date', 'new', known, { ...known, ...other, at: noon + hour }],
    [
      'another headline and link, no dates',
      'new',
      { ...budget, guid: '1' },
      { ...other, guid: '1' },
    ],
    [
      'another headline and link with the same id',
      'changed',
      { ...budget, guid: '71234', link: 'https://paper.example/71234-budget' },
      { ...other, guid: '71234', link: 'https://paper.example/71234-power' },
    ],
    [
      'another version a week later',
      'new',
      { ...known, title: 'Bluebird - 2.0.0' },
      { ...known, title: 'Bluebird - 3.0.0', at: noon + 168 * hour },
    ],
  ])('%s: %s', (_name, kind, first, next) => {
    expect(verdictAfter(first, next)).toBe(kind);
  });
});

describe('an entry under the link of a known article and another guid', () => {
  const known: Item = { ...budget, guid: 'a-long-guid-of-the-outlet', at: noon };
  const guid = 'another-long-guid-of-it';
  test.each<[string, string, Item]>([
    ['all else equal', 'same', { ...known, guid }],
    ['the date moved a day', 'same', { ...known, guid, at: noon + 24 * hour }],
    ['the next daily briefing', 'new', { ...known, guid, at: noon + 24 * hour, text: 'y' }],
    ['the next year', 'new', { ...known, guid, at: noon + 365 * 24 * hour }],
    ['another headline', 'new', { ...known, guid, title: 'Power cut', at: noon + hour }],
  ])('%s: %s', (_name, kind, next) => {
    expect(verdictAfter(known, next)).toBe(kind);
  });
});
