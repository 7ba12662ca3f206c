// One synthetic event: some wire texts, each carried by several outlets whole, trimmed or with a
// paragraph of their own, and reports by the outlets themselves. Words are made up.

export interface Wires {
  readonly texts: readonly string[];
  /** How many of them carry an earlier one's text. */
  readonly copies: number;
}

const paragraphWords = 40;
const paragraphs = 7;
const copyShare = 0.6;
const wordCount = 6_000;

export function wires(articles: number, seed: number): Wires {
  const random = randomFrom(seed + 1);
  const paragraph = (): string =>
    Array.from({ length: paragraphWords }, () => wordOf(Math.floor(random() ** 2 * wordCount)))
      .join(' ')
      .concat('.');
  const reports: string[][] = [];
  const texts: string[] = [];
  for (let at = 0; at < articles; at++) {
    const carried =
      random() < copyShare ? reports[Math.floor(random() ** 2 * reports.length)] : undefined;
    if (carried === undefined) {
      const own = Array.from({ length: paragraphs }, paragraph);
      reports.push(own);
      texts.push(own.join('\n\n'));
      continue;
    }
    const kept = carried.slice(0, 4 + Math.floor(random() * (paragraphs - 3)));
    texts.push([...kept, ...(random() < 0.3 ? [paragraph()] : [])].join('\n\n'));
  }
  return { texts, copies: articles - reports.length };
}

const syllables = ['ba', 'ter', 'on', 'mi', 'sal', 'ven', 'ko', 'rith', 'lu', 'pe'];

function wordOf(number: number): string {
  return [...String(number)].map((digit) => syllables[Number(digit)]).join('');
}

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
