// Month names in the languages of feeds and pages.

/**
 * Beginnings of month names; the longest that matches decides. A name that two languages use for
 * different months has the meaning of the larger one (`listopad`: Polish, not Croatian).
 */
const beginnings: readonly string[] = [
  `jan jän janv jaan gen ene ocak oca sty led sij ian sausio tammi urt янв січ яну сту јан ιαν
  يناير جانفي ژانویه ינואר ינו जन জানু มกรา มค`,
  `feb fev fév fevr febr helmi veebr lut úno velj şub subat vasario peb фев лют феб φεβ
  فبراير فيفري فوریه פבר फर फ़र ফেব กุมภา กพ`,
  `mar mär maerz marz mars març mart marc mrt mrz maa mae mac bře ožu kovo мар бер сак μαρ
  مارس מרץ מרס मार्च মার্চ มีนา มีค`,
  `apr apri avr abr huhti kwi dub nis travnja travanj balandž апр кві крас απρ
  أبريل إبريل أفريل آوریل אפר अप्रै এপ্রি เมษา เมย`,
  `may mai mei mag maj máj maius touko kvě svi geg мая май маи тра мај μαι
  مايو ماي مه می מאי मई মে พฤษภา พค`,
  `jun juin giu juny kesä juun junius cze červen červn čvn haz lipnja lipanj birž iun июн чер чэр
  јун ιουν يونيو جوان ژوئن יונ जून জুন มิถุนา มิย`,
  `jul juil lug heinä juul julius lip červenec červenc čvc srpnja srpanj tem liepos iul июл лип ліп
  јул ιουλ يوليو جويلية ژوئیه جولای יול जुला জুলা กรกฎา กค`,
  `aug aoû aou ago ag elo elok augusztus sie srp kol ağu agu ogo rugpj авг сер жні αυγ
  أغسطس أوت اوت אוג अग আগ สิงหา สค`,
  `sep set sett syys wrz zář ruj eyl rugs szep szept сен вер сеп σεπ
  سبتمبر سپتامبر ספט सित সেপ กันยา กย`,
  `oct okt ott out loka paź říj eki spalio окт жов кас οκτ
  أكتوبر اکتبر אוקט अक्टू অক্টো ตุลา ตค`,
  `nov marras lis stud kas lapkr ноя лис ліс ное нов νοε
  نوفمبر نوامبر נוב नव নভে พฤศจิกา พย`,
  `dec déc dez dic des joulu detse gru pro ara dis gruod дек гру сне δεκ
  ديسمبر دسامبر דצמ दिस ডিসে ธันวา ธค`,
];

/** Croatian months whose names mean another month in Polish or Czech. */
const croatian: readonly (readonly [beginning: string, month: number])[] = [
  ['tra', 4],
  ['lip', 6],
  ['srp', 7],
  ['lis', 10],
];
/** Weekdays that only Croatian and Slovene write so. */
const croatianWeekday = /^(?:uto|sri|cet|pet|sub|ned)/;

/** Arabic months of two words, as their name of one word. */
const twoWords: readonly (readonly [RegExp, string])[] = [
  [/كانون الثاني/g, 'يناير'],
  [/تشرين الأول/g, 'أكتوبر'],
  [/تشرين الثاني/g, 'نوفمبر'],
  [/كانون الأول/g, 'ديسمبر'],
  [/شباط/g, 'فبراير'],
  [/آذار/g, 'مارس'],
  [/نيسان/g, 'أبريل'],
  [/أيار/g, 'مايو'],
  [/حزيران/g, 'يونيو'],
  [/تموز/g, 'يوليو'],
  [/آب(?!\p{L})/gu, 'أغسطس'],
  [/أيلول/g, 'سبتمبر'],
];

/** Lower case without accents, so that `július` and `JULIUS` are equal. */
export function folded(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ς', 'σ');
}

/** Digits of any script as ASCII digits, and the Levantine months by their common Arabic name. */
export function normaliseDate(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text;
  const digits = text.replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)));
  if (!/\p{Script=Arabic}/u.test(digits)) return digits;
  return twoWords.reduce((line, [pattern, name]) => line.replace(pattern, name), digits);
}

/** Unicode places the ten digits of each script in order; ten of them begin at a known zero. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  const zero = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10].findLast((start) => start <= code);
  return zero === undefined || code - zero > 9 ? 0 : code - zero;
}

const byBeginning: ReadonlyMap<string, number> = new Map(
  beginnings.flatMap((line, index) =>
    line.split(/\s+/).map((name) => [folded(name), index + 1] as const),
  ),
);

/** Shorter names match as a whole only. */
const beginningLengthMin = 3;

/**
 * 1 to 12 for a month's name or its abbreviation; undefined if it is no month. `weekday` is the
 * word before the date, which reveals Croatian.
 */
export function monthNumber(text: string, weekday = ''): number | undefined {
  const name = folded(text).replaceAll('.', '');
  if (name.length < 2 || name.length > 14) return undefined;
  if (croatianWeekday.test(folded(weekday))) {
    const found = croatian.find(([beginning]) => name.startsWith(beginning));
    if (found !== undefined) return found[1];
  }
  return byName(name) ?? (name.startsWith('ב') ? byName(name.slice(1)) : undefined);
}

function byName(name: string): number | undefined {
  for (let length = name.length; length >= beginningLengthMin; length -= 1) {
    const month = byBeginning.get(name.slice(0, length));
    if (month !== undefined) return month;
  }
  return byBeginning.get(name);
}
