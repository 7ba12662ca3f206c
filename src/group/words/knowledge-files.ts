// The lines of a file of knowledge/: without blank ones, and those that begin with # are remarks.

/** File name, such as `stop-words/en.txt`, to content. */
export type KnowledgeFiles = Readonly<Record<string, string>>;

/** Per language: words that say nothing of an event, in lower case. */
export type StopWords = ReadonlyMap<string, ReadonlySet<string>>;

export interface Line {
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

export function linesOf(content: string): readonly Line[] {
  return content
    .split('\n')
    .map((text, at) => ({ line: at + 1, text: text.trim() }))
    .filter(({ text }) => text !== '' && !text.startsWith('#'));
}

/** Of a file that is words and nothing else. */
export function wordsOf(content: string): readonly string[] {
  return linesOf(content).flatMap(({ text }) => text.split(/\s+/u));
}

export function stopWordsOf(files: KnowledgeFiles): StopWords {
  return byLanguage(files, 'stop-words/', (content) => new Set(wordsOf(content.toLowerCase())));
}

/** What the files of a folder say, each of one language: `folder/en.txt`. */
export function byLanguage<T>(
  files: KnowledgeFiles,
  folder: string,
  read: (content: string) => T,
): ReadonlyMap<string, T> {
  const own = Object.entries(files).filter(([name]) => name.startsWith(folder));
  return new Map(
    own.map(([name, content]) => [name.slice(folder.length, -'.txt'.length), read(content)]),
  );
}
