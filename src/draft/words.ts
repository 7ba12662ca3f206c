// Words of headlines, folded so that one happening told in different forms can be compared.

/** Endings are cut by keeping this many letters: "recaptured" and "recaptures" meet. */
const stemLength = 5;

/** Small words that carry no news; English, and the commonest of seven other languages. */
const smallWords = new Set(
  `a an the and or but nor of in on at by to for from with without as into onto over under after
  before during amid among against between about above below near off out up down is are was were
  be been being has have had do does did will would shall should may might can could must not no
  it its he his him she her they their them we our us you your i my me this that these those who
  whom whose which what when where why how than then so if say says said new more most also
  el la los las un una unos unas de del y o en con por para que se su al lo es
  le les des du et ou dans sur au aux pour par une est qui ne pas ce
  der die das den dem des ein eine einen und oder von zu mit auf im bei nach für ist
  il gli i un uno di da nel della e con per che non si
  o os as um uma do da dos das em no na com por para não
  и в во на по с со из к от для не что как за о
  de het een van en op te met voor bij is dat`.split(/\s+/),
);

/** Every word of the text in lower case, without marks. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’.&][\p{L}\p{N}]+)*/gu) ?? [];
}

/** The distinct telling words, cut to their stems. */
export function stemsOf(text: string): ReadonlySet<string> {
  const telling = wordsOf(text)
    .map((word) => word.replace(/['’]s$/, ''))
    .filter((word) => !smallWords.has(word));
  return new Set(telling.map((word) => foldMarks(word).slice(0, stemLength)));
}

/** Words by blanks; where a script has none, two characters count as a word. */
export function countWords(text: string): number {
  const unspaced =
    text.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/gu)?.length ?? 0;
  return (text.match(/\S+/gu)?.length ?? 0) + Math.floor(unspaced / 2);
}

function foldMarks(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '');
}
