// Lines of knowledge that say one thing in several languages:
// `moscow | es Moscú | fr Moscou, Moskou | ru Москва`.

/** One thing: its English name, and how other languages call it. */
export interface Tongue {
  readonly english: string;
  readonly ways: readonly Way[];
  /** A place, a people or an actor: capitals or not, it is a name. */
  readonly isName: boolean;
}

export interface Way {
  /** ISO 639-1. */
  readonly language: string;
  /** A word or two. */
  readonly words: string;
}

/** A language and what it says. */
export const languagePart = /^([a-z]{2})\s+(.+)$/u;

/** Never throws: a part it cannot use is left out. */
export function tongueOf(line: string, isName: boolean): Tongue {
  const [english = '', ...parts] = line.split('|').map((one) => one.trim());
  return { english, isName, ways: parts.flatMap(waysOf) };
}

/** `es Moscú, Moscovia` */
export function waysOf(text: string): readonly Way[] {
  const [, language = '', ways = ''] = languagePart.exec(text) ?? [];
  return ways
    .split(',')
    .map((words) => words.trim())
    .filter((words) => words !== '')
    .map((words) => ({ language, words }));
}
