// House order of lines, a rule over the register alone: agencies, joint agency copy, state
// agencies, newspapers, broadcasters; then background; then video and specials.

import { articleTime } from '../../domain/article.js';
import type { Report } from '../report.js';

/** An outlet the register does not know stands behind those of its group. */
const rankUnknown = 1_000_000;

/** The groups in the order they are shown. */
const groups: readonly ((report: Report) => boolean)[] = [
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
export function groupOf(report: Report): number {
  return groups.findIndex((belongs) => belongs(report));
}

/** Before, behind or level: by group, by the outlet's rank, by time, by id. */
export function byHouseOrder(a: Report, b: Report): number {
  return (
    groupOf(a) - groupOf(b) ||
    rankOf(a) - rankOf(b) ||
    articleTime(a.article) - articleTime(b.article) ||
    (a.article.id < b.article.id ? -1 : 1)
  );
}

function isNews(belongs: (report: Report) => boolean): (report: Report) => boolean {
  return (report) => report.article.form === 'report' && belongs(report);
}

function isAgency({ outlet }: Report): boolean {
  return outlet?.medium === 'agency';
}

function rankOf({ outlet }: Report): number {
  return outlet?.rank ?? rankUnknown;
}
