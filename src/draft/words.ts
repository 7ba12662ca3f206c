// The words of headlines, reduced to stems so that different wordings can be compared.

/** Letters kept of a word: "recaptured" and "recaptures" get one stem. */
const stemLength = 5;

/** Words without content: English, and the most common ones of seven other languages. */
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

/** The stems of the distinct content words. */
export function stemsOf(text: string): ReadonlySet<string> {
  const content = wordsOf(text)
    .map((word) => word.replace(/['’]s$/, ''))
    .filter((word) => !smallWords.has(word));
  return new Set(content.map((word) => foldMarks(word).slice(0, stemLength)));
}

/** Counts words by blanks. In scripts without blanks two characters count as one word. */
export function countWords(text: string): number {
  const unspaced =
    text.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/gu)?.length ?? 0;
  return (text.match(/\S+/gu)?.length ?? 0) + Math.floor(unspaced / 2);
}

function foldMarks(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '');
}
