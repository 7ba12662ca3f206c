// The passage of a search result: the text that matches best, cut to a window around the match.

import type { SearchTerm } from '../search-words.js';
import { markClose, markOpen, passageWords } from '../sql/search.js';
import { stemOf, wordsIn, type Word } from './words.js';

/** How many words before the first match are shown. */
const wordsBefore = 6;

interface Match {
  /** The first word and the one after the last, by their numbers in the text. */
  readonly from: number;
  readonly to: number;
}

/** @param texts the most important one first. */
export function passageOf(texts: readonly string[], terms: readonly SearchTerm[]): string {
  let best = { text: '', words: [] as readonly Word[], matches: [] as readonly Match[], terms: 0 };
  for (const text of texts) {
    const words = wordsIn(text);
    const found = terms.map((term) => matchesOf(term, words));
    const count = found.filter((matches) => matches.length > 0).length;
    if (count > best.terms) best = { text, words, matches: found.flat(), terms: count };
  }
  return best.terms === 0 ? '' : windowOf(best.text, best.words, best.matches);
}

function matchesOf({ words, isPrefix }: SearchTerm, text: readonly Word[]): readonly Match[] {
  const stems = words.map(stemOf).filter((stem) => stem !== '');
  if (stems.length === 0) return [];
  const fits = (stem: string, at: number, index: number) =>
    isPrefix && index === stems.length - 1
      ? text[at + index]?.stem.startsWith(stem)
      : text[at + index]?.stem === stem;
  return text.flatMap((_, at) =>
    stems.every((stem, index) => fits(stem, at, index))
      ? [{ from: at, to: at + stems.length }]
      : [],
  );
}

function windowOf(text: string, words: readonly Word[], matches: readonly Match[]): string {
  const firstMatch = Math.min(...matches.map(({ from }) => from));
  const latest = Math.max(0, words.length - passageWords);
  const from = Math.min(latest, Math.max(0, firstMatch - wordsBefore));
  const to = Math.min(words.length, from + passageWords);
  const isMatch = (at: number) => matches.some((match) => match.from <= at && at < match.to);
  const joins = (at: number) => matches.some((match) => match.from < at && at < match.to);
  let passage = from > 0 ? ' … ' : text.slice(0, words[0]?.start);
  for (let at = from; at < to; at += 1) {
    const { start, end } = words[at] as Word;
    if (at > from) passage += text.slice(words[at - 1]?.end, start);
    if (isMatch(at) && !(at > from && joins(at))) passage += markOpen;
    passage += text.slice(start, end);
    if (isMatch(at) && !(at + 1 < to && joins(at + 1))) passage += markClose;
  }
  return passage + (to < words.length ? ' … ' : text.slice(words[to - 1]?.end));
}
