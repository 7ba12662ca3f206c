// Every function that reads a part of a request takes time in proportion to its length.

import { describe, expect, test } from 'vitest';
import { processorMs } from '../../../test/processor-time.fixture.js';
import { canonicalPath, knownQuery } from '../site/address.js';
import { guessFrom } from '../site/error-pages.js';
import { pagingOf } from '../site/paging.js';
import { clientOf } from './client.js';
import { isFresh } from './conditional.js';
import { chooseEncoding } from './encoding.js';
import { finish } from './finished-answer.js';
import { parseJsonBody } from './json-body.js';

const lengthMax = 100_000;
const withinMs = 50;
const page = finish('page', { status: 200, type: 'text/html', cacheControl: '' });

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  'Accept-Encoding': (text) => chooseEncoding(text, 5_000),
  'If-None-Match': (text) => isFresh(page, { ifNoneMatch: text, ifModifiedSince: undefined }),
  path: (text) => canonicalPath(`/${text}`),
  'path of a roundup': (text) => canonicalPath(`/2017/03/${text}`),
  'path of a label': (text) => canonicalPath(`/search/label/${text}`),
  'path as a guess': (text) => guessFrom(text),
  query: (text) => knownQuery(text, ['q', 'page']),
  'page number': (text) => pagingOf(text, 10, 10),
  'address of the client': (text) => clientOf(text),
  'JSON body': (text) => {
    try {
      return parseJsonBody(text);
    } catch {
      return undefined;
    }
  },
};

const pieces = [
  ...[' ', '\t', ';', ',', '; ', ' ;', ', ', ';q=', '/', '\\', '//', '/.', '.html', '/index.html'],
  ...['%', '&', '=', '&q=', '+', '0', '9', ':', '::', '0:', 'a', '"', 'W/', '[', '{"a":', '-', '_'],
];
const pumps = pieces.flatMap((piece) => {
  const long = piece.repeat(Math.ceil(lengthMax / piece.length));
  return [long, `a${long}b`, `${long}!`];
});

describe.each(Object.entries(readers))('%s', (_, read) => {
  test('of 100,000 characters is read quickly', () => {
    for (const pump of pumps) {
      // The best of three: garbage may be collected meanwhile.
      const times = [1, 2, 3].map(() => {
        const sinceMs = processorMs();
        read(pump);
        return processorMs() - sinceMs;
      });
      expect(Math.min(...times), JSON.stringify(pump.slice(0, 20))).toBeLessThan(withinMs);
    }
  });
});
