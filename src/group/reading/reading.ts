// A report as the engine compares it: terms, numbers, tolls, days and places. Made once.

import type { Calendar } from './calendar.js';
import { grown } from '../column.js';
import type { Locatives } from './locatives.js';
import type { Letters } from '../words/letters.js';
import { namedTerm, numberTerm, phraseTerm, stopTerm, type Lexicon } from '../words/lexicon.js';
import type { Report } from '../report.js';
import {
  createReadingPacker,
  hourOffset,
  type ReadingFacts,
  type PackedReading,
} from './packed-reading.js';
import { textHash } from '../words/fnv-hash.js';
import {
  capitalised,
  createTokens,
  opensSentence,
  tokenize,
  tokensMax,
  type Tokens,
} from '../words/tokens.js';
import { tollsOf } from './tolls.js';
import { createPlaceFinder } from './mentioned-places.js';

export interface Reading extends PackedReading {
  readonly id: string;
  /** Hours since 1970; NaN if unknown. */
  readonly hour: number;
  /** The date that the text itself gives, in days since 1970; NaN if it gives none. */
  readonly statedDay: number;
  /** The weekdays named in the lead, as bits 0 (Sunday) to 6. */
  readonly weekdays: number;
  /** Hash of the outlet's name; 0 if unknown. */
  readonly outlet: number;
  /** ISO 639-1. */
  readonly language: string;
  readonly isAgency: boolean;
  /** Distinct terms of headline and text, packed as below. Those of the headline come first. */
  readonly terms: Int32Array;
  /** How many of the terms are in the headline. */
  readonly titleTerms: number;
  /** Numbers of dead in headline and lead. */
  readonly tolls: readonly number[];
  readonly hasText: boolean;
  /** A model's vector of length 1; undefined without a model. */
  readonly meaning: Float32Array | undefined;
}

/** Makes the reading of a report, and counts its terms. */
export type Read = (report: Report) => Reading;

/** A packed term: its number, whether it is a number, whether the headline has it, its count. */
export const termShift = 6;
export const numberBit = 32;
export const titleBit = 16;
export const countMask = 15;
/** Damps a count to 1 + ln count: a word said ten times is not ten times the evidence. */
export const dampedCount = Float32Array.from({ length: countMask + 1 }, (_, count) =>
  count > 0 ? 1 + Math.log(count) : 0,
);

/** Distinct terms kept of a report. */
export const termsMax = 200;
const titleTokensMax = 60;
const textTokensMax = Math.min(600, tokensMax);
/** Characters read of headline and of text: five megabytes of spaces must not stall grouping. */
const lengthMax = 20_000;
/** A term in the headline counts as this many in the text. */
const titleWeight = 3;
const hourMs = 3_600_000;
/** A feed's time this close to the date that the text gives is taken as more exact. */
const spokenHoursMax = 36;
/** With more capitals than this share of words, capitals are no sign of names. */
const titleCaseShare = 0.6;

export function createRead(
  letters: Letters,
  lexicon: Lexicon,
  calendar: Calendar,
  locatives: Locatives,
): Read {
  const tokens = createTokens();
  const said = new Int32Array(tokensMax);
  const pairs = new Int32Array(titleTokensMax);
  const packer = createReadingPacker();
  const tally = createTally(lexicon);
  const placeFinder = createPlaceFinder(lexicon, locatives);

  /** Fills `said` with the terms of a text; returns how many. */
  function readTerms(text: string, limit: number, language: string): number {
    tokens.count = 0;
    if (text === '') return 0;
    tokenize(text, letters, limit, tokens);
    const showsNames = hasNameCapitals(tokens);
    if (!showsNames && language !== 'en') ignoreCapitals(tokens);
    for (let i = 0; i < tokens.count; i++) said[i] = lexicon.term(text, tokens, i, language);
    if (showsNames) noteCases(tokens, said, language, lexicon);
    joinPhrases(tokens.count);
    return tokens.count;
  }

  /** Replaces two words that name one thing by its term. A stop word may be between them. */
  function joinPhrases(count: number): void {
    for (let i = 0; i + 1 < count; i++) {
      if ((lexicon.flags(said[i] as number) & phraseTerm) === 0) continue;
      let next = i + 1;
      let whole = lexicon.phrase(said[i] as number, said[next] as number);
      if (whole < 0 && (lexicon.flags(said[next] as number) & stopTerm) !== 0 && i + 2 < count) {
        whole = lexicon.phrase(said[i] as number, said[++next] as number);
      }
      if (whole < 0) continue;
      said[i] = whole;
      said[next] = lexicon.emptyTerm;
    }
  }

  return (report) => {
    const language = report.language ?? 'en';
    const headline = report.headline.slice(0, lengthMax);
    const text = report.text.slice(0, lengthMax);
    tally.clear();
    const titleCount = readTerms(headline, titleTokensMax, language);
    const showsTowns = !caseless.has(language) && hasNameCapitals(tokens);
    placeFinder.headline(said, tokens, language, showsTowns);
    tally.add(said, titleCount, titleWeight, titleBit);
    const titleTerms = tally.size();
    const titleTolls = tollsOf(said, titleCount, lexicon);
    const pairCount = findPairs(said, titleCount, lexicon, pairs);
    const textCount = readTerms(text, textTokensMax, language);
    placeFinder.text(said, textCount);
    tally.add(said, textCount, 1, 0);
    const spokenDay = calendar.dayOfHead(text, language) ?? NaN;
    const facts = {
      hour: hourOf(report.time, spokenDay),
      weekdays: calendar.weekdaysOfLead(text, language),
      outlet: report.outlet === undefined ? 0 : textHash(report.outlet),
      language,
      titleTerms,
      tolls: [...titleTolls, ...tollsOf(said, textCount, lexicon)],
      hasText: textCount > 0,
      meaning: report.meaning,
      places: placeFinder.found(),
    };
    const packed = packer.pack(facts, tally.size(), pairs, pairCount);
    tally.pack(packed.terms);
    lexicon.weights.count(packed.terms, termShift);
    return readingOf(report, spokenDay, facts, packed);
  };
}

/** Makes every reading, so that all have one hidden class and stay fast. */
export function readingOf(
  { id, isAgency = false }: Pick<Report, 'id' | 'isAgency'>,
  spokenDay: number,
  facts: ReadingFacts,
  { chunk, offset: at, terms }: PackedReading,
): Reading {
  const { hour, weekdays, outlet, language, titleTerms, tolls, hasText, meaning } = facts;
  return {
    chunk,
    offset: at,
    tolls,
    language,
    meaning,
    id,
    hour,
    statedDay: spokenDay,
    weekdays,
    isAgency,
    outlet,
    terms,
    titleTerms,
    hasText,
  };
}

/** The reading as if its time were unknown. Changes the packed reading, too. */
export function withoutHour(reading: Reading): Reading {
  reading.chunk.doubles[(reading.offset >> 1) + hourOffset] = NaN;
  return { ...reading, hour: NaN };
}

/** Languages in which a capital is no sign of a name. */
const caseless: ReadonlySet<string> = new Set(['ar', 'de']);

/** Notes names: capitals within a sentence, or names of knowledge/ where capitals are no sign. */
function noteCases(
  { count, shape }: Tokens,
  said: Int32Array,
  language: string,
  lexicon: Lexicon,
): void {
  const usesCase = !caseless.has(language);
  for (let i = 0; i < count; i++) {
    const term = said[i] as number;
    const bits = shape[i] as number;
    if (!usesCase) {
      if ((lexicon.flags(term) & namedTerm) !== 0) lexicon.weights.noteCase(term, capitalised);
    } else if ((bits & opensSentence) === 0) {
      lexicon.weights.noteCase(term, bits & capitalised);
    }
  }
}

const hasNameCapitals = (tokens: Tokens): boolean =>
  capitalsOf(tokens) <= tokens.count * titleCaseShare;

function capitalsOf({ count, shape }: Tokens): number {
  let capitals = 0;
  for (let i = 0; i < count; i++) capitals += (shape[i] as number) & capitalised;
  return capitals;
}

/** Ignores the capitals of a headline that has one on nearly every word. */
function ignoreCapitals({ count, shape }: Tokens): void {
  for (let i = 0; i < count; i++) shape[i] = (shape[i] as number) | opensSentence;
}

/** Counts the distinct terms of one report after another, in arrays that are never cleared. */
function createTally(lexicon: Lexicon) {
  const distinct = new Int32Array(termsMax);
  const counts = new Int32Array(termsMax);
  const bits = new Int32Array(termsMax);
  let indexOf: Int32Array = new Int32Array(1 << 15);
  let stampOf: Int32Array = new Int32Array(1 << 15);
  let stamp = 0;
  let size = 0;

  return {
    size: () => size,
    clear() {
      stamp++;
      size = 0;
    },
    add(said: Int32Array, length: number, weight: number, bit: number) {
      for (let i = 0; i < length; i++) {
        const term = said[i] as number;
        const flags = lexicon.flags(term);
        if ((flags & stopTerm) !== 0) continue;
        if (term >= indexOf.length) {
          indexOf = grown(indexOf, term + 1);
          stampOf = grown(stampOf, term + 1);
        }
        if (stampOf[term] === stamp) {
          const index = indexOf[term] as number;
          counts[index] = Math.min(countMask, (counts[index] as number) + weight);
        } else if (size < termsMax) {
          stampOf[term] = stamp;
          indexOf[term] = size;
          distinct[size] = term;
          bits[size] = (flags & numberTerm) !== 0 ? bit | numberBit : bit;
          counts[size++] = weight;
        }
      }
    },
    pack(packed: Int32Array): void {
      for (let i = 0; i < size; i++) {
        packed[i] =
          ((distinct[i] as number) << termShift) | (bits[i] as number) | (counts[i] as number);
      }
    },
  };
}

/** A full date in a text's head is the best evidence for its day; the feed gives the hour. */
function hourOf(time: number | undefined, spokenDay: number): number {
  const hour = time === undefined ? NaN : time / hourMs;
  const noon = spokenDay * 24 + 12;
  if (Number.isNaN(noon)) return hour;
  return Math.abs(hour - noon) <= spokenHoursMax ? hour : noon;
}

/** Hashes neighbouring terms that are no stop words, ascending; returns how many pairs. */
function findPairs(said: Int32Array, length: number, lexicon: Lexicon, into: Int32Array): number {
  let before = -1;
  let count = 0;
  for (let i = 0; i < length; i++) {
    const term = said[i] as number;
    if ((lexicon.flags(term) & stopTerm) !== 0) continue;
    if (before >= 0) insert(into, count++, Math.imul(before, 0x9e3779b1) ^ term);
    before = term;
  }
  return count;
}

function insert(ascending: Int32Array, count: number, value: number): void {
  let at = count;
  for (; at > 0 && (ascending[at - 1] as number) > value; at--) {
    ascending[at] = ascending[at - 1] as number;
  }
  ascending[at] = value;
}
