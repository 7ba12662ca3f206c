// What search finds a roundup by.

import type { Roundup } from '../../domain/roundup.js';

/** Marks around a match, from the private use area. They are removed from what is indexed. */
export const markOpen = '\ue000';
export const markClose = '\ue001';

/** How many words a passage has at most. */
export const passageWords = 24;

/** Ids of the outlets shown and the agencies credited, each once. */
export function outletsIn({ lead, lines }: Roundup): readonly string[] {
  const reports = [...(lead ? [lead] : []), ...lines];
  return [...new Set(reports.flatMap(({ outletId, agencyIds }) => [outletId, ...agencyIds]))];
}

export function indexedTexts({ title, lead, lines }: Roundup) {
  const clean = (...texts: readonly string[]) => texts.join('\n').replace(/[\ue000\ue001]/g, '');
  return {
    title: clean(title.text),
    lead: clean(lead?.headline.text ?? ''),
    excerpt: clean(...(lead?.excerpt ?? []).map((paragraph) => paragraph.text)),
    headlines: clean(...lines.map((line) => line.headline.text)),
  };
}
