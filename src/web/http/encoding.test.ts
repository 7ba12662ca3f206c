import { describe, expect, test } from 'vitest';
import { isFresh, tagOf } from './conditional.js';
import { chooseEncoding } from './encoding.js';
import { finish } from './finished-answer.js';

describe('chooseEncoding', () => {
  test.each([
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['gzip;q=1, br;q=0.2', 'gzip'],
    ['gzip ; q=1 , br\t;\tq=0.2', 'gzip'],
    ['*', 'br'],
    ['identity', 'identity'],
    ['zstd', 'identity'],
    ['br;q=x', 'identity'],
    [undefined, 'identity'],
  ])('%s → %s', (accepted, wanted) => expect(chooseEncoding(accepted, 5_000)).toBe(wanted));
  test('small bodies are not compressed', () => expect(chooseEncoding('br', 100)).toBe('identity'));
});

describe('isFresh', () => {
  const about = { status: 200, type: 'text/html', cacheControl: 'public' };
  const page = finish('page', { ...about, lastModified: 'Thu, 02 Mar 2017 20:05:00 GMT' });
  const tag = tagOf(page);
  test.each([
    [tag, undefined, true],
    [`W/${tag}`, undefined, true],
    [`"other", ${tag}`, undefined, true],
    ['*', undefined, true],
    ['"other"', page.lastModified, false],
    [undefined, page.lastModified, true],
    [undefined, 'Thu, 02 Mar 2017 20:05:01 GMT', false],
    [undefined, undefined, false],
  ])('%s, %s', (ifNoneMatch, ifModifiedSince, fresh) => {
    expect(isFresh(page, { ifNoneMatch, ifModifiedSince })).toBe(fresh);
  });
});
