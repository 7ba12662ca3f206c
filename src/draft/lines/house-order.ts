// The house order of lines, by the register alone: agencies, joint agency copy, state agencies,
// newspapers, broadcasters; then background; then video and specials.

import { articleTime } from '../../domain/article.js';
import type { CreditedReport } from '../credited-report.js';

/** Puts an outlet that the register does not know last in its group. */
const rankUnknown = 1_000_000;

/** The groups in the order they are shown. */
const groups: readonly ((report: CreditedReport) => boolean)[] = [
  isNews((report) => isAgency(report) && report.outlet?.kind !== 'state'),
  isNews((report) => !isAgency(report) && report.agencyIds.length > 0),
  isNews(isAgency),
  isNews((report) => report.outlet?.medium !== 'broadcaster'),
  isNews(() => true),
  ({ article }) => article.form === 'background',
  () => true,
];

export const groupCount = groups.length;

/** 0 for agencies, up to `groupCount - 1` for video and specials. */
export function groupOf(report: CreditedReport): number {
  return groups.findIndex((belongs) => belongs(report));
}

/** Compares by group, then the outlet's rank, then time, then id. */
export function byHouseOrder(a: CreditedReport, b: CreditedReport): number {
  return (
    groupOf(a) - groupOf(b) ||
    rankOf(a) - rankOf(b) ||
    articleTime(a.article) - articleTime(b.article) ||
    (a.article.id < b.article.id ? -1 : 1)
  );
}

function isNews(belongs: (report: CreditedReport) => boolean): (report: CreditedReport) => boolean {
  return (report) => report.article.form === 'report' && belongs(report);
}

function isAgency({ outlet }: CreditedReport): boolean {
  return outlet?.medium === 'agency';
}

function rankOf({ outlet }: CreditedReport): number {
  return outlet?.rank ?? rankUnknown;
}
