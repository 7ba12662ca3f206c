import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../config.js';
import type { Article } from '../domain/article.js';
import type { Roundup } from '../domain/roundup.js';
import type { Sourced } from '../domain/sourced.js';
import { draftOf } from './draft-roundup.js';
import { article, arvaArticles, morning, outlets, partsOf } from './newsroom.fixture.js';
import { stringsOf, verifyRoundup, type Lookups } from './verify.js';

const style = { ...readConfig({}), language: 'en' };

function lookupsOf(articles: readonly Article[]): Lookups {
  const known = new Map(articles.map((one) => [one.id, one]));
  return {
    field: (id, version, field) => {
      const found = known.get(id);
      return found?.version === version ? (found[field] ?? '') : undefined;
    },
    house: (name) => (name === 'readMore' ? 'Read more ....' : undefined),
    outletName: (id) => outlets.find((outlet) => outlet.id === id)?.name,
  };
}

function roundupOf(articles: readonly Article[]): Roundup {
  const draft = draftOf(partsOf(articles), style);
  if (draft === undefined) throw new Error('nothing drafted');
  const about = { id: 'r', state: 'draft', notices: [], touched: [] } as const;
  return { ...about, ...draft, draftedAt: morning, changedAt: morning };
}

/** The roundup with one of its strings replaced. */
function withString(roundup: Roundup, part: string, text: string): Roundup {
  const copy = structuredClone(roundup) as unknown as Record<string, unknown>;
  const path = part.split(/[.[\]]+/).filter((step) => step !== '');
  let here = copy;
  for (const step of path.slice(0, -1)) here = here[step] as Record<string, unknown>;
  const last = path.at(-1) ?? '';
  here[last] = { ...(here[last] as Sourced), text };
  return copy as unknown as Roundup;
}

const headline = fc.oneof(
  fc.string({ minLength: 1, unit: 'grapheme' }),
  fc.constantFrom(...arvaArticles.map((one) => one.headline)),
);
const articles = fc
  .array(
    fc.record({
      headline,
      text: fc.oneof(fc.string({ unit: 'grapheme' }), fc.lorem({ maxCount: 80 }), fc.constant('')),
      outlet: fc.constantFrom(...outlets),
      form: fc.constantFrom('report', 'background', 'video', 'special'),
      labels: fc.array(fc.constantFrom('Velia', 'Arva', 'army')),
    }),
    { minLength: 1, maxLength: 16 },
  )
  .map((list) =>
    list.map((one, at) =>
      article(`a${at}`, one.outlet.id, one.headline, at, {
        text: one.text,
        form: one.form as Article['form'],
        labels: one.labels,
      }),
    ),
  )
  .filter((list) => list.some((one) => one.headline.trim() !== ''));

describe('verify', () => {
  test('finds nothing in any fresh draft', () => {
    fc.assert(
      fc.property(articles, (list) => {
        expect(verifyRoundup(roundupOf(list), lookupsOf(list))).toEqual([]);
      }),
    );
  });

  test('finds any altered character of any string and its position', () => {
    const roundup = roundupOf(arvaArticles);
    const strings = stringsOf(roundup);
    const lookups = lookupsOf(arvaArticles);
    let flipped = 0;
    for (const [part, { text }] of strings) {
      for (let position = 0; position < text.length; position++) {
        const other = text[position] === 'x' ? 'y' : 'x';
        const altered = text.slice(0, position) + other + text.slice(position + 1);
        const [finding, ...more] = verifyRoundup(withString(roundup, part, altered), lookups);
        expect(finding).toMatchObject({ part, problem: 'altered', position });
        expect(more).toEqual([]);
        flipped++;
      }
    }
    expect(flipped).toBeGreaterThan(800);
  });

  test('finds a cut and an added end', () => {
    const roundup = roundupOf(arvaArticles);
    const { text } = roundup.title;
    for (const altered of [text.slice(0, -1), `${text} `, '']) {
      const [finding] = verifyRoundup(
        withString(roundup, 'title', altered),
        lookupsOf(arvaArticles),
      );
      expect(finding).toMatchObject({ part: 'title', problem: 'altered' });
      expect(finding?.position).toBe(Math.min(altered.length, text.length));
    }
  });

  test.each<[string, Sourced, string | undefined]>([
    ['typing is the editor’s own', typed('Anything'), undefined],
    [
      'a house string',
      { text: 'Read more ....', from: { kind: 'house', name: 'readMore' } },
      undefined,
    ],
    [
      'a house string nobody set',
      { text: 'x', from: { kind: 'house', name: 'nothing' } },
      'unknown',
    ],
    [
      'an outlet’s name',
      { text: 'Norwire', from: { kind: 'outlet', outletId: 'norwire' } },
      undefined,
    ],
    ['another name', { text: 'Norwife', from: { kind: 'outlet', outletId: 'norwire' } }, 'altered'],
    ['an article that is gone', span('zz', 1, 0, 1), 'missing-article'],
    ['a version that never was', span('a01', 7, 0, 1), 'missing-article'],
    ['a span beyond the end', span('a01', 1, 0, 10_000), 'bad-span'],
    ['a span turned round', span('a01', 1, 5, 2), 'bad-span'],
    [
      'an altered ground',
      { text: 'Army', from: { kind: 'made', how: 'title-case', of: span('a01', 1, 0, 4) } },
      'altered',
    ],
  ])('%s', (_, title, problem) => {
    const roundup = { ...roundupOf(arvaArticles), title };
    expect(verifyRoundup(roundup, lookupsOf(arvaArticles))[0]?.problem).toBe(problem);
  });
});

function typed(text: string): Sourced {
  return { text, from: { kind: 'typed', by: 'ed', at: 1 } };
}

function span(articleId: string, version: number, start: number, end: number): Sourced {
  return {
    text: 'Velx',
    from: { kind: 'span', articleId, version, field: 'headline', start, end },
  };
}
