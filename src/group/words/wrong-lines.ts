// Which lines of knowledge/ cannot be used, and why: they are left out, and whoever starts muster
// is told.

import { checkOf } from './line-checks.js';
import { linesOf, stopWordsOf, type KnowledgeFiles, type Line } from './knowledge-files.js';
import { parseTranslation } from './translation-lines.js';

export interface WrongLine {
  /** Path in knowledge/. */
  readonly file: string;
  /** From 1; undefined when nobody reads the file at all. */
  readonly line?: number;
  /** The rest of a sentence. */
  readonly why: string;
}

interface SourcedLine extends Line {
  readonly file: string;
}

/** In the order of the files. Never throws. */
export function wrongLines(files: KnowledgeFiles): readonly WrongLine[] {
  const stopWords = stopWordsOf(files);
  const wrong: WrongLine[] = [];
  const aliases: SourcedLine[] = [];
  const tongues: SourcedLine[] = [];
  const places: SourcedLine[] = [];
  for (const file of Object.keys(files).sort()) {
    const check = checkOf(file, stopWords);
    if (check === undefined) wrong.push({ file, why: 'no file of this name is read.' });
    for (const one of check === undefined ? [] : linesOf(files[file] ?? '')) {
      const why = check?.(one.text);
      if (why !== undefined) wrong.push({ file, line: one.line, why });
      else if (file.startsWith('aliases/')) aliases.push({ ...one, file });
      else if (file.startsWith('translations/')) tongues.push({ ...one, file });
      else if (file === 'regions.txt') places.push({ ...one, file });
    }
  }
  return [
    ...wrong,
    ...twice(aliases, waysOfAlias),
    ...twice(tongues, waysOfTongue(aliases)),
    ...twice(places, placesIn),
  ];
}

/** The files with those lines blank, so that the others keep their numbers. */
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

/** What a line says, and of which thing. */
interface Claim {
  readonly way: string;
  readonly thing: string;
}

/** Lines that say of a word what an earlier line says of it for another thing. */
function twice(
  lines: readonly SourcedLine[],
  claimsIn: (line: SourcedLine) => readonly Claim[],
): readonly WrongLine[] {
  const known = new Map<string, SourcedLine & { readonly thing: string }>();
  const wrong: WrongLine[] = [];
  for (const one of lines) {
    const claims = claimsIn(one);
    const earlier = claims.map(({ way, thing }) => ({ way, thing, first: known.get(way) }));
    const clash = earlier.find(({ thing, first }) => first !== undefined && first.thing !== thing);
    if (clash?.first !== undefined) {
      const { file, line } = clash.first;
      const why = `“${clash.way}” stands in line ${line} of ${file} already.`;
      wrong.push({ file: one.file, line: one.line, why });
      continue;
    }
    for (const { way, thing } of claims) if (!known.has(way)) known.set(way, { ...one, thing });
  }
  return wrong;
}

/** Capitals count in two letters: US is no “us”. */
const asAlias = (way: string): string => (way.length <= 2 ? way : way.toLowerCase());

function waysOfAlias({ text, file, line }: SourcedLine): readonly Claim[] {
  const ways = text.split(',').map((way) => asAlias(way.trim()));
  return ways.map((way) => ({ way, thing: `${file} ${line}` }));
}

/** Every place lies in one line. */
function placesIn({ text, line }: SourcedLine): readonly Claim[] {
  const places = text.split(/[:,]/u).map((place) => place.trim());
  return places.map((way) => ({ way, thing: `${line}` }));
}

/** A thing is known by its English name, or by what aliases lead that to. */
function waysOfTongue(aliases: readonly SourcedLine[]) {
  const things = new Map(aliases.flatMap(waysOfAlias).map(({ way, thing }) => [way, thing]));
  return ({ text }: SourcedLine): readonly Claim[] => {
    const { english, names: ways } = parseTranslation(text, false);
    const thing = things.get(asAlias(english)) ?? english;
    return ways.map(({ language, words }) => ({
      way: `${language} ${words.toLowerCase()}`,
      thing,
    }));
  };
}
