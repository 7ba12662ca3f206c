// What is wrong with a line of knowledge/, in a sentence that tells an editor how to write it.
// Each form of line has one check; knowledge/README.md shows the forms.

import { calendarNames } from './calendar-names.js';
import type { StopWords } from './knowledge-files.js';
import { languagePattern } from './translation-lines.js';

/** What is wrong with a line; undefined when nothing is. */
export type Check = (text: string) => string | undefined;

const wordsMax = 2;
const wordSigns = /^[\p{L}\p{M}\p{N}'’.-]+$/u;
const calendarSigns = /^[\p{L}\p{M}\s'’-]+$/u;

/** The check for a file, by its path in knowledge/; undefined for one that nobody reads. */
export function checkOf(file: string, stopWords: StopWords): Check | undefined {
  const check = formOf(file, stopWords);
  return (
    check && ((text) => (text.includes('\ufffd') ? 'it is not written in UTF-8.' : check(text)))
  );
}

function formOf(file: string, stopWords: StopWords): Check | undefined {
  if (/^aliases\/[^/]+\.txt$/u.test(file)) return alias;
  if (/^translations\/[^/]+\.txt$/u.test(file)) return (text) => tongue(text, stopWords);
  if (/^(?:stop-words|locatives)\/[a-z]{2}\.txt$/u.test(file)) return words;
  if (/^common-words\/[a-z]{2}\.txt$/u.test(file)) return commonWords;
  return files[file];
}

const files: Readonly<Record<string, Check>> = {
  'numerals.txt': numeral,
  'calendar.txt': calendar,
  'casualties.txt': words,
  'regions.txt': where,
  'furniture.txt': (text) => (/\p{L}/u.test(text) ? undefined : 'it holds no word.'),
};

function alias(text: string): string | undefined {
  const ways = text.split(',').map((way) => way.trim());
  if (ways.length < 2) return 'it names one thing only; write its other names after commas.';
  if (ways.includes('')) return 'two commas have nothing between them, or one ends the line.';
  const long = ways.find((way) => way.split(/\s+/u).length > wordsMax);
  if (long !== undefined) return `“${long}” has more than two words.`;
  const odd = ways.find((way) => !way.split(/\s+/u).every((word) => wordSigns.test(word)));
  return odd === undefined ? undefined : `“${odd}” holds a sign that no word has.`;
}

/** `moscow | es Moscú | fr Moscou` */
function tongue(text: string, stopWords: StopWords): string | undefined {
  const [english = '', ...parts] = text.split('|').map((one) => one.trim());
  if (english === '') return 'it does not begin with an English name.';
  if (parts.length === 0) return 'no other language follows; write them so: moscow | es Moscú.';
  return firstOf(parts, (part) => {
    const { language, ways, why } = partOf(part);
    if (why !== undefined) return why;
    if (language === 'en')
      return 'English stands first, without its code; other ways go to aliases/.';
    const stops = stopWords.get(language) ?? new Set();
    return firstOf(ways, (way) => untold(way, stops));
  });
}

/** Two telling words at most, small ones between them not counted. */
function untold(way: string, stops: ReadonlySet<string>): string | undefined {
  const all = way.split(/[\s-]+/u);
  if (all.length <= wordsMax) return undefined;
  const telling = all.filter((word) => !stops.has(word.toLowerCase())).length;
  if (telling === wordsMax) return undefined;
  return `“${way}” has ${telling < wordsMax ? 'fewer' : 'more'} than two telling words.`;
}

/** `12 en twelve | es doce` */
function numeral(text: string): string | undefined {
  const [, rest] = /^\d+\s+(.+)$/u.exec(text) ?? [];
  if (rest === undefined) return 'it does not begin with a number and words for it.';
  return firstOf(rest.split('|'), (part) => {
    const { ways, why } = partOf(part.trim());
    const long = ways.find((way) => /\s/u.test(way));
    return why ?? (long === undefined ? undefined : `“${long}” is more than one word.`);
  });
}

function calendar(text: string): string | undefined {
  const [english = '', ...parts] = text.split('|').map((one) => one.trim());
  if (!calendarNames.includes(english)) {
    return `“${english}” is no day of the week or month; write it in English and lower case.`;
  }
  return firstOf(parts, (part) => {
    const { ways, why } = partOf(part);
    const odd = ways.find((way) => !calendarSigns.test(way));
    return why ?? (odd === undefined ? undefined : `“${odd}” holds signs other than letters.`);
  });
}

/** `norway: oslo, bergen` */
function where(text: string): string | undefined {
  const [countries = '', towns, more] = text.split(':');
  if (more !== undefined) return 'it has two colons; each country has a line of its own.';
  const all = [countries, ...(towns === undefined ? [] : [towns])].flatMap((part) =>
    part.split(',').map((one) => one.trim()),
  );
  if (all.includes('')) return 'nothing stands before or behind a comma or the colon.';
  const long = all.find((one) => one.split(/\s+/u).length > wordsMax);
  if (long !== undefined) return `“${long}” has more than two words.`;
  const odd = all.find((one) => !one.split(/\s+/u).every((word) => wordSigns.test(word)));
  return odd === undefined ? undefined : `“${odd}” holds a sign that no word has.`;
}

/** `0.33 alors ancora` */
function commonWords(text: string): string | undefined {
  const [share = '', ...rest] = text.split(/\s+/u);
  if (!(Number(share) > 0 && Number(share) <= 1)) {
    return 'it does not begin with the share of texts that hold the words, above 0 and up to 1.';
  }
  return rest.length === 0 ? 'no word follows the share.' : words(rest.join(' '));
}

function words(text: string): string | undefined {
  const odd = text.split(/\s+/u).find((word) => !wordSigns.test(word));
  return odd === undefined ? undefined : `“${odd}” is no word; words have spaces between them.`;
}

function partOf(part: string) {
  const [, language = '', told = ''] = languagePattern.exec(part) ?? [];
  const ways = told.split(',').map((way) => way.trim());
  if (language === '') {
    return { language, ways, why: `“${part}” is no language code with words, such as es Moscú.` };
  }
  const why = ways.includes('') ? `a comma of “${part}” has nothing beside it.` : undefined;
  return { language, ways, why };
}

/** What is wrong with the first that is. */
function firstOf(parts: readonly string[], check: Check): string | undefined {
  for (const part of parts) {
    const why = check(part);
    if (why !== undefined) return why;
  }
  return undefined;
}
