// The time of the first report, shown only if it is on another day than the page: a new page may
// be about old news.

import type { ListedReport } from '../listed-report.js';
import type { Dates } from '../words/dates.js';
import { Time } from './time.js';

export interface FirstReportProps {
  readonly reports: readonly ListedReport[];
  /** The time the page is listed under, ms UTC. */
  readonly at: number;
  readonly dates: Dates;
}

export function FirstReport({ reports, at: listedAt, dates }: FirstReportProps) {
  if (reports.length === 0) return null;
  const firstAt = Math.min(...reports.map(({ at }) => at));
  if (dates.day(firstAt) === dates.day(listedAt)) return null;
  return (
    <span class="first-report">
      First reported <Time at={firstAt} words={dates.stamp(firstAt)} />
    </span>
  );
}
