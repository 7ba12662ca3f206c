// Facts about words that an editor can extend without code: parsed from the files of knowledge/.
// Their forms are told in knowledge/README.md.

import { calendarNames } from './calendar-names.js';
import {
  byLanguage,
  linesOf,
  stopWordsOf,
  wordsOf,
  type KnowledgeFiles,
  type StopWords,
} from './knowledge-files.js';
import { parseTranslation, parseForeignNames, type Translation } from './translation-lines.js';

export interface Knowledge {
  readonly stopWords: StopWords;
  /** Several ways to say one thing; the first names it. Each way is one word or several. */
  readonly aliases: readonly (readonly string[])[];
  /** Per language: words that are numbers, twelve → 12. */
  readonly numerals: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Words a number of dead stands beside. */
  readonly casualtyWords: readonly string[];
  /** What other languages call things. */
  readonly translations: readonly Translation[];
  /** Weekdays from Sunday, then months, as other languages call them. */
  readonly calendar: readonly Translation[];
  /** Per language but English: common words, and the share of texts that hold one. */
  readonly commonWords: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Phrases of what outlets set around every text; `^` binds to the start of a sentence. */
  readonly furniture: readonly string[];
  /** Countries and provinces, by their English names, each with towns in it. */
  readonly regions: readonly Region[];
  /** Per language: words after which a name is that of a place. */
  readonly locatives: StopWords;
}

export interface Region {
  /** Several that one affair joins: at war with one another, say. */
  readonly countries: readonly string[];
  readonly towns: readonly string[];
}

const commonWordsFolder = 'common-words/';
const translationsFolder = 'translations/';
/** Of the files in that folder, the one whose things are no names. */
const plainTranslations = 'translations/words.txt';

/** Never throws: a line it cannot use is left out. */
export function parseKnowledge(files: KnowledgeFiles): Knowledge {
  const names = Object.keys(files).sort();
  const contentOf = (name: string): string => files[name] ?? '';
  return {
    stopWords: stopWordsOf(files),
    aliases: names
      .filter((name) => name.startsWith('aliases/'))
      .flatMap((name) => aliasLines(contentOf(name))),
    numerals: numerals(contentOf('numerals.txt')),
    casualtyWords: wordsOf(contentOf('casualties.txt')),
    translations: names
      .filter((name) => name.startsWith(translationsFolder))
      .flatMap((name) => tongueLines(contentOf(name), name !== plainTranslations)),
    calendar: calendarLines(tongueLines(contentOf('calendar.txt'), false)),
    commonWords: byLanguage(files, commonWordsFolder, sharesOf),
    furniture: textsOf(contentOf('furniture.txt')),
    regions: textsOf(contentOf('regions.txt')).map(parseRegion),
    locatives: byLanguage(
      files,
      'locatives/',
      (content) => new Set(wordsOf(content.toLowerCase())),
    ),
  };
}

const textsOf = (content: string): readonly string[] => linesOf(content).map(({ text }) => text);

const tongueLines = (content: string, isName: boolean): readonly Translation[] =>
  textsOf(content).map((line) => parseTranslation(line, isName));

/** One line a day and month, whatever is missing. */
function calendarLines(told: readonly Translation[]): readonly Translation[] {
  return calendarNames.map(
    (english) =>
      told.find((line) => line.english === english) ?? { english, names: [], isName: false },
  );
}

/** `0.33 alors ancora`: the share first, then words of that share. */
function sharesOf(content: string): ReadonlyMap<string, number> {
  const shares = new Map<string, number>();
  for (const line of textsOf(content)) {
    const [share, ...words] = line.split(/\s+/);
    const value = Number(share);
    if (Number.isFinite(value)) for (const word of words) shares.set(word, value);
  }
  return shares;
}

/** `norway: oslo, bergen` */
function parseRegion(line: string): Region {
  const [countries = '', towns = ''] = line.split(':');
  return { countries: namesIn(countries), towns: namesIn(towns) };
}

const namesIn = (list: string): readonly string[] =>
  list
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** `Islamic State, IS, ISIS, Daesh` */
function aliasLines(content: string): readonly (readonly string[])[] {
  return textsOf(content)
    .map((line) =>
      line
        .split(',')
        .map((way) => way.trim().replaceAll(/\s+/g, ' '))
        .filter((way) => way !== ''),
    )
    .filter((ways) => ways.length > 1);
}

/** `12 en twelve | es doce | fr douze` */
function numerals(content: string): Knowledge['numerals'] {
  const found = new Map<string, Map<string, number>>();
  for (const line of textsOf(content)) {
    const [, value = '', rest = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    for (const { language, words } of rest
      .split('|')
      .flatMap((one) => parseForeignNames(one.trim()))) {
      const known = found.get(language);
      if (known === undefined) found.set(language, new Map([[words, Number(value)]]));
      else known.set(words, Number(value));
    }
  }
  return found;
}
