// What goes out long after its last report is no news of the hour: it stands where it would stand.

import type { Roundup } from '../domain/roundup.js';
import { hourMs } from '../domain/time.js';

/** What was reported in the evening is still this morning's. */
export const lateMs = 12 * hourMs;

/** The date of a roundup published late; empty for one that stands under its publication. */
export function lateDate(lastReportAt: number, publishedAt: number): Pick<Roundup, 'datedAt'> {
  return publishedAt - lastReportAt > lateMs ? { datedAt: lastReportAt } : {};
}
