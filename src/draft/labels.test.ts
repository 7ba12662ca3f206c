import { expect, test } from 'vitest';
import { articleTime } from '../domain/article.js';
import { article, outletsById } from './newsroom.fixture.js';
import { creditedReports } from './credited-report.js';
import { labelOf } from './label-words.js';
import { labelsOf } from './labels.js';

function labels(rows: readonly (readonly [string, string, ...string[]])[]): readonly string[] {
  const articles = rows.map(([headline, summary, ...own], at) =>
    article(`a${at}`, 'norwire', headline, at, { summary, labels: own }),
  );
  return labelsOf(creditedReports(articles, outletsById, articleTime)).map(({ text }) => text);
}

test.each([
  ['Syrian', 'Syria'],
  ['U.S.', 'United States'],
  ['elections', 'Elections'],
  ['South Koreans', 'South Korea'],
])('%s is labelled %s', (word, label) => {
  expect(labelOf(word)).toBe(label);
  expect(labelOf(label)).toBe(label);
});

test('are the countries that half of the origins name', () => {
  expect(
    labels([
      ['Swiss train late', 'It came from Italy.'],
      ['Train from Italian coast late', ''],
      ['Bern waits', 'The Swiss wait.'],
    ]),
  ).toEqual(['Switzerland', 'Italy']);
});

test('are the feed’s own when its reports use the word', () => {
  expect(
    labels([
      ['Voters of Arva queue', 'The elections began.', 'Elections', 'World', 'Sport'],
      ['Elections in Arva', '', 'Elections'],
    ]),
  ).toEqual(['Elections']);
});

test('are whole words only', () => {
  expect(
    labels([
      ['Omani ship', ''],
      ['Romanian ship', ''],
    ]),
  ).toEqual(['Oman', 'Romania']);
  expect(labels([['Usage of ship', '', 'age']])).toEqual([]);
});

test('are few', () => {
  expect(labels([['France, Spain, Italy, Greece, Malta, Cyprus, Egypt meet', '']])).toHaveLength(5);
});

test('are the same in any case, in the most used spelling, never in a dateline’s', () => {
  const shouted = 'KARVEL, Lakmar (Norwire) - It rained.';
  expect(labels([['Rain', shouted, 'Karvel']])).toEqual([]);
  expect(labels([['Rain', `${shouted} Karvel is wet.`, 'Karvel']])).toEqual(['Karvel']);
  expect(
    labels([
      ['Rain in KARVEL', '', 'KARVEL'],
      ['Rain in Karvel', '', 'Karvel'],
      ['Karvel is wet', '', 'Karvel'],
    ]),
  ).toEqual(['Karvel']);
});
