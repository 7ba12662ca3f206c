import { expect, test } from 'vitest';
import { articleTime } from '../domain/article.js';
import { inCore, originsOf, withRelated } from './core.js';
import { creditedReports } from './credited-report.js';
import { article, outletsById } from './newsroom.fixture.js';

const reports = creditedReports(
  [
    article('a1', 'norwire', 'Velian army retakes Arva', 0),
    article('a2', 'orsk-telegraph', 'Army re-enters Arva', 1),
    article('a3', 'tamaran-times', 'Rebels shell the road to Arva', 2),
    article('a4', 'daily-lantern', 'Opinion: Arva is lost twice', 3, { form: 'background' }),
  ],
  outletsById,
  articleTime,
);
const coreIds = (similarities: Readonly<Record<string, number>> | undefined): string[] =>
  inCore(withRelated(reports, similarities)).map((report) => report.article.id);

test.each([
  ['similar reports are the core', { a1: 3, a2: 2, a3: 0.1, a4: 2 }, ['a1', 'a2', 'a4']],
  ['a report is admitted when two origins need it', { a1: 4, a2: -1, a3: 0.5 }, ['a1', 'a3', 'a4']],
  ['a report unlike the core is never admitted', { a1: 4, a2: -1, a3: -1, a4: 1 }, ['a1', 'a4']],
  ['reports without a similarity are the core', undefined, ['a1', 'a2', 'a3', 'a4']],
])('%s', (_, similarities, ids) => {
  expect(coreIds(similarities)).toEqual(ids);
});

test('the reason of a related report is its similarity', () => {
  const related = withRelated(reports, { a1: 3, a2: 2, a3: -0.5 }).map((report) => report.related);
  expect(related[2]).toEqual({ kind: 'unlike-core', similarity: -0.5 });
});

test('only plain news reports of the core count as origins', () => {
  expect(originsOf(withRelated(reports, { a1: 3, a2: 2, a3: -0.5 }))).toBe(2);
});
