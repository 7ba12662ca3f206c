import { expect, test } from 'vitest';
import { siteName } from './site-name.js';

test.each([
  ['Ahram Online - World', 'ahram.org.eg', 'Ahram Online'],
  ['World | The Velia Post', 'veliapost.example', 'The Velia Post'],
  ['NNA - National News Agency', 'nna-leb.gov.lb', 'NNA'],
  ['Lake Herald RSS Feed', 'lakeherald.example', 'Lake Herald'],
  ['Latest News', 'lakeherald.example', undefined],
  ['News - World News', 'lakeherald.example', undefined],
  ['  ', 'lakeherald.example', undefined],
  [undefined, 'lakeherald.example', undefined],
])('the site name of the feed “%s” at %s', (title, domain, name) => {
  expect(siteName(title, domain)).toBe(name);
});
