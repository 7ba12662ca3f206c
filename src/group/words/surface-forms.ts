// How each language words a term, so that what two reports share is told in words of their own.
// Most terms are met in one language only, which costs them a byte.

import { grown } from '../column.js';
import type { Columns, Sheet } from '../snapshot/snapshot.js';

export interface SurfaceForms {
  /** A term is new: what it was met as is its word in this language. */
  noteFirst(term: number, language: string): void;
  /**
   * A term that was known goes by this word in this language; the first word counts. False where
   * that is the language it was first met in.
   */
  noteOther(term: number, word: string, language: string): boolean;
  /** Undefined when it is the one it was first met as, or none. */
  formIn(term: number, language: string): string | undefined;
  forget(term: number): void;
  /** `terms`: how many there are. */
  save(sheet: Sheet, terms: number): void;
  load(columns: Columns): void;
}

/** Languages beyond share the last number. */
const languagesMax = 255;

export function createSurfaceForms(): SurfaceForms {
  /** By language; the place, from 1, is the number of one. */
  const words = new Map<string, Map<number, string>>();
  const numbers = new Map<string, number>();
  let firstIn: Uint8Array = new Uint8Array(1 << 14);

  function numberOf(language: string): number {
    let number = numbers.get(language);
    if (number === undefined) {
      number = Math.min(numbers.size + 1, languagesMax);
      numbers.set(language, number);
      words.set(language, new Map());
    }
    return number;
  }

  return {
    noteFirst(term, language) {
      firstIn = grown(firstIn, term + 1);
      firstIn[term] = numberOf(language);
    },
    noteOther(term, word, language) {
      if (numberOf(language) === firstIn[term]) return false;
      const own = words.get(language);
      if (own?.has(term) === false) own.set(term, word);
      return true;
    },
    formIn: (term, language) => words.get(language)?.get(term),
    forget(term) {
      firstIn[term] = 0;
      for (const own of words.values()) own.delete(term);
    },
    save(sheet, terms) {
      firstIn = grown(firstIn, terms);
      sheet.texts('wordings.languages', [...numbers.keys()]);
      sheet.bytes('wordings.first', firstIn.slice(0, terms));
      for (const own of words.values()) {
        sheet.ints('wordings.terms', Int32Array.from(own.keys()));
        sheet.texts('wordings.words', [...own.values()]);
      }
    },
    load(columns) {
      const languages = columns.texts('wordings.languages');
      firstIn = columns.bytes('wordings.first');
      for (const language of languages) {
        numberOf(language);
        const terms = columns.ints('wordings.terms');
        const own = columns.texts('wordings.words');
        words.set(language, new Map(own.map((word, at) => [terms[at] as number, word])));
      }
    },
  };
}
