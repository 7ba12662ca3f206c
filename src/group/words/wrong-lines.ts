// Which lines of knowledge/ cannot be used, and why: they are left out, and whoever starts muster
// is told.

import type { KnowledgeFiles } from './knowledge.js';
import { checkOf, type StopWords } from './line-checks.js';
import { tongueOf } from './tongue-lines.js';

export interface WrongLine {
  /** Path in knowledge/. */
  readonly file: string;
  /** From 1; undefined when nobody reads the file at all. */
  readonly line?: number;
  /** The rest of a sentence. */
  readonly why: string;
}

interface Line {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** In the order of the files. Never throws. */
export function wrongLines(files: KnowledgeFiles): readonly WrongLine[] {
  const stopWords = stopWordsIn(files);
  const wrong: WrongLine[] = [];
  const aliases: Line[] = [];
  const tongues: Line[] = [];
  for (const file of Object.keys(files).sort()) {
    const check = checkOf(file, stopWords);
    if (check === undefined) wrong.push({ file, why: 'no file of this name is read.' });
    for (const one of check === undefined ? [] : linesOf(file, files[file] ?? '')) {
      const why = check?.(one.text);
      if (why !== undefined) wrong.push({ file, line: one.line, why });
      else if (file.startsWith('aliases/')) aliases.push(one);
      else if (file.startsWith('tongues/')) tongues.push(one);
    }
  }
  return [...wrong, ...twice(aliases, waysOfAlias), ...twice(tongues, waysOfTongue(aliases))];
}

/** The files with those lines blank, so that the others keep their numbers. */
export function without(files: KnowledgeFiles, wrong: readonly WrongLine[]): KnowledgeFiles {
  const left = { ...files };
  for (const { file, line } of wrong) {
    if (line === undefined) continue;
    left[file] = (left[file] ?? '')
      .split('\n')
      .map((text, at) => (at + 1 === line ? '' : text))
      .join('\n');
  }
  return left;
}

function linesOf(file: string, content: string): readonly Line[] {
  return content
    .split('\n')
    .map((text, at) => ({ file, line: at + 1, text: text.trim() }))
    .filter(({ text }) => text !== '' && !text.startsWith('#'));
}

function stopWordsIn(files: KnowledgeFiles): StopWords {
  const lists = Object.entries(files).filter(([file]) => file.startsWith('stop-words/'));
  return new Map(
    lists.map(([file, content]) => [
      file.slice(-'xx.txt'.length, -'.txt'.length),
      new Set(linesOf(file, content).flatMap(({ text }) => text.toLowerCase().split(/\s+/u))),
    ]),
  );
}

/** What a line says, and of which thing. */
interface Said {
  readonly way: string;
  readonly thing: string;
}

/** Lines that say of a word what an earlier line says of it for another thing. */
function twice(
  lines: readonly Line[],
  saidIn: (line: Line) => readonly Said[],
): readonly WrongLine[] {
  const known = new Map<string, Line & { readonly thing: string }>();
  const wrong: WrongLine[] = [];
  for (const one of lines) {
    const said = saidIn(one);
    const earlier = said.map(({ way, thing }) => ({ way, thing, first: known.get(way) }));
    const clash = earlier.find(({ thing, first }) => first !== undefined && first.thing !== thing);
    if (clash?.first !== undefined) {
      const { file, line } = clash.first;
      const why = `“${clash.way}” stands in line ${line} of ${file} already.`;
      wrong.push({ file: one.file, line: one.line, why });
      continue;
    }
    for (const { way, thing } of said) if (!known.has(way)) known.set(way, { ...one, thing });
  }
  return wrong;
}

/** Capitals count in two letters: US is no “us”. */
const asAlias = (way: string): string => (way.length <= 2 ? way : way.toLowerCase());

function waysOfAlias({ text, file, line }: Line): readonly Said[] {
  const ways = text.split(',').map((way) => asAlias(way.trim()));
  return ways.map((way) => ({ way, thing: `${file} ${line}` }));
}

/** A thing is known by its English name, or by what aliases lead that to. */
function waysOfTongue(aliases: readonly Line[]) {
  const things = new Map(aliases.flatMap(waysOfAlias).map(({ way, thing }) => [way, thing]));
  return ({ text }: Line): readonly Said[] => {
    const { english, ways } = tongueOf(text, false);
    const thing = things.get(asAlias(english)) ?? english;
    return ways.map(({ language, words }) => ({
      way: `${language} ${words.toLowerCase()}`,
      thing,
    }));
  };
}
