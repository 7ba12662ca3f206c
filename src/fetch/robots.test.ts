import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRobots, robotsAllow } from './robots.js';

const lines = (...all: readonly string[]): string => all.join('\n');
const everyone = 'User-agent: *';

type Case = readonly [what: string, robots: string, path: string, allowed: boolean];
const cases: readonly Case[] = [
  ['nothing said', '', '/a', true],
  ['all forbidden', lines(everyone, 'Disallow: /'), '/a', false],
  ['robots.txt itself stays open', lines(everyone, 'Disallow: /'), '/robots.txt', true],
  ['an empty rule forbids nothing', lines(everyone, 'Disallow:'), '/a', true],
  [
    'own group before the general one',
    lines(everyone, 'Disallow: /', 'User-agent: muster', 'Allow: /'),
    '/a',
    true,
  ],
  [
    'own group without rules',
    lines('User-agent: muster', '', everyone, 'Disallow: /'),
    '/a',
    false,
  ],
  ['own empty group last', lines(everyone, 'Disallow: /', 'User-agent: muster'), '/a', true],
  [
    'agents in a row share rules',
    lines('User-agent: other', 'User-agent: Muster', 'Disallow: /x'),
    '/x',
    false,
  ],
  [
    'own groups add up',
    lines(
      'User-agent: muster',
      'Disallow: /x',
      everyone,
      'Allow: /',
      'User-agent: MUSTER',
      'Disallow: /y',
    ),
    '/y',
    false,
  ],
  ['a version after the name', lines('User-agent: muster/2.0 beta', 'Disallow: /'), '/a', false],
  ['another agent', lines('User-agent: musterbot', 'Disallow: /'), '/a', true],
  [
    'a delay between agents parts nothing',
    lines('User-agent: muster', 'Crawl-delay: 5', everyone, 'Disallow: /'),
    '/a',
    false,
  ],
  ['rules before any agent', lines('Disallow: /', everyone, 'Allow: /b'), '/a', true],
  ['the longest rule decides', lines(everyone, 'Disallow: /', 'Allow: /p'), '/page', true],
  ['allow wins a draw', lines(everyone, 'Disallow: /p', 'Allow: /p'), '/page', true],
  ['a star', lines(everyone, 'Disallow: /*.pdf'), '/a/b.pdf?x', false],
  ['a star and an end', lines(everyone, 'Disallow: /*.pdf$'), '/a.pdf?x', true],
  ['an end that is met later', lines(everyone, 'Disallow: /*.pdf$'), '/a.pdf/b.pdf', false],
  ['an end without star', lines(everyone, 'Disallow: /a$'), '/a', false],
  ['overlap of head and tail', lines(everyone, 'Disallow: /aba*ba$'), '/aba', true],
  ['many stars', lines(everyone, 'Disallow: /**a**b'), '/xaxb', false],
  ['query only', lines(everyone, 'Disallow: /?q='), '/?q=1', false],
  ['case of paths matters', lines(everyone, 'Disallow: /X'), '/x', true],
  ['escapes in small letters', lines(everyone, 'Disallow: /%e3%83%84'), '/%E3%83%84', false],
  ['letters beyond ASCII', lines(everyone, 'Disallow: /ツ'), '/%E3%83%84', false],
  ['comments', lines('User-agent: * # all', 'Disallow: /a # not this'), '/a', false],
  ['old line ends', 'User-agent: *\rDisallow: /a\r\nDisallow: /b', '/b', false],
  ['no colon', lines('user-agent *', 'disallow /a'), '/a', false],
  ['common misspellings', lines('useragent: *', 'dissallow: /a'), '/a', false],
  ['a byte order mark first', `\ufeff${lines(everyone, 'Disallow: /a')}`, '/a', false],
  ['a byte order mark within', lines(everyone, '\ufeffDisallow: /a'), '/a', true],
  ['half a byte order mark', `\ufffd${lines(everyone, 'Disallow: /a')}`, '/a', false],
  ['a dollar sign within', lines(everyone, 'Disallow: /a$b'), '/a$b', false],
  ['a dollar sign within is no end', lines(everyone, 'Disallow: /a$b'), '/a', true],
  ['an escaped dollar sign', lines(everyone, 'Disallow: /a%24'), '/a$', false],
  ['an escaped star', lines(everyone, 'Disallow: /a%2A'), '/ab', true],
  ['an escaped slash is no slash', lines(everyone, 'Disallow: /a%2Fb'), '/a/b', true],
  ['a star before the first slash', lines(everyone, 'Disallow: *.pdf'), '/a.pdf', false],
  ['stars alone', lines(everyone, 'Disallow: ***'), '/a', false],
  ['a star at the end', lines(everyone, 'Disallow: /a*'), '/abc', false],
  ['a star before the end', lines(everyone, 'Disallow: /a*$'), '/abc', false],
  ['a longer rule with stars', lines(everyone, 'Disallow: /*/b', 'Allow: /a/'), '/a/b', false],
  ['other line ends', 'User-agent: *\u2028Disallow: /a\x85Disallow: /b', '/b', false],
  ['a page in its place', '<!doctype html><title>Disallow: /</title>', '/a', true],
];

test.each(cases)('%s', (_what, robots, path, allowed) => {
  const rules = readRobots(robots, 'muster/0.1.0');
  expect(robotsAllow(rules, `https://paper.example${path}`)).toBe(allowed);
});

test('fragments and hosts are not part of the path', () => {
  const rules = readRobots(lines(everyone, 'Disallow: /', 'Allow: /$'), 'muster');
  expect(robotsAllow(rules, 'https://paper.example')).toBe(true);
  expect(robotsAllow(rules, 'https://paper.example#top')).toBe(true);
  expect(robotsAllow(rules, 'https://paper.example?a=1')).toBe(false);
});

test('any bytes are read without a fault', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (robots, path) => {
      const rules = readRobots(`${everyone}\nDisallow: ${robots}`, 'muster');
      expect(typeof robotsAllow(rules, `https://paper.example/${path}`)).toBe('boolean');
    }),
  );
});

test('a rule matches like the equivalent regular expression', () => {
  const piece = fc.constantFrom('a', 'b', '*', '/');
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 6 }),
      fc.boolean(),
      fc.array(piece, { maxLength: 9 }),
      (rule, ends, at) => {
        const pattern = `/${rule.join('')}`;
        const path = `/${at.join('').replaceAll('*', 'c')}`;
        const rules = readRobots(`${everyone}\nDisallow: ${pattern}${ends ? '$' : ''}`, 'muster');
        const expected = new RegExp(`^${pattern.replaceAll('*', '.*')}${ends ? '$' : ''}`).test(
          path,
        );
        expect(robotsAllow(rules, `https://paper.example${path}`)).toBe(!expected);
      },
    ),
    { numRuns: 2_000 },
  );
});

test.each([
  ['half a megabyte of stars', `${everyone}\nDisallow: /${'*a'.repeat(256 * 1024)}b$`],
  ['of short rules with stars', everyone + '\nDisallow: *ab*ba$'.repeat(30_000)],
  ['of agents', 'User-agent: other\n'.repeat(30_000) + 'Disallow: /'],
  ['of spaces', everyone + `\nDisallow:${' '.repeat(16_000)}x`.repeat(32)],
])('%s is read quickly', (_what, robots) => {
  const url = `https://paper.example/${'a'.repeat(2_000)}`;
  const begin = process.cpuUsage();
  robotsAllow(readRobots(robots, 'muster'), url);
  expect(process.cpuUsage(begin).user / 1_000).toBeLessThan(1_000);
});
