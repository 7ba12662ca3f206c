// The dateline: where, and through which agency, a report opens: `ALEPPO, Syria (Reuters) - `.

import { agenciesListed } from './named.js';

export interface Dateline {
  /** As printed: `ALEPPO, Syria (Reuters)`. */
  readonly printed: string;
  readonly place?: string;
  /** Agency ids, in the order printed. */
  readonly agencies: readonly string[];
  /** Where in the text it starts, and where the report begins; UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
}

/** A dateline opens one of the first paragraphs; before it may stand a summary. */
const paragraphsMax = 3;
const openingLengthMax = 160;

export function readDateline(text: string): Dateline | undefined {
  let start = 0;
  for (let paragraph = 0; paragraph < paragraphsMax && start < text.length; paragraph += 1) {
    const found = readOpening(text.slice(start, start + openingLengthMax));
    if (found !== undefined)
      return { ...found, start: found.start + start, end: found.end + start };
    const next = text.indexOf('\n\n', start);
    if (next < 0) return undefined;
    start = next + 2;
  }
  return undefined;
}

const dash = '[-\\u2010-\\u2015\\u2212]{1,3}';
const named = "[\\p{L}\\p{N}/.&' -]{2,40}?";
const place = "\\p{Lu}[\\p{L}\\p{N}.,'’/ -]{1,60}?";

const forms: readonly RegExp[] = [
  // ALEPPO, Syria, March 2 (Reuters) - … · Berlin (dpa/lnw) - … · (Reuters) - …
  new RegExp(
    `^(?<place>${place})?,?\\s*\\((?<agency>${named})\\)\\s*(?:\\.?\\s*${dash}|:|\\.|\\u2013)?\\s*`,
    'u',
  ),
  // MOSCOW, March 2. /TASS/. …
  new RegExp(`^(?<place>${place})[.,]?\\s*/(?<agency>${named})/[.,]?\\s*(?:${dash})?\\s*`, 'u'),
  // Damascus, SANA- … · МОСКВА, 2 мар - РИА Новости. …
  new RegExp(
    `^(?<place>${place}),?\\s+(?:${dash}\\s*)?(?<agency>${named})\\s*(?:${dash}|\\.)\\s+`,
    'u',
  ),
  // AFP — … · ANI | …
  new RegExp(`^(?<agency>${named})\\s*(?:${dash}|\\||:)\\s+`, 'u'),
  // Paris, AFP: …
];
/** WASHINGTON — … : capitals, so that no sentence is taken for a place. */
const bare = new RegExp(
  `^(?<place>\\p{Lu}[\\p{Lu}.'’ -]{2,30}(?:, \\p{Lu}[\\p{L}.]+){0,2}(?:, [\\p{L}]+\\.? \\d{1,2})?)\\s+${dash}\\s+`,
  'u',
);

function readOpening(text: string): Dateline | undefined {
  const [line = ''] = text.split('\n');
  for (const form of forms) {
    const match = form.exec(line);
    const agencies = withoutRegion(match?.groups?.['agency']);
    if (match === null || agencies.length === 0) continue;
    return dateline(match, agencies);
  }
  const match = bare.exec(line);
  return match === null ? undefined : dateline(match, []);
}

/** `dpa/lnw` is dpa's service for a region. */
function withoutRegion(printed: string | undefined): readonly string[] {
  if (printed === undefined) return [];
  const listed = agenciesListed(printed);
  return listed.length > 0 ? listed : agenciesListed(printed.replace(/\/[a-z]{2,4}$/, ''));
}

function dateline(match: RegExpExecArray, agencies: readonly string[]): Dateline {
  const [whole] = match;
  const printed = whole.replace(new RegExp(`[\\s:.\\u2010-\\u2015\\u2212-]+$`, 'u'), '').trim();
  const place = match.groups?.['place']?.replace(/[\s,.]+$/, '');
  return {
    printed,
    ...(place === undefined ? {} : { place }),
    agencies,
    start: 0,
    end: whole.length,
  };
}
