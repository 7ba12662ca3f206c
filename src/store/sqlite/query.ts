// A reader's words as a question FTS5 can always answer.

/** Longest question read; the rest is ignored. */
const lengthMax = 400;
const termsMax = 16;

/**
 * `"exact words"`, `prefix*` and `-without` are understood; everything else is words to be found,
 * all of them. Undefined when nothing in the text can be looked for.
 */
export function matchOf(text: string): string | undefined {
  const terms = [...text.slice(0, lengthMax).matchAll(/(-?)(?:"([^"]*)"?|([^\s"]+))/gu)]
    .slice(0, termsMax)
    .map(([, minus = '', quoted, bare]) => termOf(minus, quoted ?? bare ?? ''))
    .filter((term) => term !== undefined);
  const wanted = terms.filter((term) => !term.without).map((term) => term.match);
  const unwanted = terms.filter((term) => term.without).map((term) => term.match);
  if (wanted.length === 0) return undefined;
  return [wanted.join(' AND '), ...unwanted].map((part) => `(${part})`).join(' NOT ');
}

function termOf(minus: string, text: string) {
  const words = text.match(/[\p{L}\p{N}\p{M}]+/gu);
  if (!words) return undefined;
  const prefix = /[\p{L}\p{N}]\*$/u.test(text) ? ' *' : '';
  return { without: minus === '-', match: `"${words.join(' ')}"${prefix}` };
}
