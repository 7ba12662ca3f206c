// The section heading: the event behind the house's words, in the language of the title.

import type { Sourced } from '../domain/sourced.js';
import { isClause } from './noun-phrase/noun-phrase.js';
import { filled, made } from './sourced.js';

/** Beside the setting, which is in English. A colon keeps the title's own grammar whole. */
const patterns: ReadonlyMap<string, string> = new Map([
  ['de', 'Mehr dazu: {event}'],
  ['es', 'Más sobre: {event}'],
  ['fr', 'À lire aussi : {event}'],
  ['it', 'Altre notizie: {event}'],
  ['nl', 'Meer over: {event}'],
  ['pt', 'Mais sobre: {event}'],
]);
/** No words of one language around a title in another. */
const wordless = '{event}';

/**
 * `More News On {event}`, the event as a noun phrase; a title that makes none stands behind a colon
 * (`More News: Dam Holds; Town Returns`), and so it does in other languages.
 */
export function headingOf(title: Sourced, language: string, pattern: string): Sourced {
  if (language === 'en') {
    const event = made('noun-phrase', title);
    const isNoun = event.text !== title.text || !isSaid(title.text);
    return filled('headingPattern', isNoun ? pattern : behindColon(pattern), event);
  }
  const own = patterns.get(language.slice(0, 2).toLowerCase());
  return filled(`headingPattern.${language}`, own ?? wordless, title);
}

/** "On", "about" and their like want a noun behind them. */
const behindColon = (pattern: string): string =>
  pattern.replace(/\s+(?:on|about|of|regarding)\s+(?=\{event\})/iu, ': ');

/** A clause, a question, or what has several parts. */
const isSaid = (title: string): boolean => isClause(title) || /[?:;]/u.test(title);
