// Words that nobody says, for tests that need a stream of unlike headlines.

const syllables = ['ba', 'ter', 'on', 'mi', 'sal', 'ven', 'ko', 'rith', 'lu', 'pe'];

/** A word for a number, another for each. */
export const madeUpWord = (n: number): string =>
  [...String(n)].map((digit) => syllables[Number(digit)]).join('');
