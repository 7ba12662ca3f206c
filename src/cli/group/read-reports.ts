// A file of articles as `muster group` takes it: one JSON object a line, or one JSON array, as
// public benchmarks of news grouping come. What is no article is left out, and told.

import { constants } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { Fault } from '../../domain/fault.js';
import type { Report } from '../../group/group.js';
import { readIsoDate } from './iso-date.js';
import { createLanguageCode } from './language-code.js';
import { linesOf } from './lines-of.js';
import { createNoting, type Noted, type Noting } from './noted.js';
import { reportOf, type Wish } from './report-of.js';

export interface ReadFile {
  readonly reports: readonly Report[];
  /** What is no article, a sentence each, with its place in the file. */
  readonly leftOut: Noted;
  /** Places of articles with a date that nobody can read, which count as undated. */
  readonly undated: Noted;
  /** The same, but with a day in the address, which counts instead. */
  readonly datedByAddress: Noted;
  /** Places of what is written in another encoding. */
  readonly garbled: Noted;
}

/** What stands at a place of the file, as a reader would name that. */
interface Placed {
  readonly place: string;
  readonly row?: unknown;
  /** Instead of a row. */
  readonly wrong?: string;
  readonly isUtf8?: boolean;
}

const byteOrderMark = '\ufeff';
const lineBytesMax = 64 * 2 ** 20;
/** An array is read in one piece, and no string of Node may be longer. */
const arrayBytesMax = constants.MAX_STRING_LENGTH;
const sentencesShown = 20;
const placesShown = 5;

/** @throws Fault `invalid` when the file cannot be read, or is an array that is no JSON. */
export async function readReports(file: string, titleOnly: boolean): Promise<ReadFile> {
  try {
    const isArray = await opensWith('[', file);
    return isArray ? await readArray(file, titleOnly) : await readLines(file, titleOnly);
  } catch (thrown) {
    if (thrown instanceof Fault) throw thrown;
    throw new Fault('invalid', `${file} cannot be read.`, thrown);
  }
}

/** Lines, too, can begin so: one that is cut or no article. */
async function readArray(file: string, titleOnly: boolean): Promise<ReadFile> {
  const rows = await arrayIn(file);
  if (!(rows instanceof Fault)) return taken(placesInArray(rows), titleOnly);
  const lines = await readLines(file, titleOnly);
  if (lines.reports.length > lines.leftOut.count) return lines;
  throw rows;
}

const readLines = (file: string, titleOnly: boolean): Promise<ReadFile> =>
  taken(placesInLines(file), titleOnly);

async function taken(
  all: AsyncIterable<Placed> | Iterable<Placed>,
  titleOnly: boolean,
): Promise<ReadFile> {
  const reports: Report[] = [];
  let wish: Wish = { titleOnly, languageCode: createLanguageCode(), readDate: readIsoDate };
  const leftOut = createNoting(sentencesShown);
  const [undated, datedByAddress, garbled] = Array.from({ length: 3 }, () =>
    createNoting(placesShown),
  ) as [Noting, Noting, Noting];
  for await (const { place, row, wrong, isUtf8 = true } of all) {
    if (!isUtf8) garbled.add(place);
    let told = wrong === undefined ? reportOf(row, wish) : { wrong };
    if ('report' in told && told.isDateLost && wish.readDate === readIsoDate) {
      const { readDate } = await import('../../read/read.js');
      wish = { ...wish, readDate };
      told = reportOf(row, wish);
    }
    if ('wrong' in told) {
      leftOut.add(`${place} ${told.wrong}.`);
      continue;
    }
    const { report, isDateLost } = told;
    if (isDateLost) (report.time === undefined ? undated : datedByAddress).add(place);
    reports.push(report);
  }
  return {
    reports,
    leftOut: leftOut.noted(),
    undated: undated.noted(),
    datedByAddress: datedByAddress.noted(),
    garbled: garbled.noted(),
  };
}

async function opensWith(sign: string, file: string): Promise<boolean> {
  for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: 4_096 })) {
    const text = String(chunk).replace(byteOrderMark, '').trimStart();
    if (text !== '') return text.startsWith(sign);
  }
  return false;
}

/** What is wrong with it, if it is none. */
async function arrayIn(file: string): Promise<readonly unknown[] | Fault> {
  if ((await stat(file)).size > arrayBytesMax) return new Fault('invalid', tooLongArray(file));
  try {
    return JSON.parse((await readFile(file, 'utf8')).replace(byteOrderMark, '')) as unknown[];
  } catch (cause) {
    return new Fault('invalid', `${file} begins as a JSON array, but is none.`, cause);
  }
}

function* placesInArray(rows: readonly unknown[]): Generator<Placed> {
  for (const [at, row] of rows.entries()) yield { row, place: `Article ${at + 1}` };
}

const tooLongArray = (file: string): string =>
  `${file} is one JSON array of more than ${Math.floor(arrayBytesMax / 2 ** 20)} MiB, too long ` +
  'to read in one piece; put one article on a line instead.';

async function* placesInLines(file: string): AsyncGenerator<Placed> {
  let number = 0;
  for await (const { text: line, isUtf8 } of linesOf(file, lineBytesMax)) {
    const place = `Line ${++number}`;
    if (line === undefined) {
      yield { place, wrong: tooLongLine };
      continue;
    }
    const text = number === 1 ? line.replace(byteOrderMark, '') : line;
    if (text.trim() !== '') yield { place, isUtf8, ...rowIn(text) };
  }
}

const tooLongLine = `is longer than ${lineBytesMax / 2 ** 20} MiB, the most one article may have`;

function rowIn(text: string): Pick<Placed, 'row' | 'wrong'> {
  try {
    return { row: JSON.parse(text) };
  } catch (fault) {
    const [, place] = /at position (\d+)/.exec(String(fault)) ?? [];
    const from = place === undefined ? '' : `, from sign ${Number(place) + 1} on`;
    return { wrong: `is not JSON${from}` };
  }
}
