// One table for every UTF-16 unit: what it is, and what it folds to (lower case, no accents).
// Tokenising is the dearest step of grouping texts; a table look-up a unit keeps it cheap.

export const separator = 0;
export const letter = 1;
export const digit = 2;
/** Scripts written without spaces: every pair of signs is a word. */
export const ideograph = 3;
/** An accent or vowel sign of its own: skipped inside a word. */
export const combiningMark = 4;

export interface Letters {
  readonly kind: Uint8Array;
  readonly fold: Uint16Array;
  /** 1 for capitals. */
  readonly capital: Uint8Array;
}

const unitsMax = 0x10000;
/**
 * Nobody sees them, and they part no word: the Arabic stretcher, the soft hyphen, joiners, marks
 * of direction.
 */
const unseen = /[\u0640\u00ad\u200c-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;
/** From here on scripts write vowels as marks: they belong to the word. */
const markedScriptsFrom = 0x900;
const hangulFrom = 0xac00;
const hangulTo = 0xd7a3;
const surrogatesFrom = 0xd800;
const surrogatesTo = 0xdfff;

function lettersOfAll(): Letters {
  const kind = kindsOfAll();
  const fold = new Uint16Array(unitsMax);
  const capital = new Uint8Array(unitsMax);
  for (let unit = 0; unit < unitsMax; unit++) {
    if (kind[unit] !== letter && kind[unit] !== digit) continue;
    const sign = String.fromCharCode(unit);
    const lower = sign.toLowerCase();
    fold[unit] = kind[unit] === digit ? 48 + digitValue(unit) : foldOf(lower);
    if (lower !== sign) capital[unit] = 1;
  }
  return { kind, fold, capital };
}

/** All signs asked in one go: one by one it takes ten times as long. */
function kindsOfAll(): Uint8Array {
  const units = Uint16Array.from({ length: unitsMax }, (_, unit) =>
    unit >= surrogatesFrom && unit <= surrogatesTo ? 0 : unit,
  );
  const all = new TextDecoder('utf-16le').decode(units);
  const kind = new Uint8Array(unitsMax);
  const note = (runs: RegExp, what: number): void => {
    for (const { 0: run, index } of all.matchAll(runs)) kind.fill(what, index, index + run.length);
  };
  note(/\p{M}+/gu, combiningMark);
  kind.forEach((what, unit) => {
    if (what === combiningMark && unit >= markedScriptsFrom) kind[unit] = letter;
  });
  note(/\p{Nd}+/gu, digit);
  note(/\p{L}+/gu, letter);
  note(unseen, combiningMark);
  for (let unit = 0; unit < unitsMax; unit++) if (isIdeograph(unit)) kind[unit] = ideograph;
  return kind;
}

/** Han, kana, Thai, Lao, Khmer, Myanmar. */
function isIdeograph(unit: number): boolean {
  return (
    (unit >= 0x3040 && unit <= 0x30ff) ||
    (unit >= 0x3400 && unit <= 0x9fff) ||
    (unit >= 0xf900 && unit <= 0xfaff) ||
    (unit >= 0x0e00 && unit <= 0x0eff) ||
    (unit >= 0x1000 && unit <= 0x109f) ||
    (unit >= 0x1780 && unit <= 0x17ff)
  );
}

/** Arabic alefs, yehs and tehs fold to one spelling, others to what bears the accent. */
function foldOf(lower: string): number {
  const named = spellings[lower];
  if (named !== undefined) return named.charCodeAt(0);
  const unit = lower.charCodeAt(0);
  // A syllable folds to its first letter, as taking it apart would.
  if (unit >= hangulFrom && unit <= hangulTo) return 0x1100 + Math.floor((unit - hangulFrom) / 588);
  return lower.normalize('NFD').charCodeAt(0);
}

/** Digits of every script come in runs of ten that begin at a multiple of 16, or at one plus 6. */
function digitValue(unit: number): number {
  const low = unit & 0xf;
  return low <= 9 && unit < 0x966 ? low : low >= 6 ? low - 6 : low;
}

const spellings: Readonly<Record<string, string>> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ى: 'ي',
  ة: 'ه',
  ё: 'е',
  й: 'й',
  ı: 'i',
  ø: 'o',
  ł: 'l',
  đ: 'd',
};

/** Some milliseconds to build, and the same for all. */
export const letters: Letters = lettersOfAll();
