// House patterns such as `{headline} -- {outlet}`, split so that each slot can become markup.

export type PatternPart =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'slot'; readonly name: string };

export function patternParts(pattern: string): readonly PatternPart[] {
  return pattern
    .split(/(\{[a-z]+\})/)
    .filter((piece) => piece !== '')
    .map((piece) =>
      /^\{[a-z]+\}$/.test(piece)
        ? { kind: 'slot', name: piece.slice(1, -1) }
        : { kind: 'words', text: piece },
    );
}

/** The pattern as plain text; a slot nobody fills stays empty. */
export function fillPattern(pattern: string, slots: Readonly<Record<string, string>>): string {
  return patternParts(pattern)
    .map((part) => (part.kind === 'words' ? part.text : (slots[part.name] ?? '')))
    .join('');
}
