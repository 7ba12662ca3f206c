// A page stands under the day it was published. Where the event was first reported on another day
// the page says so: what is new here may be old news.

import type { Report } from '../report.js';
import type { Dates } from '../words/dates.js';
import { Time } from './time.js';

export interface FirstReportProps {
  readonly reports: readonly Report[];
  readonly publishedAt: number;
  readonly dates: Dates;
}

export function FirstReport({ reports, publishedAt, dates }: FirstReportProps) {
  if (reports.length === 0) return null;
  const firstAt = Math.min(...reports.map(({ at }) => at));
  if (dates.day(firstAt) === dates.day(publishedAt)) return null;
  return (
    <span class="first-report">
      First reported <Time at={firstAt} words={dates.stamp(firstAt)} />
    </span>
  );
}
