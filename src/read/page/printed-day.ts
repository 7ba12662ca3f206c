// Days as pages print them for readers, in numbers or with the month in words, anywhere in a line.
// A day is its midnight UTC.

/** The first day named in `text`, in numbers or with the month in words of some 20 languages. */
export function readPrintedDay(text: string): number | undefined {
  if (!/\d/.test(text)) return undefined;
  const found = [readFigures(text), readMonthInWords(text)].flatMap((one) =>
    one === undefined ? [] : [one],
  );
  return found.sort((one, other) => one.index - other.index)[0]?.at;
}

/** The day that an address names, as in `/2017/03/02/` or `/2017-03-02-…`. */
export function readAddressDay(url: string): number | undefined {
  const found = /[/_-](\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=[/_-]|\.|$)/.exec(url);
  const packed = found ?? /\/(20\d{2})(\d{2})(\d{2})(?=[/_-])/.exec(url);
  if (packed === null) return undefined;
  return instant(Number(packed[1]), Number(packed[2]), Number(packed[3]));
}

interface Found {
  readonly at: number;
  readonly index: number;
}

function readFigures(text: string): Found | undefined {
  const iso = /(?<!\d)((?:19|20)\d{2})([-./])(\d{1,2})\2(\d{1,2})(?!\d)/.exec(text);
  if (iso !== null) return found(iso, Number(iso[1]), Number(iso[3]), Number(iso[4]));
  const figures = /(?<![\d.])(\d{1,2})([./-])\s?(\d{1,2})\2\s?((?:19|20)\d{2}|\d{2})(?!\d)/.exec(
    text,
  );
  if (figures === null) {
    const east = /((?:19|20)\d{2})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/.exec(text);
    return east === null
      ? undefined
      : found(east, Number(east[1]), Number(east[2]), Number(east[3]));
  }
  const [, first = '', mark, second = '', years = ''] = figures;
  const year = years.length === 2 ? 2000 + Number(years) : Number(years);
  const isMonthFirst = mark === '/' && Number(second) > 12;
  const [day, month] = isMonthFirst ? [second, first] : [first, second];
  return found(figures, year, Number(month), Number(day));
}

function readMonthInWords(text: string): Found | undefined {
  // Most lines contain no year, and the patterns below are slow.
  if (!/(?:19|20)\d{2}/.test(text)) return undefined;
  const one = dayFirst.exec(text);
  const other = monthFirst.exec(text);
  const early = one && found(one, Number(one[3]), monthOf(one[2]), Number(one[1]));
  const late = other && found(other, Number(other[3]), monthOf(other[1]), Number(other[2]));
  if (early && late) return early.index <= late.index ? early : late;
  return early ?? late ?? undefined;
}

function found(
  match: RegExpExecArray,
  year: number,
  month: number,
  day: number,
): Found | undefined {
  const at = instant(year, month, day);
  return at === undefined ? undefined : { at, index: match.index };
}

function instant(year: number, month: number, day: number): number | undefined {
  if (year < 1980 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 31)
    return undefined;
  const at = Date.UTC(year, month - 1, day);
  return new Date(at).getUTCDate() === day ? at : undefined;
}

/** Beginnings of month names, January to December. */
const months: readonly (readonly string[])[] = [
  ['jan', 'jän', 'gen', 'ene', 'янв', 'січ', 'sty', 'oca', 'led', 'ιαν', 'يناير', 'tammi'],
  ['feb', 'fév', 'fev', 'фев', 'лют', 'lut', 'şub', 'úno', 'φεβ', 'فبراير', 'helmi'],
  ['mar', 'mär', 'maa', 'мар', 'бер', 'bře', 'μαρ', 'مارس', 'mrt', 'maerz'],
  ['apr', 'avr', 'abr', 'апр', 'кві', 'kwi', 'nis', 'dub', 'απρ', 'أبريل', 'huhti', 'ápr'],
  ['may', 'mai', 'mei', 'mag', 'maj', 'мая', 'май', 'тра', 'kvě', 'μαΐ', 'مايو', 'touko', 'máj'],
  ['jun', 'juin', 'giu', 'июн', 'чер', 'cze', 'haz', 'čvn', 'ιουν', 'يونيو', 'kesä', 'jún'],
  ['jul', 'juil', 'lug', 'июл', 'лип', 'lip', 'tem', 'čvc', 'ιουλ', 'يوليو', 'heinä', 'júl'],
  ['aug', 'aoû', 'aou', 'ago', 'авг', 'сер', 'sie', 'ağu', 'srp', 'αυγ', 'أغسطس', 'elo', 'agu'],
  ['sep', 'set', 'сен', 'вер', 'wrz', 'eyl', 'zář', 'σεπ', 'سبتمبر', 'syys', 'szep'],
  ['oct', 'okt', 'ott', 'out', 'окт', 'жов', 'paź', 'eki', 'říj', 'οκτ', 'أكتوبر', 'loka'],
  ['nov', 'ноя', 'лис', 'lis', 'kas', 'νοε', 'نوفمبر', 'marras'],
  ['dec', 'déc', 'dez', 'dic', 'des', 'дек', 'гру', 'gru', 'ara', 'pro', 'δεκ', 'ديسمبر', 'joulu'],
];

const beginnings = months
  .flatMap((names, index) => names.map((name) => ({ name, month: index + 1 })))
  .sort((one, other) => other.name.length - one.name.length);
const monthPattern = beginnings.map(({ name }) => `${name}\\p{L}{0,9}`).join('|');

// 2 March 2017 · 2. März 2017 · 2 de marzo de 2017
const dayFirst = new RegExp(
  `(?<!\\d)(\\d{1,2})(?:\\.|er|º|°|st|nd|rd|th)?\\s*(?:de |of |d['’])?\\s*(${monthPattern})` +
    '\\.?,?\\s+(?:de |del )?(\\d{4})',
  'iu',
);
// March 2, 2017
const monthFirst = new RegExp(
  `(?<!\\p{L})(${monthPattern})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})`,
  'iu',
);

function monthOf(word: string | undefined): number {
  const lower = (word ?? '').toLowerCase();
  return beginnings.find(({ name }) => lower.startsWith(name))?.month ?? 0;
}
