// What the composer offers beside a roundup: other titles, paragraphs, reports that are not in it.

import type { Line, Roundup } from '../../domain/roundup.js';
import { languageOf } from '../credited-report.js';
import { draftOf, validReports, type DraftStyle, type EventParts } from '../draft-roundup.js';
import { paragraphsOf } from '../lead/excerpt.js';
import { lineOf } from '../lines/lines.js';
import { byHouseOrder } from '../lines/house-order.js';
import { agreementOf } from '../agreement.js';
import { countWords } from '../words.js';
import { titleOfReport } from './edit-title.js';
import { reportOf, type Material } from './edit-types.js';

export interface Composition {
  readonly titles: readonly {
    readonly articleId: string;
    readonly text: string;
    readonly why: string;
  }[];
  /** Of the lead. */
  readonly paragraphs: readonly string[];
  readonly excerptWords: number;
  /** Reports of the event that are neither in the roundup nor taken out, in house order. */
  readonly additions: readonly Line[];
  readonly leftOut: readonly Line[];
}

/**
 * What edits of a roundup can draw on.
 * @param parts of its event; undefined for a post without one.
 */
export function materialFrom(parts: EventParts | undefined, style: DraftStyle): Material {
  const reports = parts === undefined ? [] : validReports(parts);
  return { reports, style, language: languageOf(reports, style.language) };
}

/** A draft that an editor asked for. Each event with a report can have one. */
export function draftByHand(
  parts: EventParts,
  style: DraftStyle,
  { now, newId }: { readonly now: number; readonly newId: () => string },
): Roundup | undefined {
  const draft = draftOf(parts, style);
  if (draft === undefined) return undefined;
  return {
    id: newId(),
    version: 1,
    eventId: parts.event.id,
    state: 'draft',
    ...draft,
    notices: [],
    draftedAt: now,
    changedAt: now,
    touched: [],
  };
}

const titlesMax = 6;

export function compositionOf(roundup: Roundup, material: Material): Composition {
  const { lead, lines } = roundup;
  const listed = new Set([lead, ...lines].map((report) => report?.articleId));
  const leftOut = new Set(roundup.leftOut);
  const others = [...material.reports]
    .filter(({ article }) => !listed.has(article.id))
    .sort(byHouseOrder);
  const leading = lead && reportOf(material, lead.articleId);
  const asLine = (report: Material['reports'][number]): Line => lineOf(report, false);
  return {
    titles: otherTitles(roundup, material),
    paragraphs: leading === undefined ? [] : paragraphsOf(leading.article).map(({ text }) => text),
    excerptWords: (lead?.excerpt ?? []).reduce((sum, { text }) => sum + countWords(text), 0),
    additions: others.filter(({ article }) => !leftOut.has(article.id)).map(asLine),
    leftOut: others.filter(({ article }) => leftOut.has(article.id)).map(asLine),
  };
}

/** The headlines that the most reports agree with, each once. */
function otherTitles(roundup: Roundup, material: Material): Composition['titles'] {
  const agreement = agreementOf(material.reports);
  const seen = new Set([roundup.title.text]);
  return [...material.reports]
    .map((report) => ({
      articleId: report.article.id,
      text: titleOfReport(report, material.language).text,
      score: agreement.scoreOf(report.article.headline),
      outlet: report.outlet?.name ?? report.article.outletId,
    }))
    .sort((a, b) => b.score - a.score)
    .filter(({ text }) => !seen.has(text) && seen.add(text) !== undefined)
    .slice(0, titlesMax)
    .map(({ articleId, text, score, outlet }) => {
      const agreed = Math.round(score * 100);
      return { articleId, text, why: `${outlet}; ${agreed} % of its words are said by others` };
    });
}
