import { expect, test } from 'vitest';
import { headlineChanges, textChanges } from './wording-changes.js';

const versions = (...wordings: readonly (readonly [headline: string, text: string])[]) =>
  wordings.map(([headline, text], index) => ({
    articleId: 'a1',
    version: index + 1,
    seenAt: index,
    headline,
    summary: '',
    text,
  }));
const numbers = (of: readonly { readonly version: number }[]) => of.map(({ version }) => version);

test.each([
  [
    'fetching the text for the first time is no change',
    versions(['A', ''], ['A', 'long']),
    [1],
    [],
  ],
  ['another text is a change', versions(['A', 'one'], ['A', 'two'], ['A', 'two']), [1], [2]],
  ['another headline is a change', versions(['A', ''], ['B', ''], ['A', '']), [1, 2, 3], []],
  ['there are no versions', versions(), [], []],
])('%s', (_, given, headlines, texts) => {
  expect(numbers(headlineChanges(given))).toEqual(headlines);
  expect(numbers(textChanges(given))).toEqual(texts);
});
