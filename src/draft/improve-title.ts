// Improves the title of a page published on few reports, once and with a notice (decision 18).

import { inCore } from './core.js';
import type { Roundup } from '../domain/roundup.js';
import { hourMs } from '../domain/time.js';
import { countsOf, type DraftStyle } from './draft-roundup.js';
import { headingOf } from './heading.js';
import { isNoticeOf, noticeOf } from './notices.js';
import { languageOf, type CreditedReport } from './credited-report.js';
import { betterTitleOf } from './title/title.js';

/** With this many independent outlets a title is settled. */
export const settledOrigins = 6;
/** Readers know a page by its title after this time. */
export const settlingMs = 6 * hourMs;

/**
 * The page with a clearly better title, at the moment its origins reach `settledOrigins`. A notice
 * states the earlier title. Returns `after` unchanged when there is no better title, when an editor
 * chose or accepted the title, when the page is old, or when it was retitled before.
 * @param before the page as it was.
 * @param after the same page with its new lines.
 * @param reports the reports of its event, in time order.
 */
export function improveTitle(
  before: Roundup,
  after: Roundup,
  reports: readonly CreditedReport[],
  style: DraftStyle,
  now: number,
): Roundup {
  const isDue = before.origins < settledOrigins && countsOf(reports).origins >= settledOrigins;
  if (!isDue || !isOpen(before, now)) return after;
  const core = inCore(reports);
  const language = languageOf(core, style.language);
  const title = betterTitleOf(core, language, before.title);
  if (title === undefined) return after;
  const keepsHeading = before.touched.includes('sectionHeading');
  return {
    ...after,
    title,
    ...(keepsHeading ? {} : { sectionHeading: headingOf(title, language, style.headingPattern) }),
    notices: [...after.notices, noticeOf('retitled', before.title, now)],
  };
}

function isOpen({ touched, title, publishedAt, notices }: Roundup, now: number): boolean {
  return (
    !touched.includes('title') &&
    title.from.kind !== 'typed' &&
    now - (publishedAt ?? 0) <= settlingMs &&
    !notices.some((notice) => isNoticeOf('retitled', notice))
  );
}
