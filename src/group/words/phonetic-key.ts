// How a name sounds, whatever the script it is written in: Маринова, مارينوفا and Marinova are one.
// Latin, Cyrillic and Arabic letters become one small alphabet; what a script cannot tell apart
// (p and b in Arabic, short vowels) is not told apart.

export type Script = 'latin' | 'cyrillic' | 'arabic';

export interface PhoneticKey {
  readonly script: Script;
  /** Consonants only; the first letter as well when it is a vowel. */
  readonly consonants: string;
  /** With vowels, as far as written. */
  readonly letters: string;
}

/** Fewer consonants say too little. */
const bonesMin = 3;
const bonesMinArabic = 4;
/** Share of letters two names may differ in where both scripts write vowels. */
const differingShareMax = 0.26;

/** Undefined for other scripts and for names too short to tell. `word` is folded. */
export function phoneticKeyOf(word: string): PhoneticKey | undefined {
  const script = scriptOf(word);
  if (script === undefined) return undefined;
  const whole = spelled(word, script).replace(/(.)\1+/g, '$1');
  const vowels = /[aeiouwy]/g;
  const bones = (/^[aeiouwy]/.test(whole) ? 'a' : '') + whole.replace(vowels, '');
  const least = script === 'arabic' ? bonesMinArabic : bonesMin;
  return bones.length < least ? undefined : { script, consonants: bones, letters: whole };
}

/** True when two names in different scripts are likely one. Their bones are the same already. */
export function soundsSame(one: PhoneticKey, two: PhoneticKey): boolean {
  if (one.script === two.script) return false;
  if (one.script === 'arabic' || two.script === 'arabic') return true;
  const [a, b] = [bare(one.letters), bare(two.letters)];
  return distance(a, b) <= differingShareMax * Math.max(a.length, b.length);
}

/** Endings are cut off by stemming here and kept there. */
const bare = (whole: string): string => whole.replace(/[aeiouwy]+$/, '');

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

/** Letters to add, drop or change (Levenshtein); names are short. */
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
