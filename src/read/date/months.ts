// Month names in English and the other languages that feeds use.

/** Beginnings of names, lower case, without accents. The longest that matches decides. */
const names: readonly (readonly string[])[] = [
  ['jan', 'ιαν', 'янв', 'gen', 'ene', 'januar', 'janv', 'ocak', 'sty'],
  ['feb', 'fev', 'fevr', 'φεβ', 'фев', 'subat', 'lut'],
  ['mar', 'mrt', 'mae', 'marz', 'mars', 'μαρ', 'μαρτ', 'мар', 'marc', 'maa', 'mrz'],
  ['apr', 'avr', 'abr', 'απρ', 'апр', 'apri', 'nis', 'kwi', 'huhti'],
  ['may', 'mai', 'mei', 'mag', 'maj', 'μαι', 'μαϊ', 'μαιο', 'мая', 'май', 'maius', 'toukok'],
  ['jun', 'juin', 'giu', 'ιουν', 'июн', 'junius', 'haz', 'cze', 'kesa'],
  ['jul', 'juil', 'lug', 'ιουλ', 'июл', 'julius', 'tem', 'lip', 'heina'],
  ['aug', 'aou', 'aout', 'ago', 'αυγ', 'авг', 'augusztus', 'agu', 'sie', 'elok'],
  ['sep', 'set', 'sett', 'σεπ', 'сен', 'szept', 'eyl', 'wrz', 'syys'],
  ['oct', 'okt', 'ott', 'out', 'οκτ', 'окт', 'eki', 'paz', 'loka'],
  ['nov', 'νοε', 'ноя', 'kas', 'lis', 'marras'],
  ['dec', 'dez', 'dic', 'des', 'δεκ', 'дек', 'ara', 'gru', 'joulu'],
];

/** Lower case without accents, so that `július` and `JULIUS` are equal. */
export function folded(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ς', 'σ');
}

/** 1 to 12 for a month's name or its abbreviation; undefined if it is no month. */
export function monthNumber(text: string): number | undefined {
  const name = folded(text).replace(/\.$/, '');
  if (name.length < 3 || name.length > 12) return undefined;
  let best = 0;
  let length = 0;
  names.forEach((starts, index) => {
    for (const start of starts) {
      if (start.length <= length || !name.startsWith(start)) continue;
      best = index + 1;
      length = start.length;
    }
  });
  return best === 0 ? undefined : best;
}
