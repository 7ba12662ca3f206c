// English stems by Porter's second algorithm (Porter 1980; revised as Snowball “English”,
// snowballstem.org/algorithms/english). Written for speed: at the start of a stream nearly every
// word is new, and a generic stemmer would take half of the time of grouping a headline.

/** Names that must not share a stem with another name or word: Harris and Harry, Maine and main. */
const names =
  'adams aires andrews aws babis barnes brooks daniels davis denis downing edwards gates greene ' +
  'hamas harding harris hastings hawking hollande jenkins johns jones maine manning mars ' +
  'marshall matthews owens peters phillips richards roberts rogers sanae sanders shams stevens ' +
  'summers wales walters wilders williams';
const unchanged = new Set(`sky news howe atlas cosmos bias andes ${names}`.split(' '));
const irregular = new Map(
  (
    'skis ski skies sky dying die lying lie tying tie idly idl gently gentl ugly ugli ' +
    'early earli only onli singly singl'
  )
    .split(' ')
    .map((word, at, all) => [word, all[at + 1] ?? ''] as const)
    .filter((_, at) => at % 2 === 0),
);
const doneAfterPlural = new Set(
  'inning outing canning herring earring proceed exceed succeed'.split(' '),
);
const doubles = new Set('bb dd ff gg mm nn pp rr tt'.split(' '));

type Endings = readonly (readonly [ending: string, instead: string])[];

/** Parses `ending:instead`. A longer ending must come before one that it ends in. */
const endings = (list: string): Endings =>
  list.split(' ').map((pair) => {
    const [ending = '', instead = ''] = pair.split(':');
    return [ending, instead] as const;
  });

const adverbial = endings(
  'ational:ate fulness:ful iveness:ive ization:ize ousness:ous biliti:ble lessli:less ' +
    'tional:tion alism:al aliti:al ation:ate entli:ent fulli:ful iviti:ive ousli:ous ' +
    'abli:able alli:al anci:ance ator:ate enci:ence izer:ize bli:ble ogi:og li:',
);
const adjectival = endings(
  'ational:ate tional:tion alize:al ative: icate:ic iciti:ic ical:ic ness: ful:',
);
const suffixes = endings(
  'ement: able: ance: ence: ible: ment: ant: ate: ent: ion: ism: iti: ive: ize: ous: al: er: ic:',
);

/** The stem of a lower-case word. */
export function stemEnglish(lowerCaseWord: string): string {
  if (lowerCaseWord.length <= 2) return lowerCaseWord;
  const known = irregular.get(lowerCaseWord);
  if (known !== undefined) return known;
  if (unchanged.has(lowerCaseWord)) return lowerCaseWord;
  const word = withConsonantY(
    lowerCaseWord.startsWith("'") ? lowerCaseWord.slice(1) : lowerCaseWord,
  );
  const first = firstRegion(word);
  const second = afterVowelAndConsonant(word, first);
  const singular = withoutPlural(withoutPossessive(word));
  if (doneAfterPlural.has(singular)) return singular.toLowerCase();
  const present = closingY(withoutTense(singular, first));
  const stem = withoutSuffix(shortened(withoutAdverb(present, first), first, second), second);
  return withoutLastLetter(stem, first, second).toLowerCase();
}

const isVowel = (unit: number): boolean =>
  unit === 97 || unit === 101 || unit === 105 || unit === 111 || unit === 117 || unit === 121;

const vowelAt = (word: string, at: number): boolean => isVowel(word.charCodeAt(at));

function hasVowel(word: string, to: number): boolean {
  for (let at = 0; at < to; at++) if (vowelAt(word, at)) return true;
  return false;
}

/** A y that begins a word or follows a vowel is a consonant: Y. */
function withConsonantY(word: string): string {
  if (!word.includes('y')) return word;
  let marked = '';
  for (let at = 0; at < word.length; at++) {
    const sign = word.charAt(at);
    const isConsonant = sign === 'y' && (at === 0 || vowelAt(marked, at - 1));
    marked += isConsonant ? 'Y' : sign;
  }
  return marked;
}

/** Their endings begin later than the rule says, so that university does not become universe. */
const longStarts = 'gener arsen emerg commun author univers'.split(' ');

/** R1 of the algorithm: where the part after the first consonant that follows a vowel begins. */
function firstRegion(word: string): number {
  const start = longStarts.find((one) => word.startsWith(one));
  return start?.length ?? afterVowelAndConsonant(word, 0);
}

function afterVowelAndConsonant(word: string, from: number): number {
  for (let at = from; at + 1 < word.length; at++) {
    if (vowelAt(word, at) && !vowelAt(word, at + 1)) return at + 2;
  }
  return word.length;
}

function withoutPossessive(word: string): string {
  if (word.endsWith("'s'")) return word.slice(0, -3);
  if (word.endsWith("'s")) return word.slice(0, -2);
  return word.endsWith("'") ? word.slice(0, -1) : word;
}

function withoutPlural(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (word.endsWith('ied') || word.endsWith('ies')) return word.slice(0, word.length > 4 ? -2 : -1);
  if (!word.endsWith('s') || word.endsWith('us') || word.endsWith('ss')) return word;
  return hasVowel(word, word.length - 2) ? word.slice(0, -1) : word;
}

function withoutTense(word: string, first: number): string {
  for (const ending of ['eedly', 'eed']) {
    if (!word.endsWith(ending)) continue;
    const from = word.length - ending.length;
    return from >= first ? `${word.slice(0, from)}ee` : word;
  }
  for (const ending of ['ingly', 'edly', 'ing', 'ed']) {
    if (!word.endsWith(ending)) continue;
    const from = word.length - ending.length;
    return hasVowel(word, from) ? repairedStem(word.slice(0, from), first) : word;
  }
  return word;
}

/** Repairs a stem without -ed or -ing: hop(ping) → hop, hop(ing) → hope, conflat(ed) → conflate. */
function repairedStem(stem: string, first: number): string {
  const end = stem.slice(-2);
  if (end === 'at' || end === 'bl' || end === 'iz') return `${stem}e`;
  if (doubles.has(end)) return stem.slice(0, -1);
  return first >= stem.length && endsShort(stem, stem.length) ? `${stem}e` : stem;
}

/** Whether the part before `to` ends in a short syllable. */
function endsShort(word: string, to: number): boolean {
  if (to < 2 || vowelAt(word, to - 1) || !vowelAt(word, to - 2)) return false;
  if (to === 2) return true;
  const last = word.charAt(to - 1);
  return !vowelAt(word, to - 3) && last !== 'w' && last !== 'x' && last !== 'Y';
}

function closingY(word: string): string {
  const last = word.charAt(word.length - 1);
  if (last !== 'y' && last !== 'Y') return word;
  return word.length > 2 && !vowelAt(word, word.length - 2) ? `${word.slice(0, -1)}i` : word;
}

const endingOf = (word: string, among: Endings): Endings[number] | undefined => {
  for (const pair of among) if (word.endsWith(pair[0])) return pair;
  return undefined;
};

function withoutAdverb(word: string, first: number): string {
  const found = endingOf(word, adverbial);
  if (found === undefined) return word;
  const [ending, instead] = found;
  const from = word.length - ending.length;
  const before = word.charAt(from - 1);
  if (from < first || (ending === 'ogi' && before !== 'l')) return word;
  if (ending === 'li' && !'cdeghkmnrt'.includes(before)) return word;
  return word.slice(0, from) + instead;
}

function shortened(word: string, first: number, second: number): string {
  const found = endingOf(word, adjectival);
  if (found === undefined) return word;
  const [ending, instead] = found;
  const from = word.length - ending.length;
  if (from < first || (ending === 'ative' && from < second)) return word;
  return word.slice(0, from) + instead;
}

function withoutSuffix(word: string, second: number): string {
  const found = endingOf(word, suffixes);
  if (found === undefined) return word;
  const from = word.length - found[0].length;
  const before = word.charAt(from - 1);
  if (from < second || (found[0] === 'ion' && before !== 's' && before !== 't')) return word;
  return word.slice(0, from);
}

function withoutLastLetter(word: string, first: number, second: number): string {
  const at = word.length - 1;
  const last = word.charAt(at);
  if (last === 'e') {
    const goes = at >= second || (at >= first && !endsShort(word, at));
    return goes ? word.slice(0, at) : word;
  }
  return last === 'l' && at >= second && word.charAt(at - 1) === 'l' ? word.slice(0, at) : word;
}
