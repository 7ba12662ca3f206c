// What search finds a roundup by, and the conditions that a search can have.

import { sql, type RawBuilder } from 'kysely';
import type { Roundup } from '../../domain/roundup.js';
import type { SearchFilter } from '../records/roundups.js';

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

/** The conditions of a search on the roundup `r`, apart from its words. */
export function searchConditions(filter: SearchFilter): readonly RawBuilder<unknown>[] {
  const { outletId, label, from, before } = filter;
  const conditions: RawBuilder<unknown>[] = [];
  if (from !== undefined) conditions.push(sql`r.at >= ${from}`);
  if (before !== undefined) conditions.push(sql`r.at < ${before}`);
  if (outletId !== undefined) {
    conditions.push(sql`exists (
      select 1 from "roundupOutlet" o where o.number = r.number and o."outletId" = ${outletId})`);
  }
  if (label !== undefined) {
    conditions.push(sql`exists (
      select 1 from "roundupLabel" l where l.label = ${label} and l.state = 'published'
        and l.at = r.at and l."roundupId" = r.id)`);
  }
  return conditions;
}
