// Facts about words that an editor can extend without code: parsed from the files of knowledge/.

export interface Knowledge {
  /** Per language: words that say nothing of an event. */
  readonly stopWords: ReadonlyMap<string, ReadonlySet<string>>;
  /** Several ways to say one thing; the first names it. Each way is one word or several. */
  readonly aliases: readonly (readonly string[])[];
  /** Words that are numbers: twelve → 12. */
  readonly numerals: ReadonlyMap<string, number>;
  /** Words a number of dead stands beside. */
  readonly casualtyWords: readonly string[];
  /** Phrases of what outlets set around every text; `^` binds to the start of a sentence. */
  readonly furniture: readonly string[];
}

/** File name, such as `stop-words/en.txt`, to content. */
export type KnowledgeFiles = Readonly<Record<string, string>>;

const stopWordsFolder = 'stop-words/';

/** Lines that begin with # are remarks. Never throws: a line it cannot use is left out. */
export function parseKnowledge(files: KnowledgeFiles): Knowledge {
  const stopWords = new Map<string, ReadonlySet<string>>();
  for (const [name, content] of Object.entries(files)) {
    if (!name.startsWith(stopWordsFolder)) continue;
    const language = name.slice(stopWordsFolder.length, -'.txt'.length);
    stopWords.set(language, new Set(lines(content).flatMap((line) => line.split(/\s+/))));
  }
  const aliasFiles = Object.keys(files).filter((name) => name.startsWith('aliases/'));
  return {
    stopWords,
    aliases: aliasFiles.sort().flatMap((name) => aliasLines(files[name] ?? '')),
    numerals: numerals(files['numerals.txt'] ?? ''),
    casualtyWords: lines(files['casualties.txt'] ?? '').flatMap((line) => line.split(/\s+/)),
    furniture: lines(files['furniture.txt'] ?? ''),
  };
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
        .map((way) => way.trim())
        .filter((way) => way !== ''),
    )
    .filter((ways) => ways.length > 1);
}

/** `12 twelve doce douze` */
function numerals(content: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const line of lines(content)) {
    const [value, ...words] = line.split(/\s+/);
    const number = Number(value);
    if (Number.isFinite(number)) for (const word of words) found.set(word, number);
  }
  return found;
}
