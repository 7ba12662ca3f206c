// Finds web addresses in plain text, so that they can be shown as links.

export interface NotePart {
  readonly text: string;
  /** Set for an address. */
  readonly href?: string;
}

/** Linear: each address begins at a fixed word and ends at a space. */
const address = /https?:\/\/[^\s<>"']+/gi;
/** Marks that end a sentence and not an address. */
const ending = /[.,;:!?)\]}’”]$/;

export function noteParts(line: string): readonly NotePart[] {
  const parts: NotePart[] = [];
  let from = 0;
  for (const match of line.matchAll(address)) {
    let shown = match[0];
    while (ending.test(shown)) shown = shown.slice(0, -1);
    if (!URL.canParse(shown)) continue;
    if (match.index > from) parts.push({ text: line.slice(from, match.index) });
    parts.push({ text: shown, href: shown });
    from = match.index + shown.length;
  }
  if (from < line.length) parts.push({ text: line.slice(from) });
  return parts;
}
