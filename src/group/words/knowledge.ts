// Parses the files of knowledge/: facts about words that an editor can extend without code.
// knowledge/README.md describes their forms.

import {
  byLanguage,
  calendarNames,
  linesOf,
  stopWordsOf,
  wordsOf,
  type KnowledgeFiles,
  type StopWords,
} from './knowledge-files.js';
import { parseTranslation, parseForeignNames, type Translation } from './translation-lines.js';

export interface Knowledge {
  readonly stopWords: StopWords;
  /** Names for one thing, of one word or two; the first is the main one. */
  readonly aliases: readonly (readonly string[])[];
  /** Per language: words that are numbers, twelve → 12. */
  readonly numerals: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** English words beside which a number is a number of dead. */
  readonly casualtyWords: readonly string[];
  /** What other languages call a thing. */
  readonly translations: readonly Translation[];
  /** What other languages call the weekdays, from Sunday, and then the months. */
  readonly calendar: readonly Translation[];
  /** Per language other than English: common words, and the share of texts that contain each. */
  readonly commonWords: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Phrases that outlets put around every text; one with `^` only opens a sentence. */
  readonly furniture: readonly string[];
  /** Countries and provinces by their English names, with their towns. */
  readonly regions: readonly Region[];
  /** Per language: words after which a name is the name of a place. */
  readonly locatives: StopWords;
}

export interface Region {
  /** Several if one affair joins them, such as a war between them. */
  readonly countries: readonly string[];
  readonly towns: readonly string[];
}

const commonWordsFolder = 'common-words/';
const translationsFolder = 'translations/';
/** The file of that folder whose things are common nouns and verbs, not names. */
const plainTranslations = 'translations/words.txt';

/** Never throws: skips a line that it cannot use. */
export function parseKnowledge(files: KnowledgeFiles): Knowledge {
  const names = Object.keys(files).sort();
  const contentOf = (name: string): string => files[name] ?? '';
  return {
    stopWords: stopWordsOf(files),
    aliases: names
      .filter((name) => name.startsWith('aliases/'))
      .flatMap((name) => parseAliases(contentOf(name))),
    numerals: parseNumerals(contentOf('numerals.txt')),
    casualtyWords: wordsOf(contentOf('casualties.txt')),
    translations: names
      .filter((name) => name.startsWith(translationsFolder))
      .flatMap((name) => parseTranslations(contentOf(name), name !== plainTranslations)),
    calendar: parseCalendar(parseTranslations(contentOf('calendar.txt'), false)),
    commonWords: byLanguage(files, commonWordsFolder, parseShares),
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

const parseTranslations = (content: string, isName: boolean): readonly Translation[] =>
  textsOf(content).map((line) => parseTranslation(line, isName));

/** One translation for each day and month; without names where the file has no line. */
function parseCalendar(translations: readonly Translation[]): readonly Translation[] {
  return calendarNames.map(
    (english) =>
      translations.find((line) => line.english === english) ?? {
        english,
        names: [],
        isName: false,
      },
  );
}

/** `0.33 alors ancora`: a share, then the words that have it. */
function parseShares(content: string): ReadonlyMap<string, number> {
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
  return { countries: splitNames(countries), towns: splitNames(towns) };
}

const splitNames = (list: string): readonly string[] =>
  list
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** `Islamic State, IS, ISIS, Daesh` */
function parseAliases(content: string): readonly (readonly string[])[] {
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
function parseNumerals(content: string): Knowledge['numerals'] {
  const found = new Map<string, Map<string, number>>();
  for (const line of textsOf(content)) {
    const [, value = '', rest = ''] = /^(\d+)\s+(\S.*)$/.exec(line) ?? [];
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
