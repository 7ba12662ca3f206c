// House patterns such as `{headline} -- {outlet}`: one reading of their slots for the drafts, the
// proof and the site.

export type PatternPart =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'slot'; readonly name: string };

/** Words and slots in their order. */
export function patternParts(pattern: string): readonly PatternPart[] {
  return pattern
    .split(/(\{\w+\})/)
    .filter((piece) => piece !== '')
    .map((piece) =>
      /^\{\w+\}$/.test(piece)
        ? { kind: 'slot', name: piece.slice(1, -1) }
        : { kind: 'words', text: piece },
    );
}

/** The pattern as plain text, at one go: a headline may hold braces. An unfilled slot is empty. */
export function fillPattern(pattern: string, slots: Readonly<Record<string, string>>): string {
  return patternParts(pattern)
    .map((part) => (part.kind === 'words' ? part.text : (slots[part.name] ?? '')))
    .join('');
}

/** A pattern of one place, whatever its name; the text stands after it when it has none. */
export function fillOnePlace(pattern: string, text: string): string {
  const parts = patternParts(pattern);
  const place = parts.find(({ kind }) => kind === 'slot');
  if (place === undefined) return `${pattern} ${text}`;
  return parts
    .map((part) => (part === place ? text : part.kind === 'words' ? part.text : `{${part.name}}`))
    .join('');
}
