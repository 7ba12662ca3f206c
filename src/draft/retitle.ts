// A page that went out on few reports may get a better title, once and in the open (decision 18).

import type { Roundup } from '../domain/roundup.js';
import { hourMs } from '../domain/time.js';
import { countsOf, type DraftStyle } from './draft-roundup.js';
import { headingOf } from './heading.js';
import { isNoticeOf, noticeOf } from './notices.js';
import { languageOf, type Report } from './report.js';
import { betterTitleOf } from './title/title.js';

/** So many independent texts agree on a title for good. */
export const settledOrigins = 6;
/** Later than this a page is known under its title. */
export const settlingMs = 6 * hourMs;

/**
 * The page under a title clearly better than its own, when its reports have just become enough to
 * tell; the earlier title is told in a notice. As it is when there is none, when an editor chose
 * or accepted the title, when the page is old, or was retitled before. Its address never changes.
 * @param before the page as it was.
 * @param grown the same page with its new lines.
 * @param reports those of its event, in time order.
 */
export function retitle(
  before: Roundup,
  grown: Roundup,
  reports: readonly Report[],
  style: DraftStyle,
  now: number,
): Roundup {
  const isDue = before.origins < settledOrigins && countsOf(reports).origins >= settledOrigins;
  if (!isDue || !isOpen(before, now)) return grown;
  const language = languageOf(reports, style.language);
  const title = betterTitleOf(reports, language, before.title);
  if (title === undefined) return grown;
  const keepsHeading = before.touched.includes('sectionHeading');
  return {
    ...grown,
    title,
    ...(keepsHeading ? {} : { sectionHeading: headingOf(title, language, style.headingPattern) }),
    notices: [...grown.notices, noticeOf('retitled', before.title, now)],
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
