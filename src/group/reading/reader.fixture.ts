// A reader over the given knowledge and an empty reference corpus, which has read nothing yet.

import type { Knowledge } from '../words/knowledge.js';
import { letters } from '../words/letters.js';
import { createLexicon } from '../words/lexicon.js';
import { createStem } from '../words/stems.js';
import { createCalendar } from './calendar.js';
import { createLocatives } from './locatives.js';
import { createRead, termShift, type Read } from './reading.js';

export interface Reader {
  readonly read: Read;
  /** The keys of a headline's terms, in order. */
  keysOf(headline: string, language?: string): readonly string[];
}

export function readerWith(knowledge: Knowledge): Reader {
  const lexicon = createLexicon({
    letters,
    stem: createStem(),
    knowledge,
    reference: { articles: 1, counts: new Map() },
    referenceWeight: 100,
  });
  const calendar = createCalendar(knowledge.calendar);
  const locatives = createLocatives(knowledge.locatives, letters);
  const read = createRead(letters, lexicon, calendar, locatives);
  return {
    read,
    keysOf: (headline, language = 'en') =>
      Array.from(read({ id: 'x', headline, text: '', language }).terms, (packed) =>
        lexicon.key(packed >> termShift),
      ),
  };
}
