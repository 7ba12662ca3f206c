// Escaping for the markup we serve when we serve it well; what is broken is broken on purpose,
// elsewhere.

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Paragraphs as HTML, as feeds carry them. */
export function paragraphsHtml(paragraphs: readonly string[]): string {
  return paragraphs.map((text) => `<p>${escaped(text)}</p>`).join('\n');
}

/** `Sat, 07 Mar 2026 09:12:00 GMT`. */
export function httpDate(at: number): string {
  return new Date(at).toUTCString();
}

/** `2026-03-07T09:12:00Z`. */
export function isoDate(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
