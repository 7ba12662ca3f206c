// The section heading: a house pattern around the event, in the language of the title.

import type { Sourced } from '../domain/sourced.js';
import { hasMainVerb } from './noun-phrase/noun-phrase.js';
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
    return isSurePhrase(title.text, event.text)
      ? fillHousePattern('headingPattern', pattern, event)
      : fillHousePattern('headingPattern', afterColon(pattern), title);
  }
  const own = patterns.get(language.slice(0, 2).toLowerCase());
  return fillHousePattern(`headingPattern.${language}`, own ?? wordless, title);
}

/** A preposition at the end of the pattern needs a noun after it, so a colon replaces it. */
const afterColon = (pattern: string): string =>
  pattern.replace(/\s+(?:on|about|of|regarding)\s+(?=\{event\})/iu, ': ');

/** What a second finite verb, a quotation, a modal or a speaker after the event looks like. */
const doubtful = new RegExp(
  '["“”„«»?:;|…]|(?:^|\\s)[\'‘]\\S|\\s[-–—]\\s|' +
    '\\b(?:says?|said|tells?|told|claims?|warns?|vows?|will|would|can|could|may|might|should|' +
    'must|shall|not|no|is|are|was|were|has|have|had|do|does|did|how|why|what|if|that)\\b|' +
    ',\\s(?:\\S+\\s){0,4}(?:reports?|sources?|officials?|police|ministry|army|monitor)$',
  'iu',
);

/**
 * True when the title surely became a noun phrase: its main verb was found and rewritten, and the
 * phrase has no sign of a second clause. A title without a verb that is known is not sure.
 */
function isSurePhrase(title: string, phrase: string): boolean {
  return phrase !== title && hasMainVerb(title) && !doubtful.test(phrase) && !hasMainVerb(phrase);
}
