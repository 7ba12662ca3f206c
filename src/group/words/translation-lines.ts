// Lines of knowledge that say one thing in several languages:
// `moscow | es Moscú | fr Moscou, Moskou | ru Москва`.

/** One thing: its English name, and how other languages call it. */
export interface Translation {
  readonly english: string;
  readonly names: readonly ForeignName[];
  /** A place, a people or an actor: capitals or not, it is a name. */
  readonly isName: boolean;
}

export interface ForeignName {
  /** ISO 639-1. */
  readonly language: string;
  /** A word or two. */
  readonly words: string;
}

/** A language and what it says. */
export const languagePattern = /^([a-z]{2})\s+(.+)$/u;

/** Never throws: a part it cannot use is left out. */
export function parseTranslation(line: string, isName: boolean): Translation {
  const [english = '', ...parts] = line.split('|').map((one) => one.trim());
  return { english, isName, names: parts.flatMap(parseForeignNames) };
}

/** `es Moscú, Moscovia` */
export function parseForeignNames(text: string): readonly ForeignName[] {
  const [, language = '', ways = ''] = languagePattern.exec(text) ?? [];
  return ways
    .split(',')
    .map((words) => words.trim())
    .filter((words) => words !== '')
    .map((words) => ({ language, words }));
}
