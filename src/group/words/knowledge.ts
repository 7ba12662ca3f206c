// Facts about words that an editor can extend without code: parsed from the files of knowledge/.
// Their forms are told in knowledge/README.md.

import { calendarNames } from './calendar-names.js';
import { tongueOf, waysOf, type Tongue } from './tongue-lines.js';

export interface Knowledge {
  /** Per language: words that say nothing of an event. */
  readonly stopWords: ReadonlyMap<string, ReadonlySet<string>>;
  /** Several ways to say one thing; the first names it. Each way is one word or several. */
  readonly aliases: readonly (readonly string[])[];
  /** Per language: words that are numbers, twelve → 12. */
  readonly numerals: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Words a number of dead stands beside. */
  readonly casualtyWords: readonly string[];
  /** What other languages call things. */
  readonly tongues: readonly Tongue[];
  /** Weekdays from Sunday, then months, as other languages call them. */
  readonly calendar: readonly Tongue[];
  /** Per language but English: common words, and the share of texts that hold one. */
  readonly commonWords: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Phrases of what outlets set around every text; `^` binds to the start of a sentence. */
  readonly furniture: readonly string[];
}

/** File name, such as `stop-words/en.txt`, to content. */
export type KnowledgeFiles = Readonly<Record<string, string>>;

const stopWordsFolder = 'stop-words/';
const commonWordsFolder = 'common-words/';
const tonguesFolder = 'tongues/';
/** Of the files in that folder, the one whose things are no names. */
const plainTongues = 'tongues/words.txt';

/** Lines that begin with # are remarks. Never throws: a line it cannot use is left out. */
export function parseKnowledge(files: KnowledgeFiles): Knowledge {
  const stopWords = new Map<string, ReadonlySet<string>>();
  const commonWords = new Map<string, ReadonlyMap<string, number>>();
  for (const [name, content] of Object.entries(files)) {
    const language = name.slice(name.indexOf('/') + 1, -'.txt'.length);
    if (name.startsWith(stopWordsFolder)) {
      stopWords.set(language, new Set(lines(content).flatMap((line) => line.split(/\s+/))));
    }
    if (name.startsWith(commonWordsFolder)) commonWords.set(language, sharesOf(content));
  }
  const aliasFiles = Object.keys(files).filter((name) => name.startsWith('aliases/'));
  return {
    stopWords,
    aliases: aliasFiles.sort().flatMap((name) => aliasLines(files[name] ?? '')),
    numerals: numerals(files['numerals.txt'] ?? ''),
    casualtyWords: lines(files['casualties.txt'] ?? '').flatMap((line) => line.split(/\s+/)),
    tongues: Object.keys(files)
      .filter((name) => name.startsWith(tonguesFolder))
      .sort()
      .flatMap((name) => tongueLines(files[name] ?? '', name !== plainTongues)),
    calendar: calendarLines(tongueLines(files['calendar.txt'] ?? '', false)),
    commonWords,
    furniture: lines(files['furniture.txt'] ?? ''),
  };
}

const tongueLines = (content: string, isName: boolean): readonly Tongue[] =>
  lines(content).map((line) => tongueOf(line, isName));

/** One line a day and month, whatever is missing. */
function calendarLines(told: readonly Tongue[]): readonly Tongue[] {
  return calendarNames.map(
    (english) =>
      told.find((line) => line.english === english) ?? { english, ways: [], isName: false },
  );
}

/** `0.33 alors ancora`: the share first, then words of that share. */
function sharesOf(content: string): ReadonlyMap<string, number> {
  const shares = new Map<string, number>();
  for (const line of lines(content)) {
    const [share, ...words] = line.split(/\s+/);
    const value = Number(share);
    if (Number.isFinite(value)) for (const word of words) shares.set(word, value);
  }
  return shares;
}

function lines(content: string): readonly string[] {
  return content
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** `Islamic State, IS, ISIS, Daesh` */
function aliasLines(content: string): readonly (readonly string[])[] {
  return lines(content)
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
  for (const line of lines(content)) {
    const [, value = '', rest = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    for (const { language, words } of rest.split('|').flatMap((one) => waysOf(one.trim()))) {
      const known = found.get(language);
      if (known === undefined) found.set(language, new Map([[words, Number(value)]]));
      else known.set(words, Number(value));
    }
  }
  return found;
}
