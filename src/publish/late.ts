// Dates a roundup that is published long after its last report by that report.

import type { Roundup } from '../domain/roundup.js';
import { hourMs } from '../domain/time.js';

/** Published within this time, a roundup counts as published with its reports. */
export const lateMs = 12 * hourMs;

/** The date of a roundup published late; empty for one dated by its publication. */
export function lateDate(lastReportAt: number, publishedAt: number): Pick<Roundup, 'datedAt'> {
  return publishedAt - lastReportAt > lateMs ? { datedAt: lastReportAt } : {};
}
