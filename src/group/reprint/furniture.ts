// Finds furniture, the text that outlets put around every article: datelines, credits, newsletters,
// cookie notes. Shared furniture makes no text a reprint, and added furniture makes none original.
// It is known by its phrases, listed in knowledge/furniture.txt.

import type { Letters } from '../words/letters.js';
import type { Passage } from './passages.js';
import { plainHash, tokenize, tokensMax, type Tokens, createTokens } from '../words/tokens.js';

/** The furniture of a text that was split into `tokens`, ascending. */
export type FindFurniture = (text: string, tokens: Tokens) => readonly Passage[];

interface Phrase {
  readonly words: readonly number[];
  /** Only at the start of a line or sentence. */
  readonly opens: boolean;
  /** A colon follows. */
  readonly announces: boolean;
}

/** `PORT VARRA, Lomea (Norwire) -`, `TARN, 4 May 2031 –`: each newsroom writes its own. */
const dateline = /^\s{0,9}\p{Lu}[^\n]{1,70}?(?:\)|\d|\p{Lu}{2})\s{0,3}[-\u2010-\u2015]{1,2}\s/u;
/** A paragraph up to this long that contains a phrase of furniture is furniture as a whole. */
const paragraphLengthMax = 400;
const sentenceEnds = ['. ', '! ', '? ', '。', '؟ '];
const opening = /[\n.!?؟。:([]/u;

/** `lines`: those of furniture.txt. In a long paragraph only the sentence with a phrase counts. */
export function createFurniture(letters: Letters, lines: readonly string[]): FindFurniture {
  const phrases = new Map<number, Phrase[]>();
  const tokens = createTokens();
  for (const line of lines) {
    tokenize(line, letters, tokensMax, tokens);
    const words = Array.from({ length: tokens.count }, (_, at) => plainHash(tokens, at));
    const [first] = words;
    if (first === undefined) continue;
    const phrase = { words, opens: line.startsWith('^'), announces: line.endsWith(':') };
    phrases.set(first, [...(phrases.get(first) ?? []), phrase]);
  }
  return (text, scanned) => {
    const head = dateline.exec(text);
    const found = head === null ? [] : [{ from: 0, to: head[0].length }];
    for (let at = 0; at < scanned.count; at++) {
      const some = phrases.get(plainHash(scanned, at));
      if (some?.some((phrase) => isPhraseAt(phrase, text, scanned, at)) !== true) continue;
      const start = scanned.start[at] as number;
      const last = found.at(-1)?.to ?? 0;
      if (start >= last) found.push(around(text, start, last));
    }
    return found;
  };
}

function isPhraseAt(phrase: Phrase, text: string, tokens: Tokens, at: number): boolean {
  const { words, opens, announces } = phrase;
  if (at + words.length > tokens.count) return false;
  if (words.some((word, i) => plainHash(tokens, at + i) !== word)) return false;
  const start = tokens.start[at] as number;
  const before = at === 0 ? 0 : (tokens.end[at - 1] as number);
  if (opens && at > 0 && !opening.test(text.slice(before, start))) return false;
  return !announces || text.charCodeAt(tokens.end[at + words.length - 1] as number) === colon;
}

const colon = 58;

/** The paragraph or sentence around an index, but nothing before `least`. */
function around(text: string, at: number, least: number): Passage {
  const start = at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at);
  const to = end < 0 ? text.length : end;
  if (to - start <= paragraphLengthMax) return { from: Math.max(least, start), to };
  const before = Math.max(...sentenceEnds.map((sign) => text.lastIndexOf(sign, at - 1)));
  const after = sentenceEnds.map((sign) => text.indexOf(sign, at)).filter((place) => place >= 0);
  return {
    from: Math.max(least, start, before + 1),
    to: Math.min(to, ...after.map((place) => place + 1)),
  };
}
