import { expect, test } from 'vitest';
import { countOrigins, type Borne } from './origins.js';

/** `id outlet` or `id outlet origin`. */
const report = (text: string): Borne => {
  const [articleId = '', outletId = '', originId = articleId] = text.split(' ');
  return { articleId, outletId, originId };
};

test.each<[string, readonly string[], number]>([
  ['nobody', [], 0],
  ['one report', ['a norwire'], 1],
  ['three reports of one outlet', ['a norwire', 'b norwire', 'c norwire'], 1],
  ['a text and its copies', ['a norwire', 'b courier a', 'c lantern a'], 1],
  ['copies before their text', ['b courier a', 'c lantern a', 'a norwire'], 1],
  ['copies of two texts of one outlet', ['a norwire', 'b norwire', 'c sun a', 'd sun b'], 1],
  ['a copy and an own report of one outlet', ['a norwire', 'b sun a', 'c sun'], 2],
  ['copies whose text is not at hand', ['b courier a', 'c lantern a'], 1],
  ['two outlets', ['a norwire', 'b courier'], 2],
])('%s', (_, reports, origins) => {
  expect(countOrigins(reports.map(report))).toBe(origins);
});
