// The word for a term in each language, so that reasons use the words of the reports they explain.
// Most terms are met in one language only and take one byte.

import { grown } from '../column.js';
import type { SnapshotReader, SnapshotWriter } from '../snapshot/snapshot.js';

export interface SurfaceForms {
  /** Notes the language in which a new term was first met; its surface is the word there. */
  noteFirst(term: number, language: string): void;
  /**
   * Notes the word for a known term in another language; the first word noted counts. Returns
   * false, and notes nothing, in the language the term was first met in.
   */
  noteOther(term: number, word: string, language: string): boolean;
  /** The word noted in a language; undefined for the language first met, and if none is noted. */
  formIn(term: number, language: string): string | undefined;
  forget(term: number): void;
  /** Saves the words of the first `terms` terms. */
  save(writer: SnapshotWriter, terms: number): void;
  load(reader: SnapshotReader): void;
}

/** Further languages share the last number. */
const languagesMax = 255;

export function createSurfaceForms(): SurfaceForms {
  /** Language → term → word. */
  const words = new Map<string, Map<number, string>>();
  /** Language → its number, from 1. */
  const numbers = new Map<string, number>();
  /** Term → number of the language it was first met in. */
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
    save(writer, terms) {
      firstIn = grown(firstIn, terms);
      writer.texts('surfaceForms.languages', [...numbers.keys()]);
      writer.bytes('surfaceForms.first', firstIn.slice(0, terms));
      for (const own of words.values()) {
        writer.ints('surfaceForms.terms', Int32Array.from(own.keys()));
        writer.texts('surfaceForms.words', [...own.values()]);
      }
    },
    load(reader) {
      const languages = reader.texts('surfaceForms.languages');
      firstIn = reader.bytes('surfaceForms.first');
      for (const language of languages) {
        numberOf(language);
        const terms = reader.ints('surfaceForms.terms');
        const own = reader.texts('surfaceForms.words');
        words.set(language, new Map(own.map((word, at) => [terms[at] as number, word])));
      }
    },
  };
}
