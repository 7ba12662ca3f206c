// Words after which a name is the name of a place, by language: in Halden, near Vik, en Villar.

import type { Letters } from '../words/letters.js';
import type { StopWords } from '../words/knowledge-files.js';
import { createTokens, tokenize, type Tokens } from '../words/tokens.js';

export interface Locatives {
  /** Whether a token is such a word; false in a language without a list. */
  isOne(tokens: Tokens, at: number, language: string): boolean;
}

export function createLocatives(words: StopWords, letters: Letters): Locatives {
  const hashes = new Map([...words].map(([language, all]) => [language, hashesOf(all, letters)]));
  return {
    isOne: (tokens, at, language) => hashes.get(language)?.has(tokens.hash[at] as number) === true,
  };
}

function hashesOf(words: ReadonlySet<string>, letters: Letters): ReadonlySet<number> {
  const tokens = createTokens();
  tokenize([...words].join(' '), letters, words.size, tokens);
  return new Set(tokens.hash.subarray(0, tokens.count));
}
