import { describe, expect, test } from 'vitest';
import { articleTime, type Article } from '../../domain/article.js';
import { article, arvaArticles, outletsById } from '../newsroom.fixture.js';
import { creditedReports } from '../credited-report.js';
import { linesOf } from './lines.js';

const agency = (id: string): Partial<Article> => ({ credit: { agencies: [id], foundIn: 'text' } });

function lines(articles: readonly Article[], lead?: string, linesMax = 11): readonly string[] {
  const reports = creditedReports(articles, outletsById, articleTime);
  return linesOf(reports, lead, linesMax).map(
    ({ articleId, folded }) => `${articleId}${folded ? ' folded' : ''}`,
  );
}

describe('lines', () => {
  test('are in house order: group, rank, time', () => {
    const articles = [
      article('video', 'norwire', 'Arva in moving pictures', 0, { form: 'video' }),
      article('special', 'velia-one', 'Our units in Arva', 1, { form: 'special' }),
      article('background', 'norwire', 'The long war for Arva', 2, { form: 'background' }),
      article('state-tv', 'velia-one', 'Arva is ours again', 3),
      article('tv', 'channel-nine', 'Arva falls to army', 4),
      article('paper-2', 'tamaran-times', 'Rebels lose Arva', 5),
      article('paper-1-late', 'orsk-telegraph', 'Fourth change of hands in Arva', 9),
      article('paper-1', 'orsk-telegraph', 'Army takes Arva back', 6),
      article('state', 'velia-state-news', 'Flag hoisted over Arva', 7),
      article('joint', 'daily-lantern', 'Troops in Arva by dawn', 8, agency('norwire')),
      article('agency-2', 'union-press', 'Rebels leave Arva', 10),
      article('agency-1', 'norwire', 'Army enters Arva', 11),
    ];
    const order =
      'agency-1 agency-2 joint state paper-1 paper-1-late paper-2 tv state-tv ' +
      'background video special';
    expect(lines(articles, undefined, 12).join(' ')).toBe(order);
  });

  test('show one report of a family: the agency’s own', () => {
    const articles = [
      article('copy-1', 'tamaran-times', 'Rebels lose Arva to army', 0, {
        ...agency('norwire'),
        originId: 'own',
      }),
      article('own', 'norwire', 'Army enters Arva', 1),
      article('copy-2', 'daily-lantern', 'Arva falls', 2, {
        ...agency('norwire'),
        originId: 'own',
      }),
    ];
    expect(lines(articles)).toEqual(['own', 'copy-1 folded', 'copy-2 folded']);
  });

  test('show the most agreed copy when the agency’s own is missing', () => {
    const articles = [
      article('thin', 'tamaran-times', 'Dawn surprise', 0, {
        ...agency('norwire'),
        originId: 'elsewhere',
      }),
      article('telling', 'daily-lantern', 'Army enters Arva', 1, {
        ...agency('norwire'),
        originId: 'elsewhere',
      }),
      article('other', 'union-press', 'Army enters town of Arva', 2),
    ];
    expect(lines(articles)).toEqual(['other', 'telling', 'thin folded']);
  });

  test('fold copies of the lead and repeated headlines', () => {
    const articles = [
      article('lead', 'orsk-telegraph', 'Army takes Arva back', 0),
      article('copy', 'lake-country-sun', 'Arva retaken', 1, { originId: 'lead' }),
      article('one', 'norwire', 'Army enters Arva at dawn', 2),
      article('again', 'channel-nine', 'Army enters Arva at dawn', 3),
    ];
    expect(lines(articles, 'lead')).toEqual(['one', 'copy folded', 'again folded']);
  });

  test('fold an outlet’s second report under nearly the same headline, not another’s', () => {
    const articles = [
      article('one', 'norwire', 'Army enters river town of Arva', 2),
      article('again', 'norwire', 'Army enters the river town Arva', 3),
      article('other', 'channel-nine', 'Army enters a river town, Arva', 4),
    ];
    expect(lines(articles)).toEqual(['one', 'other', 'again folded']);
  });

  test('too many: each outlet once before any twice, each group in turn', () => {
    const many = Array.from({ length: 6 }, (_, at) =>
      article(
        `n${at}`,
        at % 2 === 0 ? 'norwire' : 'union-press',
        `${'Arva bridge mayor market river tower'.split(' ')[at] ?? ''} seen in agency ${at}`,
        at,
      ),
    );
    const articles = [
      ...many,
      article('tv', 'channel-nine', 'Arva on screen', 7),
      article('p', 'tamaran-times', 'Arva in print', 8),
    ];
    expect(lines(articles, undefined, 4)).toEqual([
      'n0',
      'n1',
      'p',
      'tv',
      'n2 folded',
      'n4 folded',
      'n3 folded',
      'n5 folded',
    ]);
  });

  test('credit the agency on a paper’s line and not on its own', () => {
    const reports = creditedReports(arvaArticles, outletsById, articleTime);
    const credits = linesOf(reports, 'a01', 11).map(({ articleId, agencyIds }) => [
      articleId,
      agencyIds,
    ]);
    expect(Object.fromEntries(credits)).toMatchObject({
      a02: [],
      a04: ['union-press'],
      a05: ['norwire'],
    });
  });
});
