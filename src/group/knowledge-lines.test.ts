// Every line of knowledge/ that is no name of a thing earns its place: numerals, weekdays and
// months, words of death. (Aliases and tongues: words/knowledge.test.ts, words/tongues.test.ts.)

import { describe, expect, test } from 'vitest';
import { readerWith } from './reading/reader.fixture.js';
import type { Reading } from './reading/reading.js';
import { shippedKnowledge } from './shipped.js';
import type { Knowledge } from './words/knowledge.js';

const knowledge = shippedKnowledge();

function reader(known: Knowledge): (text: string, language: string) => Reading {
  const { read } = readerWith(known);
  return (text, language) => read({ id: 'x', headline: '', text, language });
}

const reads = reader(knowledge);
const readsBare = reader({ ...knowledge, numerals: new Map(), calendar: [], casualtyWords: [] });

describe('numerals', () => {
  const all = [...knowledge.numerals].flatMap(([language, words]) =>
    [...words].map(([word, value]) => ({ language, word, value })),
  );

  test('every one is read as its number, and would not be without its line', () => {
    const tolls = (read: typeof reads, { language, word }: (typeof all)[number]) =>
      read(`${word} ${deadIn[language]}`, language).tolls.join();
    expect(all.filter((one) => tolls(reads, one) !== String(one.value))).toEqual([]);
    const without = reader({ ...knowledge, numerals: new Map() });
    expect(all.filter((one) => tolls(without, one) !== '')).toEqual([]);
  });
});

/** A word of death, in the form that stands in knowledge/translations/words.txt. */
const deadIn: Readonly<Record<string, string>> = Object.fromEntries([
  ['en', 'dead'],
  ...[...knowledge.numerals.keys()].map((language) => [
    language,
    knowledge.translations
      .filter(({ english }) => ['kill', 'killed', 'dead', 'die', 'death'].includes(english))
      .flatMap(({ names: ways }) => ways)
      .find((way) => way.language === language)?.words ?? 'dead',
  ]),
]);

test('every word of death makes a number a toll, and would not without its line', () => {
  const tolls = (read: typeof reads, word: string) => read(`There are 14 ${word}`, 'en').tolls;
  expect(knowledge.casualtyWords.filter((word) => tolls(reads, word)[0] !== 14)).toEqual([]);
  expect(knowledge.casualtyWords.filter((word) => tolls(readsBare, word).length > 0)).toEqual([]);
});

describe('the calendar', () => {
  const ways = (from: number, to?: number) =>
    knowledge.calendar
      .slice(from, to)
      .flatMap((line, at) => line.names.map(({ language, words }) => ({ language, words, at })));

  test('every weekday is read, and would not be without its line', () => {
    const wrong = ways(0, 7).filter(
      ({ language, words, at }) => reads(`x ${words} x`, language).weekdays !== 1 << at,
    );
    expect(wrong).toEqual([]);
    const idle = ways(0, 7).filter(
      ({ language, words }) => readsBare(`x ${words} x`, language).weekdays !== 0,
    );
    expect(idle).toEqual([]);
  });

  test('every month is read in a date', () => {
    const day = (at: number): number => Date.UTC(2031, at, 9) / 86_400_000;
    const wrong = ways(7).filter(
      ({ language, words, at }) => reads(`9 ${words} 2031`, language).statedDay !== day(at),
    );
    expect(wrong).toEqual([]);
  });
});
