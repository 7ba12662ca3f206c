// Where a report says that it happened: countries and provinces, as bits, and towns, by what
// knowledge/ lists and by the word before a name nobody lists (in Halden, near Vik).

import { calendarNames } from '../words/calendar-names.js';
import { numberTerm, placeTerm, stopTerm, type Lexicon } from '../words/lexicon.js';
import type { Locatives } from './locatives.js';
import { capitalised, opensSentence, shouted, type Tokens } from '../words/tokens.js';

export interface Whereabouts {
  /** Countries the headline names, itself or by their towns; bits in two words of 32. */
  readonly low: number;
  readonly high: number;
  /** Countries that anything in the report names. */
  readonly allLow: number;
  readonly allHigh: number;
  /** Terms of the first towns the headline names. */
  readonly towns: readonly number[];
}

export const townsMax = 2;

export const nowhere: Whereabouts = { low: 0, high: 0, allLow: 0, allHigh: 0, towns: [] };

export interface WhereaboutsReader {
  /** The headline first. `tellsNames`: whether a capital tells a name in it. */
  headline(said: Int32Array, tokens: Tokens, language: string, tellsNames: boolean): void;
  /** All of the text. */
  text(said: Int32Array, count: number): void;
  told(): Whereabouts;
}

/** Behind a country’s name they make it that of a body, which flies everywhere. */
const carriers: ReadonlySet<string> = new Set(['airlines', 'airways']);
const days: ReadonlySet<string> = new Set(calendarNames);
/** A name of two words that begins so goes by the second: New York, North Carolina, San Marino. */
const firstWords: ReadonlySet<string> = new Set([
  ...['new', 'north', 'south', 'east', 'west', 'northern', 'southern', 'eastern', 'western'],
  ...['san', 'santa', 'saint', 'los', 'las', 'fort', 'port', 'mount', 'lake', 'upper', 'lower'],
]);

export function createWhereabouts(lexicon: Lexicon, locatives: Locatives): WhereaboutsReader {
  let [low, high, allLow, allHigh] = [0, 0, 0, 0];
  let towns: number[] = [];

  function addTown(term: number): void {
    if (towns.length < townsMax && !towns.includes(term)) towns.push(term);
  }

  const isCarrier = (term: number): boolean => carriers.has(lexicon.surface(term).toLowerCase());

  function note(term: number): void {
    const place = lexicon.place(term);
    if (place === undefined) return;
    allLow |= place.low;
    allHigh |= place.high;
    if (place.isTown) addTown(term);
  }

  return {
    headline(said, tokens, language, tellsNames) {
      [allLow, allHigh, towns] = [0, 0, []];
      let isBehind = false;
      const { count, shape } = tokens;
      for (let i = 0; i < count; i++) {
        const term = said[i] as number;
        const flags = lexicon.flags(term);
        if ((flags & placeTerm) !== 0) {
          if (i + 1 === count || !isCarrier(said[i + 1] as number)) note(term);
        } else if (isBehind && tellsNames && isName(flags, shape[i] as number)) {
          const word = lexicon.surface(term).toLowerCase();
          if (firstWords.has(word)) continue;
          if (!days.has(word) && !lexicon.isNoPlace(term)) addTown(term);
        }
        isBehind = locatives.isOne(tokens, i, language);
      }
      [low, high] = [allLow, allHigh];
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
    told: () => ({ low, high, allLow, allHigh, towns }),
  };
}

const isName = (flags: number, shape: number): boolean =>
  (flags & (stopTerm | numberTerm)) === 0 && (shape & nameShape) === capitalised;

/** All in capitals it is a body or a thing. */
const nameShape = capitalised | opensSentence | shouted;
