// Where the event was first reported on another day than the page stands under, the page says so:
// what is new here may be old news.

import type { ListedReport } from '../listed-report.js';
import type { Dates } from '../words/dates.js';
import { Time } from './time.js';

export interface FirstReportProps {
  readonly reports: readonly ListedReport[];
  /** When the page stands. */
  readonly at: number;
  readonly dates: Dates;
}

export function FirstReport({ reports, at: standsAt, dates }: FirstReportProps) {
  if (reports.length === 0) return null;
  const firstAt = Math.min(...reports.map(({ at }) => at));
  if (dates.day(firstAt) === dates.day(standsAt)) return null;
  return (
    <span class="first-report">
      First reported <Time at={firstAt} words={dates.stamp(firstAt)} />
    </span>
  );
}
