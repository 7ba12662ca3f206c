// One table for every UTF-16 unit: what it is, and what it folds to (lower case, no accents).
// Tokenising is the dearest step of grouping texts; a table look-up a unit keeps it cheap.

export const separator = 0;
export const letter = 1;
export const digit = 2;
/** Scripts written without spaces: every pair of signs is a word. */
export const ideograph = 3;
/** An accent or vowel sign of its own: skipped inside a word. */
export const mark = 4;

export interface Letters {
  readonly kind: Uint8Array;
  readonly fold: Uint16Array;
  /** 1 for capitals. */
  readonly capital: Uint8Array;
}

const unitsMax = 0x10000;
/** Stretches an Arabic word on the line; says nothing. */
const tatweel = 0x640;
const surrogatesFrom = 0xd800;
const surrogatesTo = 0xdfff;

/** Built once an engine; about 20 ms. */
export function createLetters(): Letters {
  const kind = new Uint8Array(unitsMax);
  const fold = new Uint16Array(unitsMax);
  const capital = new Uint8Array(unitsMax);
  for (let unit = 0; unit < unitsMax; unit++) {
    if (unit >= surrogatesFrom && unit <= surrogatesTo) continue;
    const sign = String.fromCharCode(unit);
    kind[unit] = kindOf(unit, sign);
    if (kind[unit] !== letter && kind[unit] !== digit) continue;
    const lower = sign.toLowerCase();
    fold[unit] = foldOf(lower);
    if (lower !== sign) capital[unit] = 1;
  }
  return { kind, fold, capital };
}

function kindOf(unit: number, sign: string): number {
  if (isIdeograph(unit)) return ideograph;
  if (unit === tatweel) return mark;
  if (/\p{L}/u.test(sign)) return letter;
  if (/\p{Nd}/u.test(sign)) return digit;
  if (/\p{M}/u.test(sign)) return unit >= 0x900 ? letter : mark;
  return separator;
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

/** Digits of every script fold to 0 to 9; Arabic alefs, yehs and tehs to one spelling. */
function foldOf(lower: string): number {
  const named = spellings[lower];
  if (named !== undefined) return named.charCodeAt(0);
  if (/\p{Nd}/u.test(lower)) return 48 + digitValue(lower.charCodeAt(0));
  return lower.normalize('NFD').charCodeAt(0);
}

/** Decimal digits come in runs of ten that begin at a multiple of 16, or at one plus 6. */
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
