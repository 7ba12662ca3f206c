// The lines: one a family of copies, in house order, the rest folded under "also reported by".

import { articleTime } from '../../domain/article.js';
import type { Line } from '../../domain/roundup.js';
import { withoutOutlet } from '../headline.js';
import type { Report } from '../report.js';
import { quote } from '../sourced.js';
import { agreementOf, type Agreement } from '../agreement.js';
import { loadedWordsOf } from '../loaded-words.js';
import { stemsOf, wordsOf } from '../words.js';
import { byHouseOrder, groupCount, groupOf } from './house-order.js';

export { byHouseOrder } from './house-order.js';

/** Two outlets may well call a thing alike in three words; hardly in more. */
const sameHeadlineWordsMin = 4;

/**
 * All reports but the lead as lines: first those shown, then the folded, each in house order.
 * @param leadArticleId its family needs no further line: its copies are folded.
 */
export function linesOf(
  reports: readonly Report[],
  leadArticleId: string | undefined,
  linesMax: number,
): readonly Line[] {
  const told = new Set(reports.filter(isLead).flatMap(familyKeys));
  const others = reports.filter((report) => !isLead(report));
  const agreement = agreementOf(reports);
  const tellers = mostTelling(others, agreement, told);
  const shown = new Set(pick(tellers, linesMax));
  const ordered = [...others].sort(byHouseOrder);
  return [
    ...ordered.filter((report) => shown.has(report)).map((report) => lineOf(report, false)),
    ...ordered.filter((report) => !shown.has(report)).map((report) => lineOf(report, true)),
  ];

  function isLead({ article }: Report): boolean {
    return article.id === leadArticleId;
  }
}

export function lineOf(report: Report, folded: boolean): Line {
  const { article, outlet, originId, agencyIds } = report;
  return {
    articleId: article.id,
    headline: quote(article, 'headline', withoutOutlet(article.headline, outlet)),
    outletId: article.outletId,
    agencyIds,
    url: article.url,
    form: article.form,
    at: articleTime(article),
    originId,
    folded,
  };
}

/** Copies of one text, and reports under one and the same headline, are one family. */
export function familyKeys({ article, originId }: Report): readonly string[] {
  const words = wordsOf(article.headline);
  return words.length < sameHeadlineWordsMin ? [originId] : [originId, words.join(' ')];
}

/** One report a family: the agency's own, else the most agreed headline without loaded words. */
function mostTelling(
  reports: readonly Report[],
  agreement: Agreement,
  told: ReadonlySet<string>,
): readonly Report[] {
  const seen = new Set(told);
  const kept: Report[] = [];
  const telling = (report: Report): number => tellingScore(report, agreement);
  return [...reports]
    .sort((a, b) => telling(b) - telling(a) || byHouseOrder(a, b))
    .filter((report) => {
      const keys = familyKeys(report);
      const fresh = !keys.some((key) => seen.has(key)) && !retells(report, kept);
      for (const key of keys) seen.add(key);
      if (fresh) kept.push(report);
      return fresh;
    });
}

/** True when one of `others` is by the same outlet under nearly the same headline. */
export function retells({ article }: Report, others: readonly Report[]): boolean {
  const stems = stemsOf(article.headline);
  return others.some(({ article: other }) => {
    if (other.outletId !== article.outletId || other.form !== article.form) return false;
    const theirs = stemsOf(other.headline);
    const shared = [...stems].filter((stem) => theirs.has(stem)).length;
    return shared > retoldShareMin * (stems.size + theirs.size - shared);
  });
}

/** Share of telling words in common beyond which one headline retells another. */
const retoldShareMin = 0.6;

function tellingScore({ article, originId, agencyIds }: Report, agreement: Agreement): number {
  const original = originId === article.id && agencyIds.length === 0 ? 1 : 0;
  const loaded = loadedWordsOf(wordsOf(article.headline)).length > 0 ? 0.2 : 0;
  return original + agreement.scoreOf(article.headline) - loaded;
}

/**
 * Which lines are shown when there are too many: an outlet's second news waits for the others'
 * first; then one of each group in turn, so that no group of the house order crowds out another.
 */
function pick(tellers: readonly Report[], linesMax: number): readonly Report[] {
  if (tellers.length <= linesMax) return tellers;
  const ordered = [...tellers].sort(byHouseOrder);
  const seen = new Set<string>();
  const firsts = ordered.filter(({ article }) => {
    const key = `${article.outletId} ${article.form}`;
    return !seen.has(key) && seen.add(key) !== undefined;
  });
  const seconds = ordered.filter((report) => !firsts.includes(report));
  return [...inTurn(firsts), ...inTurn(seconds)].slice(0, linesMax);
}

function inTurn(reports: readonly Report[]): readonly Report[] {
  const queues = Array.from({ length: groupCount }, (_, group) =>
    reports.filter((report) => groupOf(report) === group),
  );
  const rounds = Math.max(0, ...queues.map((queue) => queue.length));
  return Array.from({ length: rounds }, (_, round) =>
    queues.flatMap((queue) => queue.slice(round, round + 1)),
  ).flat();
}
