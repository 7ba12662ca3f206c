// Where a report says that it happened: countries and provinces, as bits, and towns, by what
// knowledge/ lists and by the word before a name nobody lists (in Halden, near Vik).

import { calendarNames } from '../words/calendar-names.js';
import { numberTerm, placeTerm, stopTerm, type Lexicon } from '../words/lexicon.js';
import type { Locatives } from './locatives.js';
import { capitalised, opensSentence, shouted, type Tokens } from '../words/tokens.js';

export interface MentionedPlaces {
  /** Countries the headline names, itself or by their towns; bits in two words of 32. */
  readonly low: number;
  readonly high: number;
  /** Countries that anything in the report names. */
  readonly allLow: number;
  readonly allHigh: number;
  /** Terms of the first towns the headline names. */
  readonly towns: readonly number[];
}

const townsMax = 2;

const noTowns: readonly number[] = [];
export const noPlaces: MentionedPlaces = { low: 0, high: 0, allLow: 0, allHigh: 0, towns: noTowns };

export interface PlaceFinder {
  /** The headline first. `tellsNames`: whether a capital tells a name in it. */
  headline(said: Int32Array, tokens: Tokens, language: string, tellsNames: boolean): void;
  /** All of the text. */
  text(said: Int32Array, count: number): void;
  found(): MentionedPlaces;
}

/** Behind a country’s name they make it that of a body, which flies everywhere. */
const carrierWords = ['airlines', 'airways'];
/** A name of two words that begins so goes by the second: New York, North Carolina, San Marino. */
const firstWords: readonly string[] = [
  ...['new', 'north', 'south', 'east', 'west', 'northern', 'southern', 'eastern', 'western'],
  ...['san', 'santa', 'saint', 'los', 'las', 'fort', 'port', 'mount', 'lake', 'upper', 'lower'],
];

export function createPlaceFinder(lexicon: Lexicon, locatives: Locatives): PlaceFinder {
  let low = 0;
  let high = 0;
  let allLow = 0;
  let allHigh = 0;
  let towns: readonly number[] = noTowns;

  function addTown(term: number): void {
    if (towns.length < townsMax && !towns.includes(term)) towns = [...towns, term];
  }

  const asKeys = (words: readonly string[]): ReadonlySet<string> =>
    new Set(words.map(lexicon.keyOf));
  const carriers = asKeys(carrierWords);
  const firsts = asKeys(firstWords);
  const days = asKeys(calendarNames);
  const isOneOf = (keys: ReadonlySet<string>, term: number): boolean => keys.has(lexicon.key(term));

  function note(term: number): void {
    const place = lexicon.place(term);
    if (place === undefined) return;
    allLow |= place.low;
    allHigh |= place.high;
    if (place.isTown) addTown(term);
  }

  /** Whether a name follows such a word, or two words of which the first is no name by itself. */
  function isBehindOne(said: Int32Array, tokens: Tokens, at: number, language: string): boolean {
    if (at === 0) return false;
    if (locatives.isOne(tokens, at - 1, language)) return true;
    return (
      at > 1 && isOneOf(firsts, said[at - 1] as number) && locatives.isOne(tokens, at - 2, language)
    );
  }

  /** The name of a day is none, nor what knowledge/ has for another thing. */
  const isTown = (term: number): boolean =>
    !isOneOf(firsts, term) && !isOneOf(days, term) && !lexicon.isListedOtherwise(term);

  return {
    headline(said, tokens, language, tellsNames) {
      allLow = 0;
      allHigh = 0;
      towns = noTowns;
      const { count, shape } = tokens;
      for (let i = 0; i < count; i++) {
        const term = said[i] as number;
        const flags = lexicon.flags(term);
        if ((flags & placeTerm) !== 0) {
          if (i + 1 === count || !isOneOf(carriers, said[i + 1] as number)) note(term);
        } else if (tellsNames && isName(flags, shape[i] as number)) {
          if (isBehindOne(said, tokens, i, language) && isTown(term)) addTown(term);
        }
      }
      low = allLow;
      high = allHigh;
    },
    text(said, count) {
      for (let i = 0; i < count; i++) {
        const term = said[i] as number;
        if ((lexicon.flags(term) & placeTerm) === 0) continue;
        const place = lexicon.place(term);
        allLow |= place?.low ?? 0;
        allHigh |= place?.high ?? 0;
      }
    },
    found: () => ({ low, high, allLow, allHigh, towns }),
  };
}

const isName = (flags: number, shape: number): boolean =>
  (flags & (stopTerm | numberTerm)) === 0 && (shape & nameShape) === capitalised;

/** All in capitals it is a body or a thing. */
const nameShape = capitalised | opensSentence | shouted;
