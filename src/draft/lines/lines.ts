// Makes the lines: one for each family of copies, in house order; the rest are folded.

import { inCore } from '../core.js';
import { articleTime } from '../../domain/article.js';
import type { Line } from '../../domain/roundup.js';
import { withoutFlags } from '../headline.js';
import type { CreditedReport } from '../credited-report.js';
import { quote } from '../sourced.js';
import { agreementOf, type Agreement } from '../agreement.js';
import { loadedWordsOf } from '../loaded-words.js';
import { stemsOf, wordsOf } from '../words.js';
import { byHouseOrder, groupCount, groupOf } from './house-order.js';

export { byHouseOrder } from './house-order.js';

/** Shorter headlines may be equal by chance. */
const sameHeadlineWordsMin = 4;

/**
 * All reports but the lead as lines: the shown ones first, then the folded, then the related, each
 * in house order.
 * @param leadArticleId the lead, whose copies are folded.
 */
export function linesOf(
  reports: readonly CreditedReport[],
  leadArticleId: string | undefined,
  linesMax: number,
): readonly Line[] {
  const leadKeys = new Set(reports.filter(isLead).flatMap(familyKeys));
  const others = reports.filter((report) => !isLead(report));
  const core = inCore(others);
  const agreement = agreementOf(inCore(reports));
  const distinct = onePerFamily(core, agreement, leadKeys);
  const shown = new Set(pick(distinct, linesMax));
  const ordered = [...others].sort(byHouseOrder);
  return [
    ...ordered.filter((report) => shown.has(report)).map((report) => lineOf(report, false)),
    ...ordered.filter((report) => isFolded(report)).map((report) => lineOf(report, true)),
    ...ordered.filter(({ related }) => related !== undefined).map((report) => lineOf(report, true)),
  ];

  function isFolded(report: CreditedReport): boolean {
    return !shown.has(report) && report.related === undefined;
  }

  function isLead({ article }: CreditedReport): boolean {
    return article.id === leadArticleId;
  }
}

/** A report as a line: its headline without flags and without the outlet's name. */
export function lineOf(report: CreditedReport, folded: boolean): Line {
  const { article, outlet, originId, agencyIds, related } = report;
  return {
    articleId: article.id,
    headline: quote(article, 'headline', withoutFlags(article.headline, outlet)),
    outletId: article.outletId,
    agencyIds,
    url: article.url,
    form: article.form,
    at: articleTime(article),
    originId,
    folded: folded || related !== undefined,
    ...(related === undefined ? {} : { related }),
  };
}

/** Two reports with a key in common are one family: copies of a text, or one headline. */
export function familyKeys({ article, originId }: CreditedReport): readonly string[] {
  const words = wordsOf(article.headline);
  return words.length < sameHeadlineWordsMin ? [originId] : [originId, words.join(' ')];
}

/** One report of each family: the original, else the most agreed headline. */
function onePerFamily(
  reports: readonly CreditedReport[],
  agreement: Agreement,
  taken: ReadonlySet<string>,
): readonly CreditedReport[] {
  const seen = new Set(taken);
  const chosen: CreditedReport[] = [];
  const score = (report: CreditedReport): number => scoreOf(report, agreement);
  return [...reports]
    .sort((a, b) => score(b) - score(a) || byHouseOrder(a, b))
    .filter((report) => {
      const keys = familyKeys(report);
      const fresh = !keys.some((key) => seen.has(key)) && !repeats(report, chosen);
      for (const key of keys) seen.add(key);
      if (fresh) chosen.push(report);
      return fresh;
    });
}

/** True when one of `others` is of the same outlet with nearly the same headline. */
export function repeats({ article }: CreditedReport, others: readonly CreditedReport[]): boolean {
  const stems = stemsOf(article.headline);
  return others.some(({ article: other }) => {
    if (other.outletId !== article.outletId || other.form !== article.form) return false;
    const theirs = stemsOf(other.headline);
    const shared = [...stems].filter((stem) => theirs.has(stem)).length;
    return shared > repeatShareMin * (stems.size + theirs.size - shared);
  });
}

/** A larger share of content words in common makes one headline a repeat of another. */
const repeatShareMin = 0.6;

function scoreOf({ article, originId, agencyIds }: CreditedReport, agreement: Agreement): number {
  const original = originId === article.id && agencyIds.length === 0 ? 1 : 0;
  const loaded = loadedWordsOf(wordsOf(article.headline)).length > 0 ? 0.2 : 0;
  return original + agreement.scoreOf(article.headline) - loaded;
}

/**
 * Chooses the lines to show when there are too many: every outlet's first report before any second
 * one, then one of each group of the house order in turn.
 */
function pick(distinct: readonly CreditedReport[], linesMax: number): readonly CreditedReport[] {
  if (distinct.length <= linesMax) return distinct;
  const ordered = [...distinct].sort(byHouseOrder);
  const seen = new Set<string>();
  const firsts = ordered.filter(({ article }) => {
    const key = `${article.outletId} ${article.form}`;
    return !seen.has(key) && seen.add(key) !== undefined;
  });
  const seconds = ordered.filter((report) => !firsts.includes(report));
  return [...inTurn(firsts), ...inTurn(seconds)].slice(0, linesMax);
}

function inTurn(reports: readonly CreditedReport[]): readonly CreditedReport[] {
  const queues = Array.from({ length: groupCount }, (_, group) =>
    reports.filter((report) => groupOf(report) === group),
  );
  const rounds = Math.max(0, ...queues.map((queue) => queue.length));
  return Array.from({ length: rounds }, (_, round) =>
    queues.flatMap((queue) => queue.slice(round, round + 1)),
  ).flat();
}
