import { describe, expect, test } from 'vitest';
import { dayOfHead, weekdaysOfLead } from './english-days.js';

const day = (iso: string): number => Date.parse(iso) / 86_400_000;

describe('the date of a text', () => {
  test.each([
    ['Thu Sep 5 2033 Bomb in Varra.', '2033-09-05'],
    ['Published August 2 2036 SEND', '2036-08-02'],
    ['29-07-2035 Drone strike', '2035-07-29'],
    ['Last updated at Jul 282036 VARRA', '2036-07-28'],
    ['18 November 2036 Shells fall', '2036-11-18'],
    ['2036-11-18: Shells fall', '2036-11-18'],
    ['21.08.2033Get short URL', '2033-08-21'],
    ['On March 3rd, 2031, the court', '2031-03-03'],
    ['Last updated at Aug 142036 VARRA', '2036-08-14'],
    ['14Aug2036 VARRA', '2036-08-14'],
    ['14-Aug-2036 VARRA', '2036-08-14'],
    ['VARRA, 14th of August, 2036', '2036-08-14'],
    ['Aug.14,2036 VARRA', '2036-08-14'],
    ['2036/08/14 VARRA', '2036-08-14'],
    ['2036.08.14 VARRA', '2036-08-14'],
    ['Posted on August 3 2036 by Ana Sol', '2036-08-03'],
  ])('%s', (text, iso) => {
    expect(dayOfHead(text)).toBe(day(iso));
  });

  test.each(['No day here', 'In 2031 it was', 'May 2031 was warm', '45 June 2031', '99/99/2031'])(
    'none in: %s',
    (text) => {
      expect(dayOfHead(text)).toBeUndefined();
    },
  );

  test.each([
    'Ana Sol, who died on May 25, 2030, after',
    'The mayor’s inbox on Feb. 28, 2030, with',
    'The fire of 6 January 2031, he said',
    'In a Sept. 15, 1987 photo',
    'Aug 1 42036',
    '814Aug2036',
    '2036/08-14',
  ])('a day within a sentence is not the text’s own: %s', (text) => {
    expect(dayOfHead(text)).toBeUndefined();
  });

  test('a date far into a text is not the text’s own', () => {
    expect(dayOfHead(`${'word '.repeat(60)} on March 3, 2011`)).toBeUndefined();
  });
});

test('weekdays of the lead', () => {
  expect(weekdaysOfLead('On Sunday and again Tuesday')).toBe(0b101);
  expect(weekdaysOfLead('Mondays are long; the Satur daily')).toBe(0);
});
