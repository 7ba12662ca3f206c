// A table of all UTF-16 units: the kind of each, and what it folds to (lower case, no accents).
// Tokenising takes most of the time of grouping a text; one look-up for each unit keeps it fast.

export const separator = 0;
export const letter = 1;
export const digit = 2;
/** Scripts written without spaces: every pair of characters is a word. */
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
/** Invisible, and no end of a word: Arabic kashida, soft hyphen, joiners, direction marks. */
const invisible = /[\u0640\u00ad\u200c-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;
/** Scripts from here on write vowels as marks, which belong to the word. */
const markedScriptsFrom = 0x900;
const hangulFrom = 0xac00;
const hangulTo = 0xd7a3;
const surrogatesFrom = 0xd800;
const surrogatesTo = 0xdfff;

function buildLetters(): Letters {
  const kind = buildKinds();
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

/** Matches all units as one string: testing them one by one takes ten times as long. */
function buildKinds(): Uint8Array {
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
  note(invisible, combiningMark);
  for (let unit = 0; unit < unitsMax; unit++) if (isIdeograph(unit)) kind[unit] = ideograph;
  return kind;
}

/** Han, kana, Thai, Lao, Khmer and Myanmar. */
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

/** Arabic letters with several spellings fold to one; other letters lose their accent. */
function foldOf(lower: string): number {
  const named = spellings[lower];
  if (named !== undefined) return named.charCodeAt(0);
  const unit = lower.charCodeAt(0);
  // A Hangul syllable folds to its first letter, as Unicode normalisation would give it.
  if (unit >= hangulFrom && unit <= hangulTo) return 0x1100 + Math.floor((unit - hangulFrom) / 588);
  return lower.normalize('NFD').charCodeAt(0);
}

/** The digits 0 to 9 of a script begin at a multiple of 16, or at 6 more than a multiple. */
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

/** The only instance: it never changes, and takes some milliseconds to build. */
export const letters: Letters = buildLetters();
