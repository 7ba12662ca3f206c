// Checks a line of knowledge/. Each form of line has one check, which says in a sentence what is
// wrong and how to write it; knowledge/README.md shows the forms.

import { calendarNames, type StopWords } from './knowledge-files.js';
import { languagePattern } from './translation-lines.js';

/** What is wrong with a line; undefined if nothing is. */
export type Check = (text: string) => string | undefined;

const wordsMax = 2;
const wordPattern = /^[\p{L}\p{M}\p{N}'’.-]+$/u;
const calendarPattern = /^[\p{L}\p{M}\s'’-]+$/u;

/** The check for the lines of a file, by its path in knowledge/; undefined if no file has it. */
export function checkOf(file: string, stopWords: StopWords): Check | undefined {
  const check = formOf(file, stopWords);
  return (
    check && ((text) => (text.includes('\ufffd') ? 'it is not written in UTF-8.' : check(text)))
  );
}

function formOf(file: string, stopWords: StopWords): Check | undefined {
  if (/^aliases\/[^/]+\.txt$/u.test(file)) return alias;
  if (/^translations\/[^/]+\.txt$/u.test(file)) return (text) => translation(text, stopWords);
  if (/^(?:stop-words|locatives)\/[a-z]{2}\.txt$/u.test(file)) return onlyWords;
  if (/^common-words\/[a-z]{2}\.txt$/u.test(file)) return commonWords;
  return files[file];
}

const files: Readonly<Record<string, Check>> = {
  'numerals.txt': numeral,
  'calendar.txt': calendar,
  'casualties.txt': onlyWords,
  'regions.txt': region,
  'furniture.txt': (text) => (/\p{L}/u.test(text) ? undefined : 'it contains no word.'),
};

function alias(text: string): string | undefined {
  const names = text.split(',').map((name) => name.trim());
  if (names.length < 2)
    return 'it has one name only; write the other names of the thing after commas.';
  if (names.includes('')) return 'a name is missing between two commas or after the last.';
  const long = names.find((name) => name.split(/\s+/u).length > wordsMax);
  if (long !== undefined) return `“${long}” has more than two words.`;
  const odd = names.find((name) => !name.split(/\s+/u).every((word) => wordPattern.test(word)));
  return odd === undefined ? undefined : `“${odd}” contains a character that no word has.`;
}

/** `moscow | es Moscú | fr Moscou` */
function translation(text: string, stopWords: StopWords): string | undefined {
  const [english = '', ...parts] = text.split('|').map((part) => part.trim());
  if (english === '') return 'it does not begin with an English name.';
  if (parts.length === 0)
    return 'no other language follows; write it like this: moscow | es Moscú.';
  return firstOf(parts, (part) => {
    const { language, names, why } = partOf(part);
    if (why !== undefined) return why;
    if (language === 'en')
      return 'English comes first, without its code; other English names belong in aliases/.';
    const stops = stopWords.get(language) ?? new Set();
    return firstOf(names, (name) => checkLength(name, stops));
  });
}

/** A name has two words at most, not counting stop words. */
function checkLength(name: string, stops: ReadonlySet<string>): string | undefined {
  const all = name.split(/[\s-]+/u);
  if (all.length <= wordsMax) return undefined;
  const count = all.filter((word) => !stops.has(word.toLowerCase())).length;
  if (count === wordsMax) return undefined;
  const comparison = count < wordsMax ? 'fewer' : 'more';
  return `“${name}” has ${comparison} than two words other than stop words.`;
}

/** `12 en twelve | es doce` */
function numeral(text: string): string | undefined {
  const [, rest] = /^\d+\s+(\S.*)$/u.exec(text) ?? [];
  if (rest === undefined) return 'it does not begin with a number and words for it.';
  return firstOf(rest.split('|'), (part) => {
    const { names, why } = partOf(part.trim());
    const long = names.find((name) => /\s/u.test(name));
    return why ?? (long === undefined ? undefined : `“${long}” is more than one word.`);
  });
}

function calendar(text: string): string | undefined {
  const [english = '', ...parts] = text.split('|').map((part) => part.trim());
  if (!calendarNames.includes(english)) {
    return `“${english}” is not a day of the week or a month; write it in English and lower case.`;
  }
  return firstOf(parts, (part) => {
    const { names, why } = partOf(part);
    const odd = names.find((name) => !calendarPattern.test(name));
    return (
      why ?? (odd === undefined ? undefined : `“${odd}” contains characters other than letters.`)
    );
  });
}

/** `norway: oslo, bergen` */
function region(text: string): string | undefined {
  const [countries = '', towns, more] = text.split(':');
  if (more !== undefined) return 'it has two colons; each country has a line of its own.';
  const all = [countries, ...(towns === undefined ? [] : [towns])].flatMap((part) =>
    part.split(',').map((name) => name.trim()),
  );
  if (all.includes('')) return 'a name is missing before or after a comma or the colon.';
  const long = all.find((name) => name.split(/\s+/u).length > wordsMax);
  if (long !== undefined) return `“${long}” has more than two words.`;
  const odd = all.find((name) => !name.split(/\s+/u).every((word) => wordPattern.test(word)));
  return odd === undefined ? undefined : `“${odd}” contains a character that no word has.`;
}

/** `0.33 alors ancora` */
function commonWords(text: string): string | undefined {
  const [share = '', ...rest] = text.split(/\s+/u);
  if (!(Number(share) > 0 && Number(share) <= 1)) {
    return 'it does not begin with the share of texts that contain the words, above 0 and up to 1.';
  }
  return rest.length === 0 ? 'no word follows the share.' : onlyWords(rest.join(' '));
}

function onlyWords(text: string): string | undefined {
  const odd = text.split(/\s+/u).find((word) => !wordPattern.test(word));
  return odd === undefined ? undefined : `“${odd}” is not a word; write spaces between words.`;
}

function partOf(part: string) {
  const [, language = '', list = ''] = languagePattern.exec(part) ?? [];
  const names = list.split(',').map((name) => name.trim());
  if (language === '') {
    return {
      language,
      names,
      why: `“${part}” is not a language code with names, such as es Moscú.`,
    };
  }
  const why = names.includes('') ? `a name is missing beside a comma of “${part}”.` : undefined;
  return { language, names, why };
}

/** The first fault found in a part; undefined if all parts are correct. */
function firstOf(parts: readonly string[], check: Check): string | undefined {
  for (const part of parts) {
    const why = check(part);
    if (why !== undefined) return why;
  }
  return undefined;
}
