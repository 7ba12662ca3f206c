// A file of articles as `muster group` takes it: one JSON object a line, or one JSON array, as
// public benchmarks of news grouping come. What is no article is left out, and told.

import { constants, isUtf8 } from 'node:buffer';
import { Fault } from '../../domain/fault.js';
import type { Report } from '../../group/group.js';
import { inputBytes, type InputBytes } from './input-bytes.js';
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
  /** Places of articles that are written in another encoding. */
  readonly garbled: Noted;
  /** Places with any of these faults. */
  readonly faults: number;
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
/** What stands for bytes that are no UTF-8 once they are read. */
const lostSign = '\ufffd';
const lineBytesMax = 64 * 2 ** 20;
/** An array is read in one piece, and no string of Node may be longer. */
const arrayBytesMax = constants.MAX_STRING_LENGTH;
const sentencesShown = 20;
const placesShown = 5;

/**
 * `file`: a path, or `-` for standard input.
 * @throws Fault `invalid` when the file cannot be read, or is an array that is no JSON.
 */
export async function readReports(file: string, titleOnly: boolean): Promise<ReadFile> {
  try {
    const bytes = await inputBytes(file);
    const isArray = (await openingOf(bytes)).startsWith('[');
    return isArray ? await readArray(bytes, titleOnly) : await readLines(bytes, titleOnly);
  } catch (thrown) {
    if (thrown instanceof Fault) throw thrown;
    throw new Fault('invalid', `${file} cannot be read.`, thrown);
  }
}

/**
 * Where something stands first, or the end.
 * @throws Fault `invalid` for what is no text in UTF-8
 */
async function openingOf({ name, chunks }: InputBytes): Promise<string> {
  let isFirst = true;
  for await (const chunk of chunks()) {
    const odd = otherForms.find(({ signs }) => chunk.subarray(0, signs.length).equals(signs));
    if (isFirst && odd !== undefined) throw new Fault('invalid', `${name} ${odd.what}`);
    isFirst = false;
    const text = chunk.toString().replace(byteOrderMark, '').trimStart();
    if (text !== '') return text;
  }
  return '';
}

const otherForms = [
  { signs: Buffer.from([0x1f, 0x8b]), what: 'is compressed; unpack it first (gunzip).' },
  { signs: Buffer.from([0xff, 0xfe]), what: 'is written in UTF-16; save it as UTF-8.' },
  { signs: Buffer.from([0xfe, 0xff]), what: 'is written in UTF-16; save it as UTF-8.' },
];

/** Lines, too, can begin so: one that is cut or no article. */
async function readArray(bytes: InputBytes, titleOnly: boolean): Promise<ReadFile> {
  const array = await arrayIn(bytes);
  if (!(array instanceof Fault)) return taken(placesInArray(array), titleOnly);
  const lines = await readLines(bytes, titleOnly);
  if (lines.reports.length > lines.leftOut.count) return lines;
  throw array;
}

const readLines = (bytes: InputBytes, titleOnly: boolean): Promise<ReadFile> =>
  taken(placesInLines(bytes), titleOnly);

async function taken(
  all: AsyncIterable<Placed> | Iterable<Placed>,
  titleOnly: boolean,
): Promise<ReadFile> {
  const reports: Report[] = [];
  let faultyArticles = 0;
  let wish: Wish = { titleOnly, languageCode: createLanguageCode(), readDate: readIsoDate };
  const leftOut = createNoting(sentencesShown);
  const [undated, datedByAddress, garbled] = Array.from({ length: 3 }, () =>
    createNoting(placesShown),
  ) as [Noting, Noting, Noting];
  for await (const { place, row, wrong, isUtf8 = true } of all) {
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
    if (!isUtf8) garbled.add(place);
    if (isDateLost || !isUtf8) faultyArticles += 1;
    reports.push(report);
  }
  return {
    reports,
    leftOut: leftOut.noted(),
    undated: undated.noted(),
    datedByAddress: datedByAddress.noted(),
    garbled: garbled.noted(),
    faults: leftOut.noted().count + faultyArticles,
  };
}

interface ArrayRead {
  readonly rows: readonly unknown[];
  readonly isUtf8: boolean;
}

/** What is wrong with it, if it is none. */
async function arrayIn({ name, size, chunks }: InputBytes): Promise<ArrayRead | Fault> {
  if (size > arrayBytesMax) return new Fault('invalid', tooLongArray(name));
  const all: Buffer[] = [];
  for await (const chunk of chunks()) all.push(chunk);
  const whole = Buffer.concat(all);
  try {
    const rows = JSON.parse(whole.toString().replace(byteOrderMark, '')) as unknown[];
    return { rows, isUtf8: isUtf8(whole) };
  } catch (cause) {
    return new Fault('invalid', `${name} begins as a JSON array, but is none.`, cause);
  }
}

function* placesInArray({ rows, isUtf8 }: ArrayRead): Generator<Placed> {
  for (const [at, row] of rows.entries()) {
    const isWhole = isUtf8 || !JSON.stringify(row).includes(lostSign);
    yield { row, place: `Article ${at + 1}`, isUtf8: isWhole };
  }
}

const tooLongArray = (file: string): string =>
  `${file} is one JSON array of more than ${Math.floor(arrayBytesMax / 2 ** 20)} MiB, too long ` +
  'to read in one piece; put one article on a line instead.';

async function* placesInLines(bytes: InputBytes): AsyncGenerator<Placed> {
  let number = 0;
  for await (const { text: line, isUtf8 } of linesOf(bytes.chunks(), lineBytesMax)) {
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
