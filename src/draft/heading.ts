// The section heading: the event behind the house's words, in the language of the title.

import type { Sourced } from '../domain/sourced.js';
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

/** `More News On {event}`, the event as a noun phrase; in other languages the title as it is. */
export function headingOf(title: Sourced, language: string, pattern: string): Sourced {
  if (language === 'en') return filled('headingPattern', pattern, made('noun-phrase', title));
  const own = patterns.get(language.slice(0, 2).toLowerCase());
  return filled(`headingPattern.${language}`, own ?? wordless, title);
}
