// A title as words. A word keeps how it is shown and the mark that follows it.

/** A word as it stands, its lower-case core, and the mark after it. */
export interface Token {
  readonly shown: string;
  readonly word: string;
  readonly mark: string;
}

export function tokensOf(title: string): readonly Token[] {
  return title
    .split(' ')
    .filter((shown) => shown !== '')
    .map((shown) => {
      const core = /^["'“‘(]*(.*?)(["'”’),.;:!?]*)$/u.exec(shown);
      const dotted = /^(?:\p{L}\.)+$/u.test(shown);
      if (dotted) return { shown, word: shown.toLowerCase(), mark: '' };
      const inner = core?.[1] ?? shown;
      // In capitals these are names: the Islamic State, the health organisation.
      const word = /^(?:IS|WHO|IT|MAY|AS|OR|CAN|ICE)$/.test(inner)
        ? `${inner}.`
        : inner.toLowerCase().replaceAll('’', "'");
      return { shown, word, mark: core?.[2] ?? '' };
    });
}
