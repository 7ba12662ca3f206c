// Parses lines that name one thing in several languages:
// `moscow | es Moscú | fr Moscou, Moskou | ru Москва`.

/** One thing: its English name, and its names in other languages. */
export interface Translation {
  readonly english: string;
  readonly names: readonly ForeignName[];
  /** A place, a people or an actor: a name even where capitals are no sign of one. */
  readonly isName: boolean;
}

export interface ForeignName {
  /** ISO 639-1. */
  readonly language: string;
  /** A word or two. */
  readonly words: string;
}

/** A language code, then names. */
export const languagePattern = /^([a-z]{2})\s+(\S.*)$/u;

/** Never throws: skips a part that it cannot use. */
export function parseTranslation(line: string, isName: boolean): Translation {
  const [english = '', ...parts] = line.split('|').map((one) => one.trim());
  return { english, isName, names: parts.flatMap(parseForeignNames) };
}

/** Parses `es Moscú, Moscovia`; empty if it has another form. */
export function parseForeignNames(text: string): readonly ForeignName[] {
  const [, language = '', ways = ''] = languagePattern.exec(text) ?? [];
  return ways
    .split(',')
    .map((words) => words.trim())
    .filter((words) => words !== '')
    .map((words) => ({ language, words }));
}
