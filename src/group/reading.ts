// A report as the engine sees it: terms, numbers, tolls, days. Made once; likeness compares them.

import { dayOfHead, weekdaysOfLead } from './days.js';
import type { Letters } from './letters.js';
import { casualtyTerm, numberTerm, stopTerm, type Lexicon } from './lexicon.js';
import type { Report } from './report.js';
import { textHash } from './text-hash.js';
import { capitalised, createTokens, opensSentence, scan, tokensMax } from './tokens.js';

export interface Reading {
  readonly id: string;
  /** Hours since 1970; NaN when nobody says. */
  readonly hour: number;
  /** Day the text itself gives, in days since 1970; NaN when it does not. */
  readonly spokenDay: number;
  /** Days of the week named in the lead, as bits. */
  readonly weekdays: number;
  /** Hash of the outlet's name; 0 when unknown. */
  readonly outlet: number;
  /** Distinct terms of the headline, ascending. */
  readonly title: Int32Array;
  /** Neighbouring pairs of the headline's terms, hashed, ascending. */
  readonly pairs: Int32Array;
  /** Distinct terms of headline and text, `term * 16 + weight`, ascending. */
  readonly all: Int32Array;
  /** Numbers of the dead, as told in headline and lead. */
  readonly tolls: readonly number[];
  readonly hasText: boolean;
  /** Norms under the weights of `epoch`; renewed by likeness. */
  epoch: number;
  titleNorm: number;
  allNorm: number;
  nameNorm: number;
  titleMass: number;
}

export type Read = (report: Report) => Reading;

/** Distinct terms kept of one report. */
const termsMax = 200;
const titleTokensMax = 60;
const textTokensMax = Math.min(600, tokensMax);
/** A headline term counts as often as this many in the text. */
const titleWeight = 3;
const termWeightMax = 15;
export const termShift = 16;
const tollReach = 4;
const tollTokensMax = 120;
const hourMs = 3_600_000;
/** A feed's time this near the day a text gives is the finer one. */
const spokenHoursMax = 36;
const titleCaseShare = 0.6;

export function createRead(letters: Letters, lexicon: Lexicon): Read {
  const tokens = createTokens();
  const counts = new Map<number, number>();

  function readTokens(text: string, limit: number, language: string, terms: number[]): void {
    scan(text, letters, limit, tokens);
    terms.length = 0;
    for (let i = 0; i < tokens.count; i++) terms.push(lexicon.term(text, tokens, i, language));
  }

  function noteCases(terms: readonly number[]): void {
    let capitals = 0;
    for (let i = 0; i < tokens.count; i++) capitals += (tokens.shape[i] as number) & capitalised;
    if (capitals > tokens.count * titleCaseShare) return;
    for (let i = 0; i < tokens.count; i++) {
      const shape = tokens.shape[i] as number;
      if ((shape & opensSentence) !== 0) continue;
      lexicon.weights.noteCase(terms[i] as number, (shape & capitalised) !== 0);
    }
  }

  function add(terms: readonly number[], weight: number): void {
    for (const term of terms) {
      if ((lexicon.flags(term) & stopTerm) !== 0) continue;
      const before = counts.get(term);
      if (before !== undefined) counts.set(term, Math.min(termWeightMax, before + weight));
      else if (counts.size < termsMax) counts.set(term, weight);
    }
  }

  return (report) => {
    const language = report.language ?? 'en';
    const titleTerms: number[] = [];
    const textTerms: number[] = [];
    counts.clear();
    readTokens(report.headline, titleTokensMax, language, titleTerms);
    noteCases(titleTerms);
    add(titleTerms, titleWeight);
    const title = ascending(counts.keys());
    readTokens(report.text, textTokensMax, language, textTerms);
    noteCases(textTerms);
    add(textTerms, 1);
    const all = ascending(counts.entries(), ([term, weight]) => term * termShift + weight);
    lexicon.weights.count(all, termShift);
    const spokenDay = dayOfHead(report.text) ?? NaN;
    const meaning = titleTerms.filter((term) => (lexicon.flags(term) & stopTerm) === 0);
    return {
      id: report.id,
      hour: hourOf(report.time, spokenDay),
      spokenDay,
      weekdays: weekdaysOfLead(report.text),
      outlet: report.outlet === undefined ? 0 : textHash(report.outlet),
      title,
      pairs: pairsOf(meaning),
      all,
      tolls: [...tollsOf(titleTerms, lexicon), ...tollsOf(textTerms, lexicon)].slice(0, 6),
      hasText: textTerms.length > 0,
      epoch: -1,
      titleNorm: 0,
      allNorm: 0,
      nameNorm: 0,
      titleMass: 0,
    };
  };
}

/** A full date at a text's head says better than a feed when it was written; by the hour, the feed. */
function hourOf(time: number | undefined, spokenDay: number): number {
  const hour = time === undefined ? NaN : time / hourMs;
  const noon = spokenDay * 24 + 12;
  if (Number.isNaN(noon)) return hour;
  return Math.abs(hour - noon) <= spokenHoursMax ? hour : noon;
}

function ascending<T = number>(
  values: Iterable<T>,
  number: (value: T) => number = Number,
): Int32Array {
  return Int32Array.from(values, number).sort();
}

function pairsOf(terms: readonly number[]): Int32Array {
  const pairs = new Set<number>();
  for (let i = 1; i < terms.length; i++) {
    pairs.add((Math.imul(terms[i - 1] as number, 0x9e3779b1) ^ (terms[i] as number)) | 0);
  }
  return ascending(pairs);
}

/** A number within a few words of a word of death: "44 dead", "kills at least 44". */
function tollsOf(terms: readonly number[], lexicon: Lexicon): readonly number[] {
  const tolls: number[] = [];
  const length = Math.min(terms.length, tollTokensMax);
  for (let i = 0; i < length; i++) {
    const term = terms[i] as number;
    if ((lexicon.flags(term) & numberTerm) === 0) continue;
    const value = lexicon.value(term);
    const isToll = value >= 1 && value < 1_000_000 && !(value >= 1900 && value <= 2099);
    if (isToll && casualtyNear(terms, i, lexicon) && !tolls.includes(value)) tolls.push(value);
  }
  return tolls;
}

function casualtyNear(terms: readonly number[], at: number, lexicon: Lexicon): boolean {
  const to = Math.min(terms.length - 1, at + tollReach);
  for (let i = at + 1; i <= to; i++) {
    const flags = lexicon.flags(terms[i] as number);
    if ((flags & numberTerm) !== 0) break;
    if ((flags & casualtyTerm) !== 0) return true;
  }
  for (let i = at - 1; i >= Math.max(0, at - tollReach); i--) {
    const flags = lexicon.flags(terms[i] as number);
    if ((flags & numberTerm) !== 0) return false;
    if ((flags & casualtyTerm) !== 0) return true;
  }
  return false;
}
