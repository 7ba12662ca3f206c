// The dateline at the start of a report: place and agency, as in `ALEPPO, Syria (Reuters) - `.

import { agenciesListed, builtInPattern, type AgencyIndex } from './agency-names.js';

export interface Dateline {
  /** As printed: `ALEPPO, Syria (Reuters)`. */
  readonly printed: string;
  readonly place?: string;
  /** Agency ids, in the order printed. */
  readonly agencies: readonly string[];
  /** Offset of the dateline and of the report after it, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/** A dateline opens one of the first paragraphs; a summary may come before it. */
const paragraphsMax = 3;
const openingLengthMax = 160;

export function findDateline(text: string, index: AgencyIndex): Dateline | undefined {
  const forms = index.pattern === undefined ? builtInForms : formsWith(index.pattern);
  let start = 0;
  for (let paragraph = 0; paragraph < paragraphsMax && start < text.length; paragraph += 1) {
    const found = readOpening(text.slice(start, start + openingLengthMax), forms, index);
    if (found !== undefined)
      return { ...found, start: found.start + start, end: found.end + start };
    const next = text.indexOf('\n\n', start);
    if (next < 0) return undefined;
    start = next + 2;
  }
  return undefined;
}

const dash = '[-\\u2010-\\u2015\\u2212]{1,3}';
const place = "(?<place>\\p{L}[\\p{L}\\p{N}.,'’/ -]{1,60}?)";

const builtInForms = formsWith(builtInPattern);

/** WASHINGTON — … : only capitals, because a sentence may begin like a place. */
const bare = new RegExp(
  `^(?<place>\\p{Lu}[\\p{Lu}.'’ -]{2,30}(?:, \\p{Lu}[\\p{L}.]+){0,2}` +
    `(?:, [\\p{L}]+\\.? \\d{1,2})?)\\s+${dash}\\s+`,
  'u',
);

function readOpening(
  text: string,
  forms: readonly RegExp[],
  index: AgencyIndex,
): Dateline | undefined {
  const [line = ''] = text.split('\n');
  for (const form of forms) {
    const match = form.exec(line);
    const agencies = withoutRegion(match?.groups?.['agency'], index);
    if (match === null || agencies.length === 0) continue;
    if (!isPlace(match.groups?.['place'])) continue;
    return dateline(match, agencies);
  }
  const match = bare.exec(line);
  return match === null ? undefined : dateline(match, []);
}

/** The forms of datelines with one of the names. The text of the report must follow. */
function formsWith(names: string): readonly RegExp[] {
  const named = `(?<agency>(?:${names})(?:\\s*[/&]\\s*(?:${names}))*(?:/[a-z]{2,4})?)`;
  return [
    // ALEPPO, Syria, March 2 (Reuters) - … · Berlin (dpa/lnw) - … · (Reuters) - …
    new RegExp(`^${place}?,?\\s*\\(${named}\\)\\s*(?:\\.?\\s*${dash}|:|\\.)?\\s*(?=\\S)`, 'iu'),
    // MOSCOW, March 2. /TASS/. …
    new RegExp(`^${place}[.,]?\\s*/${named}/[.,]?\\s*(?:${dash})?\\s*(?=\\S)`, 'iu'),
    // Damascus, SANA- … · МОСКВА, 2 мар - РИА Новости. …
    new RegExp(`^${place}(?:,\\s+|\\s*${dash}\\s*)${named}\\s*(?:${dash}|\\.)\\s+(?=\\S)`, 'iu'),
    // AFP — … · ANI | …
    new RegExp(`^${named}\\s*(?:${dash}|\\||:)\\s+(?=\\S)`, 'iu'),
  ];
}

/** Names and numbers, as in `Aleppo, Syria, March 2`; not a sentence. */
function isPlace(printed: string | undefined): boolean {
  if (printed === undefined) return true;
  const words = printed.split(/[\s/]+/).filter((word) => word !== '');
  const plain = words.filter((word) => /^\p{Ll}/u.test(word)).length;
  return words.length <= 8 && plain <= words.length / 3 && !/^\p{Ll}/u.test(printed);
}

/** `dpa/lnw` is dpa's regional service. */
function withoutRegion(printed: string | undefined, index: AgencyIndex): readonly string[] {
  if (printed === undefined) return [];
  const listed = agenciesListed(printed, index);
  return listed.length > 0 ? listed : agenciesListed(printed.replace(/\/[a-z]{2,4}$/, ''), index);
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
