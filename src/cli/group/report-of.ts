// One article of a file, under the names that files give its parts. Labels in it are never read.

import { dayOfAddress } from '../../domain/address.js';
import { headlineAlone, outletNamed } from '../../domain/outlet-headline.js';
import { dayMs } from '../../domain/time.js';
import type { Report } from '../../group/group.js';
import type { LanguageCode } from './language-code.js';

type Row = Readonly<Record<string, unknown>>;

export type Told =
  /** `isDateLost`: it has a date that nobody can read. */
  | { readonly report: Report; readonly isDateLost: boolean }
  /** What keeps it from being an article, to be said behind its place: `has no id`. */
  | { readonly wrong: string };

/** Years of news. The years 1 and 9999 are what programs write for no date. */
const timeMin = Date.UTC(1600, 0);
const timeEnd = Date.UTC(2100, 0);
/** Ten figures are seconds since 1970, thirteen milliseconds. */
const unixTime = /^\d{10}(?:\d{3})?$/u;

export interface Wish {
  readonly titleOnly: boolean;
  readonly languageCode: LanguageCode;
  /** Milliseconds; undefined for what is no date. */
  readonly readDate: (text: string) => number | undefined;
}

export function reportOf(value: unknown, { titleOnly, languageCode, readDate }: Wish): Told {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { wrong: 'is no JSON object' };
  }
  const row = value as Row;
  const wrong = wrongInId(row['id']);
  if (wrong !== undefined) return { wrong };
  const words = (...names: readonly string[]): string =>
    (names
      .map((name) => row[name])
      .find((said) => typeof said === 'string' && said !== '') as string) ?? '';
  const { time, isDateLost } = timeOf(dateIn(row), words('time'), words('url', 'link'), readDate);
  const outlet = words('outlet', 'source') || titleOfSource(row['source']);
  const language = languageCode(words('language', 'lang'));
  const report = {
    id: String(row['id']),
    headline: headlineAlone(words('title', 'headline'), outletNamed(outlet)),
    text: titleOnly ? '' : words('text', 'body', 'content', 'summary', 'description'),
    ...(time === undefined ? {} : { time }),
    ...(outlet === '' ? {} : { outlet }),
    ...(language === undefined ? {} : { language }),
  };
  return { report, isDateLost };
}

function wrongInId(id: unknown): string | undefined {
  if (id === undefined || id === null || id === '') return 'has no id';
  if (typeof id !== 'string' && typeof id !== 'number') {
    return 'has an id that is neither text nor a number';
  }
  // 12345678901234567890 would come back as 12345678901234567000.
  if (typeof id === 'number' && Math.abs(id) > Number.MAX_SAFE_INTEGER) {
    return 'has a number for an id that is too large to be exact; put it in quotes';
  }
  // Answers are lines of two columns, and go to a terminal.
  const isOdd = /\p{Cc}/u.test(String(id));
  return isOdd ? 'has a tab, a line end or another control sign in its id' : undefined;
}

const titleOfSource = (source: unknown): string => {
  const title = typeof source === 'object' && source !== null ? (source as Row)['title'] : '';
  return typeof title === 'string' ? title : '';
};

const dateNames = ['date', 'published', 'publishedAt', 'date_published', 'pubDate'];

/** Undefined when it has none: an empty one is none. */
const dateIn = (row: Row): unknown =>
  dateNames.map((name) => row[name]).find((said) => !isBlank(said));

const isBlank = (said: unknown): boolean =>
  said === undefined || said === null || (typeof said === 'string' && said.trim() === '');

/** Without a zone it is UTC; day and clock may stand apart. The address may tell the day. */
function timeOf(said: unknown, clock: string, url: string, readDate: Wish['readDate']) {
  const date = typeof said === 'string' || typeof said === 'number' ? String(said).trim() : '';
  const isDay = /^\d{4}-\d{2}-\d{2}$/u.test(date);
  const time =
    (isDay && clock !== '' ? readDate(`${date}T${clock}`) : undefined) ??
    (unixTime.test(date) ? Number(date.padEnd(13, '0')) : readDate(date));
  if (time !== undefined && time >= timeMin && time < timeEnd) return { time, isDateLost: false };
  const day = dayOfAddress(url);
  return {
    time: day === undefined ? undefined : (day + 0.5) * dayMs,
    isDateLost: said !== undefined,
  };
}
