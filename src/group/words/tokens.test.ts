import { expect, test } from 'vitest';
import { letters } from './letters.js';
import { createTokens, plainHash, tokenize } from './tokens.js';

function plainHashOf(word: string): number {
  const tokens = createTokens();
  tokenize(word, letters, 1, tokens);
  return plainHash(tokens, 0);
}

test.each(['us', 'US', 'U.S.', 'UN', 'AT&T', 'AT&amp;T', 'U.S.A.', 'UNESCO', 'Lomea'])(
  'the plain hash of %s is that of its lower-case form',
  (word) => {
    const small = word.replace('amp;', '').replaceAll(/[.&]/gu, '').toLowerCase();
    expect(plainHashOf(word)).toBe(plainHashOf(small));
  },
);
