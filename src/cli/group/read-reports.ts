// A file of articles as `muster group` takes it: one JSON object a line, or one JSON array, as
// public benchmarks of news grouping come. Labels in it are never read.

import { constants } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dayOfAddress } from '../../domain/address.js';
import { Fault } from '../../domain/fault.js';
import { headlineAlone, outletNamed } from '../../domain/outlet-headline.js';
import { dayMs } from '../../domain/time.js';
import type { Report } from '../../group/group.js';
import { linesOf } from './lines-of.js';

type Row = Readonly<Record<string, unknown>>;

const byteOrderMark = '\ufeff';
const lineBytesMax = 64 * 2 ** 20;
/** An array is read in one piece, and no string of Node may be longer. */
const arrayBytesMax = constants.MAX_STRING_LENGTH;

/** @throws Fault `invalid` when the file cannot be read or holds what is no article. */
export async function readReports(file: string, titleOnly: boolean): Promise<readonly Report[]> {
  try {
    const isArray = await opensWith('[', file);
    const rows = isArray ? await readArray(file) : await readLines(file);
    return rows.map(({ row, place }) => reportOf(row, place, titleOnly));
  } catch (thrown) {
    if (thrown instanceof Fault) throw thrown;
    throw new Fault('invalid', `${file} cannot be read.`, thrown);
  }
}

async function opensWith(sign: string, file: string): Promise<boolean> {
  for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: 4_096 })) {
    const text = String(chunk).replace(byteOrderMark, '').trimStart();
    if (text !== '') return text.startsWith(sign);
  }
  return false;
}

/** What stands at a place of the file, as a reader would name that. */
interface Placed {
  readonly row: unknown;
  readonly place: string;
}

async function readArray(file: string): Promise<readonly Placed[]> {
  if ((await stat(file)).size > arrayBytesMax) throw new Fault('invalid', tooLongArray(file));
  const text = (await readFile(file, 'utf8')).replace(byteOrderMark, '');
  try {
    const rows = JSON.parse(text) as readonly unknown[];
    return rows.map((row, at) => ({ row, place: `Article ${at + 1}` }));
  } catch (cause) {
    throw new Fault('invalid', `${file} begins as a JSON array, but is none.`, cause);
  }
}

const tooLongArray = (file: string): string =>
  `${file} is one JSON array of more than ${Math.floor(arrayBytesMax / 2 ** 20)} MiB, too long ` +
  'to read in one piece; put one article on a line instead.';

async function readLines(file: string): Promise<readonly Placed[]> {
  const rows: Placed[] = [];
  let number = 0;
  for await (const line of linesOf(file, lineBytesMax)) {
    const place = `Line ${++number}`;
    const text = number === 1 ? line.replace(byteOrderMark, '') : line;
    if (text.trim() === '') continue;
    try {
      rows.push({ row: JSON.parse(text), place });
    } catch (cause) {
      throw new Fault('invalid', `${place} is not JSON.`, cause);
    }
  }
  return rows;
}

function reportOf(value: unknown, place: string, titleOnly: boolean): Report {
  const row: Row = typeof value === 'object' && value !== null ? (value as Row) : {};
  const id = row['id'];
  if ((typeof id !== 'string' && typeof id !== 'number') || id === '') {
    throw new Fault('invalid', `${place} has no id.`);
  }
  // Answers are lines of two columns.
  if (/[\t\r\n]/.test(String(id))) {
    throw new Fault('invalid', `${place} has a tab or a line end in its id.`);
  }
  const words = (...names: readonly string[]): string =>
    (names
      .map((name) => row[name])
      .find((said) => typeof said === 'string' && said !== '') as string) ?? '';
  const time = timeOf(words('date'), words('time'), words('url'));
  const outlet = words('outlet', 'source') || titleOfSource(row['source']);
  const language = languageOf(words('language', 'lang'));
  return {
    id: String(id),
    headline: headlineAlone(words('title', 'headline'), outletNamed(outlet)),
    text: titleOnly ? '' : words('text', 'body'),
    ...(time === undefined ? {} : { time }),
    ...(outlet === '' ? {} : { outlet }),
    ...(language === undefined ? {} : { language }),
  };
}

const titleOfSource = (source: unknown): string => {
  const title = typeof source === 'object' && source !== null ? (source as Row)['title'] : '';
  return typeof title === 'string' ? title : '';
};

/** ISO 639-1 for `en`, `en-GB`, `eng`, `spa`, `ger`. */
function languageOf(said: string): string | undefined {
  if (said === '') return undefined;
  try {
    return new Intl.Locale(said).language.slice(0, 2);
  } catch {
    return said.slice(0, 2).toLowerCase();
  }
}

/** Without a zone it is UTC: `2014-12-01 10:00:00`, or day and clock apart. */
function timeOf(date: string, clock: string, url: string): number | undefined {
  const isDay = /^\d{4}-\d{2}-\d{2}$/u.test(date);
  const moment = (isDay && clock !== '' ? `${date}T${clock}` : date).replace(
    /^(\S+) (?=\d)/u,
    '$1T',
  );
  const isBare = /T[\d:.]+$/u.test(moment);
  const time = Date.parse(isBare ? `${moment}Z` : moment);
  if (!Number.isNaN(time)) return time;
  const day = dayOfAddress(url);
  return day === undefined ? undefined : (day + 0.5) * dayMs;
}
