// The lines: which reports are listed, in which order, under which credit.

import type { Line, Roundup } from '../../domain/roundup.js';
import { familyKeys, lineOf, linesOf } from '../lines/lines.js';
import {
  changed,
  refused,
  reportOf,
  touch,
  type EditOutcome,
  type Material,
} from './edit-types.js';

/** Puts the shown lines in a new order. Lines that are not named are folded after them. */
export function orderLines(roundup: Roundup, articleIds: readonly string[]): EditOutcome {
  const byId = new Map(roundup.lines.map((line) => [line.articleId, line]));
  const wanted = [...new Set(articleIds)];
  const shown = wanted.flatMap((id) => byId.get(id) ?? []);
  if (shown.length < wanted.length) {
    return refused('The list has changed meanwhile. Order it again.');
  }
  const named = new Set(wanted);
  const others = roundup.lines.filter(({ articleId }) => !named.has(articleId));
  return withLines(roundup, [
    ...shown.map((line) => ({ ...line, folded: false })),
    ...others.map((line) => ({ ...line, folded: true })),
  ]);
}

/** Takes a line out. It is not offered again, and can be put back. */
export function removeLine(roundup: Roundup, articleId: string): EditOutcome {
  const lines = roundup.lines.filter((line) => line.articleId !== articleId);
  if (lines.length === roundup.lines.length) return refused('This line is not in the list.');
  return withLines(roundup, lines, [...(roundup.leftOut ?? []), articleId]);
}

export function addLine(
  roundup: Roundup,
  articleId: string,
  at: number | undefined,
  material: Material,
): EditOutcome {
  const report = reportOf(material, articleId);
  if (report === undefined) return refused('This report is not in the event any more.');
  if (roundup.lead?.articleId === articleId) return refused('This report is the lead.');
  const others = roundup.lines.filter((line) => line.articleId !== articleId);
  const shown = others.filter(({ folded }) => !folded).length;
  const lines = [...others];
  lines.splice(Math.min(at ?? shown, others.length), 0, lineOf(report, false));
  const leftOut = (roundup.leftOut ?? []).filter((id) => id !== articleId);
  return withLines(roundup, lines, leftOut);
}

/** Lets another copy of the text speak. The copy that spoke is folded. */
export function swapLine(
  roundup: Roundup,
  articleId: string,
  otherId: string,
  material: Material,
): EditOutcome {
  const at = roundup.lines.findIndex((line) => line.articleId === articleId);
  const [one, other] = [reportOf(material, articleId), reportOf(material, otherId)];
  if (at < 0 || one === undefined || other === undefined) {
    return refused('One of the two reports is not in the list any more.');
  }
  const keys = familyKeys(one);
  if (!familyKeys(other).some((key) => keys.includes(key))) {
    return refused('These two reports do not carry the same text.');
  }
  const lines = roundup.lines.filter((line) => line.articleId !== otherId);
  const place = lines.findIndex((line) => line.articleId === articleId);
  lines.splice(place, 1, lineOf(other, false));
  return withLines(roundup, [...lines, lineOf(one, true)]);
}

export function creditLine(
  roundup: Roundup,
  articleId: string,
  agencyIds: readonly string[],
): EditOutcome {
  const line = roundup.lines.find((one) => one.articleId === articleId);
  if (line === undefined) return refused('This line is not in the list.');
  if (agencyIds.includes(line.outletId)) return refused('An outlet is not credited beside itself.');
  const credited: Line = { ...line, agencyIds: [...new Set(agencyIds)] };
  const lines = roundup.lines.map((one) => (one.articleId === articleId ? credited : one));
  return withLines(roundup, lines);
}

/** Makes the list again by the rules of the house, without what the editor left out. */
export function balanceLines(roundup: Roundup, material: Material): EditOutcome {
  const leftOut = new Set(roundup.leftOut);
  const reports = material.reports.filter(({ article }) => !leftOut.has(article.id));
  const lines = linesOf(reports, roundup.lead?.articleId, material.style.linesMax);
  return withLines(roundup, lines);
}

function withLines(
  roundup: Roundup,
  lines: readonly Line[],
  leftOut: readonly string[] = roundup.leftOut ?? [],
): EditOutcome {
  const touched = touch(roundup, 'lines');
  return changed({ ...roundup, lines, leftOut: [...new Set(leftOut)], touched });
}
