import { describe, expect, test } from 'vitest';
import { articleTime, type Article } from '../../domain/article.js';
import { article, leadText, outletsById } from '../newsroom.fixture.js';
import { creditedReports } from '../credited-report.js';
import { leadOf } from './lead.js';

const filler = 'The river runs high at this time of the year and few cross it. ';
const long = `${leadText}\n\n${filler.repeat(30)}`;

function lead(articles: readonly Article[], language = 'en') {
  return leadOf(creditedReports(articles, outletsById, articleTime), language, 120);
}

const own = (id: string, at: number, rest: Partial<Article> = {}): Article =>
  article(id, 'norwire', 'Army retakes Arva', at, { text: long, ...rest });

describe('the lead', () => {
  test.each<[string, readonly Article[]]>([
    ['the fuller text', [own('no', 0, { text: leadText }), own('yes', 1)]],
    ['the first of two alike', [own('yes', 0), own('no', 1)]],
    ['own text before a copy', [own('no', 0, { originId: 'yes' }), own('yes', 1)]],
    [
      'the origin before its copy, however full',
      [own('no', 0, { originId: 'yes' }), own('yes', 30, { text: leadText })],
    ],
    [
      'a plain report before a factbox',
      [
        own('no', 0, { headline: 'FACTBOX-Army retakes Arva' }),
        own('yes', 1, { text: leadText, headline: 'Cat found' }),
      ],
    ],
    ['text before a summary', [own('no', 0, { text: '', summary: leadText }), own('yes', 5)]],
    ['news before background', [own('no', 0, { form: 'background' }), own('yes', 1)]],
    [
      'a text one may read before a teaser',
      [own('no', 0, { text: `${leadText} Subscribe to continue.` }), own('yes', 1)],
    ],
    [
      'plain words before loaded ones',
      [
        own('no', 0, { headline: 'Heroic army retakes Arva' }),
        own('yes', 1, { outletId: 'union-press' }),
      ],
    ],
    [
      'something to quote before nothing',
      [own('no', 0, { text: '' }), own('yes', 1, { form: 'video' })],
    ],
    ['the site’s language', [own('no', 0, { language: 'es' }), own('yes', 1, { text: leadText })]],
  ])('is %s', (_, articles) => {
    expect(lead(articles)?.articleId).toBe('yes');
  });

  test('does not depend on the outlet', () => {
    for (const outletId of outletsById.keys()) {
      expect(lead([own('yes', 0, { outletId }), own('no', 1, { text: leadText })])?.articleId).toBe(
        'yes',
      );
    }
  });

  test('states its reasons', () => {
    expect(lead([own('yes', 0)])?.why).toEqual([
      '495 words of text',
      'own text',
      'the first to report',
      'its headline says what most say',
    ]);
  });

  test('is a copy only when its original has nothing to quote, with joint credit', () => {
    const origin = own('a', 0, { outletId: 'orsk-telegraph', text: '' });
    const copy = own('b', 1, { originId: 'a' });
    expect(lead([origin, copy])).toMatchObject({
      ...{ articleId: 'b', agencyIds: ['orsk-telegraph'] },
      why: expect.not.arrayContaining(['own text']) as unknown,
    });
    expect(lead([{ ...origin, text: leadText }, copy])).toMatchObject({
      ...{ articleId: 'a', agencyIds: [] },
    });
  });

  test('is undefined when there is nothing to quote', () => {
    expect(lead([own('no', 0, { text: '' })])).toBeUndefined();
    expect(lead([])).toBeUndefined();
  });

  test.each<[string, Partial<Article>, string | undefined]>([
    ['By Ilse Maur', { url: 'https://norwire.example/opinion/arva' }, 'Ilse Maur'],
    ['Ilse van Maur, columnist', { labels: ['Opinion'] }, 'Ilse van Maur'],
    ['By Ilse Maur', { headline: 'Opinion: Arva will change hands again' }, 'Ilse Maur'],
    ['By Ilse Maur', {}, undefined],
    ['By Staff Reporter', { labels: ['Opinion'] }, undefined],
    ['The Editorial Board', { labels: ['Opinion'] }, undefined],
    ['NORWIRE', { labels: ['Opinion'] }, undefined],
  ])('names a columnist: %s', (byline, rest, author) => {
    const made = lead([own('yes', 0, { byline, ...rest })]);
    expect(made?.author?.text).toBe(author);
    if (author !== undefined) expect(made?.headline.text).not.toMatch(/^Opinion/);
  });
});
