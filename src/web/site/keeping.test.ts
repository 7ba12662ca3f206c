import { describe, expect, test } from 'vitest';
import { isFresh, tagOf } from '../http/conditional.js';
import { chooseEncoding } from '../http/encoding.js';
import { createRateLimiter } from '../http/rate-limit.js';
import { encoded, finish } from '../http/finished-answer.js';
import { createPageCache } from './page-cache.js';
import { pagingOf } from './paging.js';

const about = { status: 200, type: 'text/html', cacheControl: 'public' };

describe('chooseEncoding', () => {
  test.each([
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['gzip;q=1, br;q=0.2', 'gzip'],
    ['*', 'br'],
    ['identity', 'identity'],
    ['zstd', 'identity'],
    ['br;q=x', 'identity'],
    [undefined, 'identity'],
  ])('%s → %s', (accepted, wanted) => expect(chooseEncoding(accepted, 5_000)).toBe(wanted));
  test('small bodies are not compressed', () => expect(chooseEncoding('br', 100)).toBe('identity'));
});

describe('isFresh', () => {
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

describe('the page cache', () => {
  test('is emptied by a new revision and refuses pages of an old one', () => {
    const cache = createPageCache(1_000_000);
    cache.follow(1);
    cache.keep('/', finish('one', about), 1);
    expect(cache.find('/', 'identity')?.body.toString()).toBe('one');
    cache.follow(2);
    expect(cache.find('/', 'identity')).toBeUndefined();
    cache.keep('/', finish('one, late', about), 1);
    expect(cache.find('/', 'identity')).toBeUndefined();
  });

  test('keeps encodings apart and stays within its bytes', async () => {
    const cache = createPageCache(20_000);
    cache.follow(1);
    const plain = finish('x'.repeat(5_000), about);
    cache.keep('/', plain, 1);
    cache.keep('/', await encoded(plain, 'gzip'), 1);
    expect(cache.find('/', 'gzip')?.body.length).toBeLessThan(200);
    for (let n = 0; n < 20; n += 1) cache.keep(`/${n}`, plain, 1);
    expect(cache.find('/', 'identity')).toBeUndefined();
    expect(cache.find('/19', 'identity')).toBe(plain);
  });
});

test('the rate limiter allows a burst, then a steady rate', () => {
  let now = 0;
  const limiter = createRateLimiter({ burst: 2, perSecond: 1, clientsMax: 10 }, () => now);
  expect([limiter('a'), limiter('a'), limiter('a'), limiter('b')]).toEqual([0, 0, 1, 0]);
  now = 1_000;
  expect([limiter('a'), limiter('a')]).toEqual([0, 1]);
  now = -5_000;
  expect(limiter('a')).toBeGreaterThan(0);
});

test.each([
  [undefined, 0, { page: 1, pages: 1, offset: 0 }],
  ['2', 31, { page: 2, pages: 2, offset: 30 }],
  ['2', 30, undefined],
  ['0', 30, undefined],
  ['1e9', 30, undefined],
  ['-1', 30, undefined],
])('page %s of %i', (page, total, paging) => {
  expect(pagingOf(page, total, 30)).toEqual(paging);
});
