// Maps words to labels by a table and a rule, so that verify can run it again.

import { titleCase } from './title-case.js';
import { countryWords } from './countries.js';

const labels = new Map(
  countryWords.split('\n').flatMap((row): [string, string][] => {
    const [label = '', others = ''] = row.split(':');
    const words = others.split(',').map((word) => word.trim());
    return [label, ...words]
      .filter((word) => word !== '')
      .map((word) => [word.toLowerCase(), label]);
  }),
);

/** Any word of the table, the longest first. */
export const countryPattern = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${countryWords
    .split(/[\n,:]/)
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replaceAll('.', '\\.'))
    .join('|')})(?![\\p{L}\\p{N}])`,
  'gu',
);

/** The label of a word: `Syrian` → `Syria`, `elections` → `Elections`. Pure. */
export function labelOf(text: string): string {
  return labels.get(text.toLowerCase()) ?? titleCase(text);
}
