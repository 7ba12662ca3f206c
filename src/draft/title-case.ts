// House style: every word of a title begins with a capital, small words too ("From The").

/** Words begin at the start, after a space, a dash, a slash, a bracket or an opening quote. */
const wordStart = /(^|[\s\-‐–—/([{"“„«]|(?:^|[\s\-–—(])['‘])(\p{Ll})([\p{L}\p{N}]*)/gu;

/** Names such as `iPhone` or `eBay` that carry their capital inside keep their shape. */
export function titleCase(text: string): string {
  return text.replace(wordStart, (whole, before: string, first: string, rest: string) => {
    if (/\p{Lu}/u.test(rest)) return whole;
    const capital = first.toUpperCase();
    // "ß" and ligatures grow when raised: they stay as they are.
    return [...capital].length === 1 ? before + capital + rest : whole;
  });
}
