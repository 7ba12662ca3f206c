// The section heading: a house pattern around the event, in the language of the title.

import type { Sourced } from '../domain/sourced.js';
import { isClause } from './noun-phrase/noun-phrase.js';
import { fillHousePattern, transform } from './sourced.js';

/** Patterns for languages other than English, whose pattern is a setting. */
const patterns: ReadonlyMap<string, string> = new Map([
  ['de', 'Mehr dazu: {event}'],
  ['es', 'Más sobre: {event}'],
  ['fr', 'À lire aussi : {event}'],
  ['it', 'Altre notizie: {event}'],
  ['nl', 'Meer over: {event}'],
  ['pt', 'Mais sobre: {event}'],
]);
/** Other languages get the title alone, without words of another language around it. */
const wordless = '{event}';

/**
 * `More News On {event}` with the event as a noun phrase. A title that gives no noun phrase follows
 * a colon instead (`More News: Dam Holds; Town Returns`), as every title in other languages does.
 */
export function headingOf(title: Sourced, language: string, pattern: string): Sourced {
  if (language === 'en') {
    const event = transform('noun-phrase', title);
    const isNoun = event.text !== title.text || !isStatement(title.text);
    return fillHousePattern('headingPattern', isNoun ? pattern : behindColon(pattern), event);
  }
  const own = patterns.get(language.slice(0, 2).toLowerCase());
  return fillHousePattern(`headingPattern.${language}`, own ?? wordless, title);
}

/** A preposition at the end of the pattern needs a noun after it, so a colon replaces it. */
const behindColon = (pattern: string): string =>
  pattern.replace(/\s+(?:on|about|of|regarding)\s+(?=\{event\})/iu, ': ');

/** A clause, a question, or a title of several parts. */
const isStatement = (title: string): boolean => isClause(title) || /[?:;]/u.test(title);
