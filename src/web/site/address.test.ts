import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalPath, knownQuery } from './address.js';

describe('canonicalPath', () => {
  test.each([
    ['/', '/'],
    ['/2017', '/2017/'],
    ['/2017/3', '/2017/03/'],
    ['/2017/03', '/2017/03/'],
    ['/2017_03_01_archive.html', '/2017/03/'],
    ['/2017/03/Harbour-Open.HTML/', '/2017/03/harbour-open.html'],
    ['/2017/03/harbour-open', '/2017/03/harbour-open.html'],
    ['/search/label/Veldt/', '/search/label/Veldt'],
    ['/Search/Label/Veldt', '/search/label/Veldt'],
    ['/index.html', '/'],
    ['/P/About', '/p/about.html'],
    ['//evil.example/x', '/evil.example/x'],
    ['/\\evil.example', '/evil.example'],
    ['/rss.xml', '/feeds/posts/default?alt=rss'],
    ['/atom.xml', '/feeds/posts/default'],
  ])('%s → %s', (given, wanted) => expect(canonicalPath(given)).toBe(wanted));

  test('stays on the site and is stable when applied twice', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '//',
      '.',
      'a',
      'B',
      '2017',
      '03',
      'index.html',
      '%2F',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const once = canonicalPath(`/${pieces.join('')}`);
        expect(once).toMatch(/^\/(?![\\/])/);
        expect(canonicalPath(canonicalPath(once))).toBe(canonicalPath(once));
      }),
    );
  });
});

test('knownQuery ignores unknown names', () => {
  const query = 'm=1&page=2&page=3&q=&utm_source=x';
  expect(knownQuery(query, ['q', 'page'])).toEqual({ page: '2' });
});
