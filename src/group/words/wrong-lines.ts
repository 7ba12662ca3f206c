// Finds the lines of knowledge/ that cannot be used, and says why. They are skipped, and muster
// reports them when it starts.

import { checkOf } from './line-checks.js';
import { linesOf, stopWordsOf, type KnowledgeFiles, type Line } from './knowledge-files.js';
import { parseTranslation } from './translation-lines.js';

export interface WrongLine {
  /** Path in knowledge/. */
  readonly file: string;
  /** From 1; undefined if the whole file is not read. */
  readonly line?: number;
  /** The second half of a sentence, after a colon. */
  readonly why: string;
}

interface SourcedLine extends Line {
  readonly file: string;
}

/** The lines that cannot be used, in the order of the files. Never throws. */
export function wrongLines(files: KnowledgeFiles): readonly WrongLine[] {
  const stopWords = stopWordsOf(files);
  const wrong: WrongLine[] = [];
  const aliases: SourcedLine[] = [];
  const translations: SourcedLine[] = [];
  const places: SourcedLine[] = [];
  for (const file of Object.keys(files).sort()) {
    const check = checkOf(file, stopWords);
    if (check === undefined) wrong.push({ file, why: 'no file of this name is read.' });
    for (const entry of check === undefined ? [] : linesOf(files[file] ?? '')) {
      const why = check?.(entry.text);
      if (why !== undefined) wrong.push({ file, line: entry.line, why });
      else if (file.startsWith('aliases/')) aliases.push({ ...entry, file });
      else if (file.startsWith('translations/')) translations.push({ ...entry, file });
      else if (file === 'regions.txt') places.push({ ...entry, file });
    }
  }
  return [
    ...wrong,
    ...repeated(aliases, aliasClaims),
    ...repeated(translations, translationClaims(aliases)),
    ...repeated(places, placeClaims),
  ];
}

/** The files with those lines blank, so that the other lines keep their numbers. */
export function withoutLines(files: KnowledgeFiles, wrong: readonly WrongLine[]): KnowledgeFiles {
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

/** A name that a line uses, and the thing it uses it for. */
interface Claim {
  readonly name: string;
  readonly thing: string;
}

/** Lines that use a name of another thing in an earlier line. */
function repeated(
  lines: readonly SourcedLine[],
  claimsIn: (line: SourcedLine) => readonly Claim[],
): readonly WrongLine[] {
  const known = new Map<string, SourcedLine & { readonly thing: string }>();
  const wrong: WrongLine[] = [];
  for (const entry of lines) {
    const claims = claimsIn(entry);
    const earlier = claims.map(({ name, thing }) => ({ name, thing, first: known.get(name) }));
    const clash = earlier.find(({ thing, first }) => first !== undefined && first.thing !== thing);
    if (clash?.first !== undefined) {
      const { file, line } = clash.first;
      const why = `“${clash.name}” is already in line ${line} of ${file}.`;
      wrong.push({ file: entry.file, line: entry.line, why });
      continue;
    }
    for (const { name, thing } of claims)
      if (!known.has(name)) known.set(name, { ...entry, thing });
  }
  return wrong;
}

/** Capitals matter in names of two letters: US is not “us”. */
const aliasKey = (name: string): string => (name.length <= 2 ? name : name.toLowerCase());

function aliasClaims({ text, file, line }: SourcedLine): readonly Claim[] {
  const names = text.split(',').map((name) => aliasKey(name.trim()));
  return names.map((name) => ({ name, thing: `${file} ${line}` }));
}

/** The places of a line. Each belongs to one line only. */
function placeClaims({ text, line }: SourcedLine): readonly Claim[] {
  const places = text.split(/[:,]/u).map((place) => place.trim());
  return places.map((name) => ({ name, thing: `${line}` }));
}

/** The names of a translation. An alias of its English name decides which thing they name. */
function translationClaims(aliases: readonly SourcedLine[]) {
  const things = new Map(aliases.flatMap(aliasClaims).map(({ name, thing }) => [name, thing]));
  return ({ text }: SourcedLine): readonly Claim[] => {
    const { english, names } = parseTranslation(text, false);
    const thing = things.get(aliasKey(english)) ?? english;
    return names.map(({ language, words }) => ({
      name: `${language} ${words.toLowerCase()}`,
      thing,
    }));
  };
}
