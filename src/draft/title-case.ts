// House style: every word of a title begins with a capital, small words too ("From The").

/** A word begins at the start, or after a space, a dash, a slash, a bracket or an opening quote. */
const wordStart = /(^|[\s\-‐–—/([{"“„«]|(?:^|[\s\-–—(])['‘])(\p{Ll})([\p{L}\p{N}]*)/gu;

/** Raises the first letter of every word. Names with a capital inside, as `iPhone`, stay. */
export function titleCase(text: string): string {
  return text.replace(wordStart, (whole, before: string, first: string, rest: string) => {
    if (/\p{Lu}/u.test(rest)) return whole;
    const capital = first.toUpperCase();
    // "ß" and ligatures become two letters in upper case, so they stay.
    return [...capital].length === 1 ? before + capital + rest : whole;
  });
}
