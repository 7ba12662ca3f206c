// A reader's words as terms to search for.

/** The longest text that is read; the rest is ignored. */
const lengthMax = 400;
const termsMax = 16;

export interface SearchTerm {
  /** Words that follow each other. */
  readonly words: readonly string[];
  /** The last word is the beginning of a word. */
  readonly isPrefix: boolean;
}

export interface SearchWords {
  /** All of them must occur; at least one. */
  readonly wanted: readonly SearchTerm[];
  /** None of them may occur. */
  readonly unwanted: readonly SearchTerm[];
}

/**
 * Understands `"exact words"`, `prefix*` and `-without`; everything else is words that must
 * occur. Returns undefined when the text contains nothing to search for.
 */
export function searchWords(text: string): SearchWords | undefined {
  const terms = [...text.slice(0, lengthMax).matchAll(/(-?)(?:"([^"]*)"?|([^\s"]+))/gu)]
    .slice(0, termsMax)
    .map(([, minus = '', quoted, bare]) => termOf(minus, quoted ?? bare ?? ''))
    .filter((term) => term !== undefined);
  const wanted = terms.filter((term) => !term.isUnwanted);
  const unwanted = terms.filter((term) => term.isUnwanted);
  return wanted.length === 0 ? undefined : { wanted, unwanted };
}

function termOf(minus: string, text: string) {
  const words = text.match(/[\p{L}\p{N}\p{M}]+/gu);
  if (!words) return undefined;
  return { isUnwanted: minus === '-', words, isPrefix: /[\p{L}\p{N}]\*$/u.test(text) };
}
