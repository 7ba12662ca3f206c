// Finds the places that a report names: countries and provinces, as bits, and towns. A town is
// listed in knowledge/, or follows a word such as “in” or “near” (in Halden, near Vik).

import { calendarNames } from '../words/knowledge-files.js';
import { numberTerm, placeTerm, stopTerm, type Lexicon } from '../words/lexicon.js';
import type { Locatives } from './locatives.js';
import { capitalised, opensSentence, shouted, type Tokens } from '../words/tokens.js';

export interface MentionedPlaces {
  /** The countries that the headline names, directly or by a town; bits in two words of 32. */
  readonly low: number;
  readonly high: number;
  /** The countries that headline or text name. */
  readonly allLow: number;
  readonly allHigh: number;
  /** The terms of the first two towns that the headline names. */
  readonly towns: readonly number[];
}

const townsMax = 2;

const noTowns: readonly number[] = [];
export const noPlaces: MentionedPlaces = { low: 0, high: 0, allLow: 0, allHigh: 0, towns: noTowns };

export interface PlaceFinder {
  /** Begins a report with its headline. `showsNames`: whether a capital marks a name there. */
  headline(terms: Int32Array, tokens: Tokens, language: string, showsNames: boolean): void;
  /** Adds the report's text. */
  text(terms: Int32Array, count: number): void;
  /** The places of the report. */
  found(): MentionedPlaces;
}

/** After a country’s name they make it the name of an airline, which flies everywhere. */
const carrierWords = ['airlines', 'airways'];
/** A name that begins with one of these is known by its second word: New York, San Marino. */
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

  function addPlace(term: number): void {
    const place = lexicon.place(term);
    if (place === undefined) return;
    allLow |= place.low;
    allHigh |= place.high;
    if (place.isTown) addTown(term);
  }

  /** Whether a locative precedes a name, or its first word: in Halden, in New York. */
  function followsLocative(
    terms: Int32Array,
    tokens: Tokens,
    at: number,
    language: string,
  ): boolean {
    if (at === 0) return false;
    if (locatives.isOne(tokens, at - 1, language)) return true;
    return (
      at > 1 &&
      isOneOf(firsts, terms[at - 1] as number) &&
      locatives.isOne(tokens, at - 2, language)
    );
  }

  /** A day's name is no town, and neither is a name of something else in knowledge/. */
  const isTown = (term: number): boolean =>
    !isOneOf(firsts, term) && !isOneOf(days, term) && !lexicon.isListedOtherwise(term);

  return {
    headline(terms, tokens, language, showsNames) {
      allLow = 0;
      allHigh = 0;
      towns = noTowns;
      const { count, shape } = tokens;
      for (let i = 0; i < count; i++) {
        const term = terms[i] as number;
        const flags = lexicon.flags(term);
        if ((flags & placeTerm) !== 0) {
          if (i + 1 === count || !isOneOf(carriers, terms[i + 1] as number)) addPlace(term);
        } else if (showsNames && isName(flags, shape[i] as number)) {
          if (followsLocative(terms, tokens, i, language) && isTown(term)) addTown(term);
        }
      }
      low = allLow;
      high = allHigh;
    },
    text(terms, count) {
      for (let i = 0; i < count; i++) {
        const term = terms[i] as number;
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

/** A word in capitals names an organisation or a thing. */
const nameShape = capitalised | opensSentence | shouted;
