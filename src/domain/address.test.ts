import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { canonicalUrl, dayOfAddress, registrableDomain } from './address.js';

const spellings: readonly (readonly [string, string | undefined])[] = [
  ['HTTP://Example.COM:80/a', 'http://example.com/a'],
  ['https://example.com.:443', 'https://example.com/'],
  ['https://example.com:8443/a/../b/./c', 'https://example.com:8443/b/c'],
  ['https://reader:secret@example.com/', 'https://example.com/'],
  ['https://example.com/%7euser/%e3%83%84', 'https://example.com/~user/%E3%83%84'],
  ['https://example.com/ツ', 'https://example.com/%E3%83%84'],
  ['https://bücher.example/', 'https://xn--bcher-kva.example/'],
  ['https://example.com/a?', 'https://example.com/a'],
  ['https://example.com/a?&&b=1&', 'https://example.com/a?b=1'],
  ['https://example.com/a?b=2&a=1', 'https://example.com/a?b=2&a=1'],
  ['https://example.com/a?utm_source=x&id=7&fbclid=y&UTM_Medium=z', 'https://example.com/a?id=7'],
  ['https://example.com/a?utm%5Fsource=x', 'https://example.com/a'],
  ['https://example.com/a?ref=rss', 'https://example.com/a'],
  ['https://example.com/a?ref=12', 'https://example.com/a?ref=12'],
  ['https://example.com/?feed=rss2', 'https://example.com/?feed=rss2'],
  ['https://example.com/a#xtor=RSS-1', 'https://example.com/a'],
  ['https://example.com/a#comments', 'https://example.com/a'],
  ['https://example.com/a#:~:text=town', 'https://example.com/a'],
  ['https://example.com/log#2017-03-02', 'https://example.com/log#2017-03-02'],
  ['https://example.com/a;jsessionid=0A1B?id=1', 'https://example.com/a?id=1'],
  ['https://example.com/a/', 'https://example.com/a/'],
  ['https://example.com/%%34%31', 'https://example.com/A'],
  [' https://example.com/\n', 'https://example.com/'],
  ['ftp://example.com/', undefined],
  ['javascript:alert(1)', undefined],
  ['mailto:desk@example.com', undefined],
  ['/relative', undefined],
  ['https://', undefined],
  ['http://[::1', undefined],
  [`https://example.com/${'a'.repeat(3000)}`, undefined],
];

test.each(spellings)('%s is spelled %s', (url, expected) => {
  expect(canonicalUrl(url)).toBe(expected);
});

describe('relative addresses', () => {
  it('are read against the base', () => {
    expect(canonicalUrl('../b?id=1', 'https://example.com/x/y/')).toBe(
      'https://example.com/x/b?id=1',
    );
    expect(canonicalUrl('//other.example/', 'https://example.com/')).toBe('https://other.example/');
    expect(canonicalUrl('a', 'not an address')).toBeUndefined();
  });
});

const hostile = fc.oneof(
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.string({ unit: 'binary', maxLength: 60 }).map((text) => `http://example.com/${text}`),
  fc
    .array(
      fc.constantFrom('%', '2', '5', '3', '4', '1', 'e', '.', '/', '?', '#', '&', '=', ':', '~'),
    )
    .map((parts) => `https://example.com/${parts.join('')}`),
  fc.string({ unit: 'binary' }),
);

test('the canonical form of a canonical form is itself', () => {
  fc.assert(
    fc.property(hostile, (url) => {
      const once = canonicalUrl(url);
      if (once !== undefined) expect(canonicalUrl(once)).toBe(once);
    }),
    { numRuns: 5000 },
  );
});

test('a tracker changes nothing, a parameter does', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true }), fc.nat(), (url, story) => {
      const joint = url.includes('?') ? '&' : '?';
      const plain = canonicalUrl(url);
      expect(canonicalUrl(`${url}${joint}utm_source=a&gclid=b`)).toBe(plain);
      expect(canonicalUrl(`${url}${joint}story=${story}`)).not.toBe(plain);
    }),
  );
});

test.each([
  ['news.example.co.uk', 'example.co.uk'],
  ['EXAMPLE.COM', 'example.com'],
  ['co.uk', undefined],
  ['127.0.0.1', undefined],
  ['[::1]', undefined],
  ['localhost', undefined],
  ['paper.blogspot.com', 'paper.blogspot.com'],
])('the registrable domain of %s is %s', (host, expected) => {
  expect(registrableDomain(host)).toBe(expected);
});

const cases = new URL('../../../shared/data/cases/psl.jsonl', import.meta.url);
const known = existsSync(cases);
if (!known) console.warn('SKIPPED: the public suffix cases are not at ../shared/data/cases');
test.skipIf(!known)('the public suffix cases hold', () => {
  const lines = readFileSync(cases, 'utf8').trim().split('\n');
  for (const line of lines) {
    const { host, registrable } = JSON.parse(line) as { host: string; registrable: string | null };
    expect([host, registrableDomain(host) ?? null]).toEqual([host, registrable]);
  }
});

test('the day of an address', () => {
  expect(dayOfAddress('https://herald.example/2031/03/10/quake/')).toBe(
    Date.UTC(2031, 2, 10) / 86_400_000,
  );
  expect(dayOfAddress('https://herald.example/quake-2031')).toBeUndefined();
});
