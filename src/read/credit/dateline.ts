// The dateline at the start of a report: place and agency, as in `ALEPPO, Syria (Reuters) - `.

import { wordlike } from './agencies.js';
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
const place = "(?<place>[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}.,'’/\\[\\] -]{1,60}?)";

/** Iranian agencies, as their own reports and reprints name them in the first words. */
const iranian = 'ایسنا|ایرنا|تسنیم|ایلنا|خبرگزاری فارس|خبرگزاری مهر|خبرنگار مهر';

const builtInForms = formsWith(builtInPattern);

/** WASHINGTON — … : only capitals, because a sentence may begin like a place. */
const bare = new RegExp(
  `^(?<place>\\p{Lu}[\\p{Lu}.'’ -]{2,30}(?:, \\p{Lu}[\\p{L}.]+){0,2}` +
    `(?:, [\\p{L}]+\\.? \\d{1,2})?)\\s+${dash}\\s+`,
  'u',
);

function readOpening(
  text: string,
  forms: readonly DatelineForm[],
  index: AgencyIndex,
): Dateline | undefined {
  const [line = ''] = text.split('\n');
  for (const { pattern, isCredible } of forms) {
    const match = pattern.exec(line);
    if (match === null) continue;
    const agencies = withoutRegion(match.groups?.['agency'], index);
    if (agencies.length === 0 || !isPlace(match.groups?.['place'])) continue;
    if (isCredible === undefined || isCredible(match, index)) return dateline(match, agencies);
  }
  const match = bare.exec(line);
  return match === null ? undefined : dateline(match, []);
}

interface DatelineForm {
  readonly pattern: RegExp;
  /** Is the match a dateline and not a sentence that begins like one? */
  readonly isCredible?: (match: RegExpExecArray, index: AgencyIndex) => boolean;
}

/** The forms of datelines with one of the names. The text of the report must follow. */
function formsWith(names: string): readonly DatelineForm[] {
  const named = `(?<agency>(?:${names})(?:\\s*[/&=＝・]\\s*(?:${names}))*(?:/[a-z]{2,4})?)`;
  return [
    // ALEPPO, Syria, March 2 (Reuters) - … · Berlin (dpa/lnw) - … · (Reuters) - …
    {
      pattern: new RegExp(
        `^${place}?,?\\s*\\(${named}\\)\\s*(?<sign>\\.?\\s?${dash}|_|:|\\.)?\\s*(?=\\S)`,
        'iu',
      ),
      isCredible: isBracketCredible,
    },
    // MOSCOW, March 2. /TASS/. … · أبوظبي في 2 مارس / وام / …
    {
      pattern: new RegExp(
        `^${place}[.,]?\\s*/\\s?${named}\\s?/[.,]?\\s*(?:${dash})?\\s*(?=\\S)`,
        'iu',
      ),
    },
    // Damascus, SANA- … · МОСКВА, 2 мар - РИА Новости. … · Москва. 2 марта. INTERFAX.RU - …
    {
      pattern: new RegExp(
        `^${place}(?:,\\s+|\\.\\s+|\\s*${dash}\\s*)${named}\\s*(?:${dash}|\\.|:)\\s+(?=\\S)`,
        'iu',
      ),
    },
    // AFP — … · ANI | …
    {
      pattern: new RegExp(`^${named}\\s*(?:${dash}|\\||:)\\s+(?=\\S)`, 'iu'),
      isCredible: ({ groups }) => !wordlike.has(groups?.['agency'] ?? ''),
    },
    // دمشق-سانا …
    {
      pattern: new RegExp(
        `^(?<place>\\p{Script=Arabic}[\\p{Script=Arabic} ]{1,30}?)\\s?${dash}\\s?${named}\\s`,
        'u',
      ),
    },
    // به گزارش ایسنا، …
    {
      pattern: new RegExp(
        `^به گزارش (?:خبرگزاری |گروه [^،]{1,30} )?(?<agency>${iranian})(?:[،\\s]|$)`,
        'u',
      ),
    },
    // 新华社北京3月2日电 … · （中央社記者王小明台北2日電）…
    { pattern: new RegExp(`^[（(【]?\\s?${named}[^。，,.]{0,30}[电電][)）】]?\\s*(?=\\S)`, 'u') },
    // 【北京共同】… · [ロンドン　２日　ロイター] - … · (서울=연합뉴스) …
    {
      pattern: new RegExp(
        `^[【［\\[（(](?:[^】］\\])）]{0,23}?[\\s=＝\\p{Lo}])??${named}[】］\\])）]` +
          `\\s*(?:${dash})?\\s*(?=\\S)`,
        'u',
      ),
      isCredible: (match) => /[\p{Script=Han}\p{Script=Katakana}\p{Script=Hangul}]/u.test(match[0]),
    },
  ];
}

/**
 * Initials in brackets may abbreviate the words before them: `The Arakan Army (AA)`. Without a sign
 * after the bracket, only a date before it or an unambiguous name makes it a dateline.
 */
function isBracketCredible({ groups }: RegExpExecArray, index: AgencyIndex): boolean {
  const { place: where = '', agency = '', sign } = groups ?? {};
  if (abbreviates(agency, where)) return false;
  if (sign !== undefined || where === '' || /\d/.test(where)) return true;
  return agency.split(/\s*[/&]\s*/).some((name) => index.isUnambiguous(name));
}

function abbreviates(initials: string, words: string): boolean {
  const letters = words
    .split(/[\s-]+/)
    .filter((word) => !/^(?:the|of|and|de|der|die)$/i.test(word))
    .map((word) => word.charAt(0).toUpperCase());
  return letters.length > 1 && letters.join('').endsWith(initials.toUpperCase());
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
