// How a name sounds, independent of its script: Маринова, مارينوفا and Marinova have one key.
// Latin, Cyrillic and Arabic letters become one small alphabet. It does not distinguish what one of
// the scripts does not (p and b in Arabic, short vowels).

export type Script = 'latin' | 'cyrillic' | 'arabic';

export interface PhoneticKey {
  readonly script: Script;
  /** The consonants, and a first letter `a` if the name begins with a vowel. */
  readonly consonants: string;
  /** The consonants, and the vowels that are written. */
  readonly letters: string;
}

/** Names with fewer consonants match too many others. */
const consonantsMin = 3;
const consonantsMinArabic = 4;
/** Share of letters in which two names may differ if both scripts write vowels. */
const differingShareMax = 0.26;

/** The key of a folded word; undefined for other scripts and for names that are too short. */
export function phoneticKeyOf(word: string): PhoneticKey | undefined {
  const script = scriptOf(word);
  if (script === undefined) return undefined;
  const letters = spelled(word, script).replace(/(.)\1+/g, '$1');
  const vowels = /[aeiouwy]/g;
  const consonants = (/^[aeiouwy]/.test(letters) ? 'a' : '') + letters.replace(vowels, '');
  const lengthMin = script === 'arabic' ? consonantsMinArabic : consonantsMin;
  return consonants.length < lengthMin ? undefined : { script, consonants, letters };
}

/** Whether two names with the same consonants, in different scripts, are likely one name. */
export function soundsSame(one: PhoneticKey, two: PhoneticKey): boolean {
  if (one.script === two.script) return false;
  if (one.script === 'arabic' || two.script === 'arabic') return true;
  const [a, b] = [withoutLastVowels(one.letters), withoutLastVowels(two.letters)];
  return distance(a, b) <= differingShareMax * Math.max(a.length, b.length);
}

/** Without vowels at the end: stemming removes such endings in one language and not in another. */
function withoutLastVowels(letters: string): string {
  let end = letters.length;
  while (end > 0 && vowelLetters.includes(letters.charAt(end - 1))) end--;
  return letters.slice(0, end);
}

const vowelLetters = 'aeiouwy';

function scriptOf(word: string): Script | undefined {
  if (/^[a-z]+$/.test(word)) return 'latin';
  if (/^[\u0400-\u04ff]+$/.test(word)) return 'cyrillic';
  return /^[\u0621-\u064a]+$/.test(word) ? 'arabic' : undefined;
}

function spelled(word: string, script: Script): string {
  if (script === 'latin')
    return latinRules.reduce((text, [from, to]) => text.replace(from, to), word);
  const letters = script === 'cyrillic' ? cyrillic : arabic;
  return [...word].map((sign) => letters[sign] ?? '').join('');
}

const latinRules: readonly (readonly [RegExp, string])[] = [
  [/tsch|tch|sch|sh|ch|cz|ts|tz/g, 's'],
  [/zh|dj|dzh/g, 'j'],
  [/kh/g, 'h'],
  [/gh/g, 'g'],
  [/th/g, 't'],
  [/ph|v/g, 'f'],
  [/ck|q/g, 'k'],
  [/c(?=[eiy])|z/g, 's'],
  [/c/g, 'k'],
  [/x/g, 'ks'],
  [/p/g, 'b'],
];

const pairs = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(text.split(' ').map((pair) => [pair[0] ?? '', pair.slice(1)]));

const cyrillic = pairs(
  'аa бb вf гg дd еe жj зs иi йi кk лl мm нn оo пb рr сs тt уu фf хh цs чs шs щs ъ ыi ь эe юu яa ' +
    'іi їi єe ґg ђd јi љl њn ћs џj',
);
const arabic = pairs(
  'اa بb تt ثt جj حh خh دd ذd رr زs سs شs صs ضd طt ظs عa غg فf قk كk لl مm نn هh وw يy ءa ئy ؤw',
);

/** Edit distance (Levenshtein 1966); names are short. */
function distance(one: string, two: string): number {
  let row = Array.from({ length: two.length + 1 }, (_, at) => at);
  for (let i = 0; i < one.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < two.length; j++) {
      const changed = (row[j] as number) + (one[i] === two[j] ? 0 : 1);
      next.push(Math.min(changed, (row[j + 1] as number) + 1, (next[j] as number) + 1));
    }
    row = next;
  }
  return row[two.length] as number;
}
