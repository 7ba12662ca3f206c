import { describe, expect, test } from 'vitest';
import { readConfig } from '../config.js';
import { draftOf, type Draft, type DraftStyle } from './draft-roundup.js';
import { article, arvaArticles, morning, outletsById, partsOf } from './newsroom.fixture.js';
import { renderText } from './render-text.js';

const config = readConfig({});
const style: DraftStyle = { ...config, language: 'en' };

function draft(articles = arvaArticles, kept?: Partial<Draft>): Draft {
  const made = draftOf(partsOf(articles), style, kept);
  if (made === undefined) throw new Error('nothing drafted');
  return made;
}

const roundupOf = (made: Draft) =>
  ({
    id: 'r',
    state: 'draft',
    notices: [],
    draftedAt: morning,
    changedAt: morning,
    touched: [],
    ...made,
  }) as const;

describe('a draft', () => {
  test('rendered as text equals the golden page', async () => {
    const text = renderText(roundupOf(draft()), outletsById, config);
    await expect(text).toMatchFileSnapshot('golden/arva.txt');
  });

  test('as data equals the golden record', async () => {
    await expect(`${JSON.stringify(draft(), undefined, 2)}\n`).toMatchFileSnapshot(
      'golden/arva.json',
    );
  });

  test('does not depend on the order of its articles', () => {
    expect(draft(arvaArticles.toReversed())).toEqual(draft());
  });

  test('lists no report twice, and no line for its lead', () => {
    const { lead, lines } = draft();
    const ids = [lead?.articleId, ...lines.map(({ articleId }) => articleId)];
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.toSorted()).toEqual(arvaArticles.map(({ id }) => id).toSorted());
  });

  test('leaves withdrawn reports out', () => {
    const articles = arvaArticles.map((one) =>
      one.id === 'a01' ? { ...one, withdrawnAt: morning } : one,
    );
    const { lead, lines, reports } = draft(articles);
    expect([lead?.articleId, ...lines.map(({ articleId }) => articleId)]).not.toContain('a01');
    expect(reports).toBe(arvaArticles.length - 1);
  });

  test('keeps the parts an editor touched and makes the other parts match', () => {
    const title = {
      text: 'Army Takes Arva',
      from: { kind: 'typed', by: 'editor', at: 1 },
    } as const;
    const made = draft(arvaArticles, { title });
    expect(made.title).toBe(title);
    expect(made.sectionHeading?.text).toBe('More News On The Army Taking Arva');
  });

  test('is in the language of its reports when none is in the site’s', () => {
    const made = draft([
      article('s1', 'el-faro', 'El ejército recupera la ciudad de Arva', 0, { language: 'es' }),
      article('s2', 'tamaran-times', 'El ejército de Velia recupera Arva', 1, { language: 'es' }),
    ]);
    expect(made.title.text).toBe('El ejército recupera la ciudad de Arva');
    expect(made.sectionHeading?.text).toBe(`Más sobre: ${made.title.text}`);
  });

  test('is undefined without reports', () => {
    expect(draftOf(partsOf([]), style)).toBeUndefined();
  });
});
