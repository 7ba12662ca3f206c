import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDate } from './date.js';

const iso = (text: string): string | undefined => {
  const at = readDate(text);
  return at === undefined ? undefined : new Date(at).toISOString().replace('.000Z', 'Z');
};

describe('dates with the month in words', () => {
  test.each([
    ['Tue, 07 Apr 2026 09:12:05 GMT', '2026-04-07T09:12:05Z'],
    ['Tue, 7 Apr 2026 09:12:05 +0200', '2026-04-07T07:12:05Z'],
    ['7 Apr 26 09:12 EST', '2026-04-07T14:12:00Z'],
    ['Tue, 07 Apr 95 09:12:05 PDT', '1995-04-07T16:12:05Z'],
    ['Tue,07 April 2026 09:12:05 CT', '2026-04-07T15:12:05Z'],
    ['Tue, 07 Apr, 2026 09:12:05 UTC', '2026-04-07T09:12:05Z'],
    ['Tue, 07 Apr 2026 09:12:05 GMT-01:30', '2026-04-07T10:42:05Z'],
    ['Tue, 07 Apr 2026 09:12:05 Etc/GMT', '2026-04-07T09:12:05Z'],
    ['Tue, 07 Apr 2026 09:12:05 +0000 (UTC)', '2026-04-07T09:12:05Z'],
    ['Tue Apr  7 09:12:05 2026', '2026-04-07T09:12:05Z'],
    ['Tue Apr 07 09:12:05 +0200 2026', '2026-04-07T07:12:05Z'],
    ['Tue Apr 07 2026 09:12:05 GMT+0200 (CEST)', '2026-04-07T07:12:05Z'],
    ['April 7, 2026', '2026-04-07T00:00:00Z'],
    ['April 7th, 2026 at 5:30pm EDT', '2026-04-07T21:30:00Z'],
    ['7-Apr-2026 09:12', '2026-04-07T09:12:00Z'],
    ['Κυρ, 05 Απρ 2026 12:00:00 EET', '2026-04-05T10:00:00Z'],
    ['Di, 7 Apr 2026 09:12:05 +0200', '2026-04-07T07:12:05Z'],
    ['mar. 7 avril 2026 09:12', undefined],
    ['Tue, 31 Jun 2026 09:12:05 GMT', undefined],
    ['Tue, 07 Apr 2026 25:12:05 GMT', undefined],
    ['Tue, 07 Apr 2026 09:12:05 XYZT', undefined],
    ['Tue, 07 Apr 202 09:12:05 GMT', undefined],
    ['April 2026', undefined],
    ['some day', undefined],
    ['', undefined],
  ])('%s', (text, wanted) => {
    expect(iso(text)).toBe(wanted);
  });
});

describe('dates in numbers', () => {
  test.each([
    ['2026-04-07T09:12:05Z', '2026-04-07T09:12:05Z'],
    ['2026-04-07T09:12:05.123456+02:00', '2026-04-07T07:12:05.123Z'],
    ['2026-04-07T09:12-0800', '2026-04-07T17:12:00Z'],
    ['2026-04-07 9:12:05.0', '2026-04-07T09:12:05Z'],
    ['2026-04-07', '2026-04-07T00:00:00Z'],
    ['2026-04', '2026-04-01T00:00:00Z'],
    ['2026', '2026-01-01T00:00:00Z'],
    ['20260407', '2026-04-07T00:00:00Z'],
    ['20260407T091205Z', '2026-04-07T09:12:05Z'],
    ['2026-097', '2026-04-07T00:00:00Z'],
    ['2026-W15-2', '2026-04-07T00:00:00Z'],
    ['26-04-07', '2026-04-07T00:00:00Z'],
    ['2016-12-31T23:59:60Z', '2016-12-31T23:59:59Z'],
    ['2026-02-28T20:00:00-05:00', '2026-03-01T01:00:00Z'],
    ['2024-02-29', '2024-02-29T00:00:00Z'],
    ['2026-02-29', undefined],
    ['2026-04-07T25:12:05Z', undefined],
    ['2026-04-07T09:61:05Z', undefined],
    ['2026-04-07T09:12:61Z', undefined],
    ['2026-13-07', undefined],
    ['0001-01-01T00:00:00Z', undefined],
    ['7', undefined],
  ])('%s', (text, wanted) => {
    expect(iso(text)).toBe(wanted);
  });
});

test.each([
  ['2026년 04월 07일  09:12:05', '2026-04-07T00:12:05Z'],
  ['2026-04-07 오후 11:23:17', '2026-04-07T14:23:17Z'],
  ['2026年4月7日 09:12', '2026-04-07T01:12:00Z'],
  ['2026-április-7T9:15-05:00', '2026-04-07T14:15:00Z'],
  ['Tue, 2026/04/07 08:19:53 EDT', '2026-04-07T12:19:53Z'],
])('a local form: %s', (text, wanted) => {
  expect(iso(text)).toBe(wanted);
});

const times = fc.date({
  min: new Date('1970-01-01'),
  max: new Date('2099-12-31'),
  noInvalidDate: true,
});

test('every instant is read back from the standard forms', () => {
  fc.assert(
    fc.property(times, (date) => {
      expect(readDate(date.toISOString())).toBe(date.getTime());
      const seconds = Math.floor(date.getTime() / 1_000) * 1_000;
      expect(readDate(date.toUTCString())).toBe(seconds);
      expect(readDate(date.toUTCString().replace('GMT', 'UT'))).toBe(seconds);
    }),
  );
});

test('any text gives an instant or undefined', () => {
  const word = fc.constantFrom(
    'Mon',
    'Apr',
    '7',
    '2026',
    '09:12',
    '+02:00',
    'T',
    '-',
    ':',
    ',',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(word, fc.string()), { maxLength: 12 }), (parts) => {
      const at = readDate(parts.join(' '));
      expect(at === undefined || Number.isSafeInteger(at)).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});
