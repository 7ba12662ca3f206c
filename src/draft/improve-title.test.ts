import { describe, expect, test } from 'vitest';
import { readConfig } from '../config.js';
import type { Roundup } from '../domain/roundup.js';
import { decide } from './decide.js';
import { article, arvaArticles, morning, partsOf } from './newsroom.fixture.js';
import { settlingMs } from './improve-title.js';

const style = { ...readConfig({}), language: 'en' };
const moment = (now: number) => ({ now, newId: () => 'r' });

/** The first reports speak otherwise than most do later. */
const early = [
  article('b1', 'lake-country-sun', 'Blasts heard all night over the bridges of Arva', 0),
  article('b2', 'daily-lantern', 'Blasts heard over Arva bridges', 1),
];

function pageOf(more: Partial<Roundup> = {}): Roundup {
  const decision = decide(undefined, partsOf(early), style, moment(morning));
  if (decision.kind !== 'drafted') throw new Error(decision.kind);
  const { roundup } = decision;
  return { ...roundup, state: 'published', publishedAt: morning, path: '/x.html', ...more };
}

function grownOf(page: Roundup, now = morning + 60_000): Roundup {
  const decision = decide(page, partsOf([...early, ...arvaArticles]), style, moment(now));
  if (decision.kind !== 'grown') throw new Error(decision.kind);
  return decision.roundup;
}

describe('a page published on few reports', () => {
  test('takes the title most agree with, states the former one, and keeps its address', () => {
    const page = pageOf();
    const grown = grownOf(page);
    expect(page.title.text).toMatch(/^Blasts Heard/);
    expect(grown.title.text).toMatch(/Army Re/);
    expect(grown.sectionHeading?.text).toMatch(/^More News On .*Army/);
    expect(grown).toMatchObject({ path: '/x.html', state: 'published' });
    expect(grown.notices.map(({ kind, text }) => `${kind}: ${text.text}`)).toEqual([
      `update: The title of this page was previously “${page.title.text}”.`,
    ]);
  });

  test('does so once', () => {
    const grown = grownOf(pageOf());
    const again = grownOf({ ...grown, title: pageOf().title, origins: 2 });
    expect(again.title).toEqual(pageOf().title);
  });

  const typed = { text: 'Arva', from: { kind: 'typed', by: 'ed', at: 0 } } as const;
  test.each<[string, Partial<Roundup>, number]>([
    ['an editor touched it', { touched: ['title'] }, 0],
    ['an editor typed it', { title: typed }, 0],
    ['it told of enough reports before', { origins: 6 }, 0],
    ['it is old', {}, settlingMs + 1],
  ])('keeps its title when %s', (_, more, ageMs) => {
    const page = pageOf(more);
    const grown = grownOf(page, morning + ageMs);
    expect(grown.title).toEqual(page.title);
    expect(grown.notices).toEqual([]);
    expect(grown.lines.length).toBeGreaterThan(page.lines.length);
  });
});
