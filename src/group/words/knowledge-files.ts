// The lines of the files of knowledge/. A line that begins with # is a remark.

/** File name, such as `stop-words/en.txt`, to content. */
export type KnowledgeFiles = Readonly<Record<string, string>>;

/** Language → words that say nothing about an event, in lower case. */
export type StopWords = ReadonlyMap<string, ReadonlySet<string>>;

export interface Line {
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

/** The trimmed lines of a file, without blank lines and remarks. */
export function linesOf(content: string): readonly Line[] {
  return content
    .split('\n')
    .map((text, at) => ({ line: at + 1, text: text.trim() }))
    .filter(({ text }) => text !== '' && !text.startsWith('#'));
}

/** The words of a file that holds nothing but words. */
export function wordsOf(content: string): readonly string[] {
  return linesOf(content).flatMap(({ text }) => text.split(/\s+/u));
}

/** The stop words of every language, from stop-words/. */
export function stopWordsOf(files: KnowledgeFiles): StopWords {
  return byLanguage(files, 'stop-words/', (content) => new Set(wordsOf(content.toLowerCase())));
}

/** Language → what `read` makes of its file in a folder: `folder/en.txt`. */
export function byLanguage<T>(
  files: KnowledgeFiles,
  folder: string,
  read: (content: string) => T,
): ReadonlyMap<string, T> {
  const ofFolder = Object.entries(files).filter(([name]) => name.startsWith(folder));
  return new Map(
    ofFolder.map(([name, content]) => [name.slice(folder.length, -'.txt'.length), read(content)]),
  );
}

/** The English names of the lines of calendar.txt: days from Sunday, then months. */
export const calendarNames: readonly string[] = [
  ...['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'],
  ...['january', 'february', 'march', 'april', 'may', 'june'],
  ...['july', 'august', 'september', 'october', 'november', 'december'],
];
