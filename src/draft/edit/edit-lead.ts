// The lead and its excerpt. An excerpt is chosen from the lead's paragraphs, never typed.

import type { Lead, Roundup } from '../../domain/roundup.js';
import type { Sourced } from '../../domain/sourced.js';
import type { CreditedReport } from '../credited-report.js';
import { paragraphsOf } from '../lead/excerpt.js';
import { leadFrom } from '../lead/lead.js';
import { lineOf } from '../lines/lines.js';
import {
  changed,
  refused,
  reportOf,
  touch,
  type EditOutcome,
  type Material,
} from './edit-types.js';

/** The chosen report leads; the former lead takes its place among the lines. */
export function editLead(roundup: Roundup, articleId: string, material: Material): EditOutcome {
  const report = reportOf(material, articleId);
  if (report === undefined) return refused('This report is not in the event any more.');
  if (roundup.lead?.articleId === articleId) return changed(roundup);
  const lead = leadFrom(report, material.reports, material.style.excerptWordsMax);
  const former = roundup.lead && reportOf(material, roundup.lead.articleId);
  const at = roundup.lines.findIndex((line) => line.articleId === articleId);
  const lines = roundup.lines.filter((line) => line.articleId !== articleId);
  if (former !== undefined) lines.splice(Math.max(0, at), 0, lineOf(former, false));
  const leftOut = (roundup.leftOut ?? []).filter((id) => id !== articleId);
  const touched = [...new Set([...touch(roundup, 'lead'), 'lines' as const])];
  return changed({ ...roundup, lead, lines, leftOut, touched });
}

export function editExcerpt(
  roundup: Roundup,
  positions: readonly number[],
  material: Material,
): EditOutcome {
  const { lead } = roundup;
  const report = lead && reportOf(material, lead.articleId);
  if (lead === undefined || report === undefined) return refused('There is no lead to quote.');
  const paragraphs = paragraphsOf(report.article);
  const excerpt = positions.map((at) => paragraphs[at]);
  if (excerpt.some((paragraph) => paragraph === undefined)) {
    return refused('The text of the lead has changed. Choose its paragraphs again.');
  }
  const chosen: Lead = { ...lead, excerpt: excerpt as readonly Sourced[] };
  return changed({ ...roundup, lead: chosen, touched: touch(roundup, 'lead') });
}

/** The paragraphs an editor can choose from, each with its source. */
export function paragraphsOfLead(report: CreditedReport): readonly Sourced[] {
  return paragraphsOf(report.article);
}
