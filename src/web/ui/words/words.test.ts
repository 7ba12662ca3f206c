import { describe, expect, test } from 'vitest';
import { minuteMs as minute } from '../../../domain/time.js';
import type { Sourced } from '../../../domain/sourced.js';
import { createRegister } from '../register.js';
import { countryOf } from './country.js';
import { counted, countsLine } from './counts.js';
import { createDates } from './dates.js';
import { languageMarks } from './language.js';
import { webLink } from './link.js';
import { provenanceWords } from './provenance.js';
import { afterFirst, spanWords } from './spans.js';
import { xmlText } from '../../../domain/markup.js';

describe('dates', () => {
  const dates = createDates('Europe/Kyiv');
  const at = Date.UTC(2017, 2, 1, 22, 30);
  test('use the day of the site, not of UTC', () => {
    expect(dates.day(at)).toBe('Thursday, March 2, 2017');
    expect(dates.clock(at)).toBe('00:30');
    expect(dates.stamp(at)).toBe('March 2, 2017, 00:30 GMT+2');
    expect(dates.month(2017, 3)).toBe('March 2017');
  });
  test('clockBeside adds the date if the days differ', () => {
    expect(dates.clockBeside(at + 60 * minute, at)).toBe('01:30');
    expect(dates.clockBeside(at + 1440 * minute, at)).toBe('Mar 3, 00:30');
  });
  test('ends has dates if the days differ', () => {
    expect(dates.ends(at, at + 60 * minute)).toEqual(['00:30 GMT+2', '01:30']);
    expect(dates.ends(at, at + 1440 * minute)).toEqual(['Mar 2, 00:30 GMT+2', 'Mar 3, 00:30']);
  });
});

test.each([
  [20_000, 'less than a minute'],
  [25 * minute, '25 min'],
  [99 * minute, '99 min'],
  [100 * minute, '2 h'],
  [47 * 60 * minute, '47 h'],
  [72 * 60 * minute, '3 days'],
])('%i ms are %s', (lengthMs, words) => expect(spanWords(lengthMs)).toBe(words));

test('after the first report', () => {
  expect(afterFirst(0, 0)).toBe('the first report');
  expect(afterFirst(0, 120 * minute)).toBe('2 h after the first report');
});

test('counts', () => {
  expect(countsLine({ reports: 11, origins: 4, comments: 2 })).toBe(
    '11 reports · 4 origins · 2 comments',
  );
  expect(countsLine({ reports: 1, origins: 1 })).toBe('1 report · 1 origin');
  expect(counted(12_000, 'outlet')).toBe('12,000 outlets');
});

test.each([
  [undefined, { dir: 'auto' }],
  ['en-GB', {}],
  ['de', { lang: 'de' }],
  ['ar', { lang: 'ar', dir: 'rtl' }],
  ['" onload=', { dir: 'auto' }],
])('language %s', (language, marks) => expect(languageMarks(language)).toEqual(marks));

test.each([
  ['https://lantern.example/a', 'https://lantern.example/a'],
  ['javascript:alert(1)', undefined],
  [' JAVASCRIPT:alert(1)', undefined],
  ['data:text/html,x', undefined],
  ['//lantern.example', undefined],
  [undefined, undefined],
])('link %s', (given, kept) => expect(webLink(given)).toBe(kept));

test('countries, known and not', () => {
  expect(countryOf({ country: 'gb' })).toBe('United Kingdom');
  expect(countryOf({ country: 'xa', countryName: 'Lakmar' })).toBe('Lakmar');
  expect(countryOf({ country: 'xk' })).toBe('Kosovo');
  for (const country of ['xa', 'zq', 'nowhere']) expect(countryOf({ country })).toBeUndefined();
  expect(countryOf({})).toBeUndefined();
});

test('XML text', () => {
  expect(xmlText('a<b> & "c"\u0000\uD800')).toBe('a&lt;b&gt; &amp; &quot;c&quot;');
});

describe('provenance', () => {
  const names = {
    register: createRegister([]),
    outletIdOf: (id: string) => (id === 'a1' ? 'Lantern Wire' : undefined),
    stamp: () => 'March 2, 2017',
  };
  const span: Sourced = {
    text: 'Asker retaken',
    from: { kind: 'span', articleId: 'a1', version: 2, field: 'headline', start: 0, end: 13 },
  };
  test.each<[Sourced, string]>([
    [span, 'The headline of Lantern Wire, in its version 2, word for word.'],
    [
      { text: 'Asker Retaken', from: { kind: 'made', how: 'title-case', of: span } },
      'The headline of Lantern Wire, in its version 2, word for word, set in title case.',
    ],
    [
      { text: 'x', from: { kind: 'typed', by: 'desk', at: 0 } },
      'Typed by an editor on March 2, 2017.',
    ],
    [
      { text: 'x', from: { kind: 'house', name: 'readMore' } },
      'A fixed string of the house (readMore).',
    ],
  ])('%#', (sourced, words) => expect(provenanceWords(sourced, names)).toBe(words));
});
