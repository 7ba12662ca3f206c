// Correct markup and dates for the demo's feeds and pages. Deliberate faults are added elsewhere.

import { escapeMarkup as escaped } from '../domain/markup.js';

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
