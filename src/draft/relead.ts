// A published page that leads with a report of another event gets another lead, in the open
// (decision 20).

import type { Roundup } from '../domain/roundup.js';
import type { DraftStyle } from './draft-roundup.js';
import { leadOf } from './lead/lead.js';
import { noticeOf } from './notices.js';
import { languageOf, type Report } from './report.js';

/**
 * The page under the best lead that its own reports offer, when title and most reports agree that
 * the one it has tells of something else; a correction names that. As it is when an editor chose
 * the lead, or none can take its place.
 * @param reports those of its event, in time order.
 */
export function relead(
  page: Roundup,
  reports: readonly Report[],
  style: DraftStyle,
  now: number,
): Roundup {
  const { lead: before, lines, notices, touched } = page;
  if (before?.movedTo === undefined || touched.includes('lead')) return page;
  const lead = leadOf(reports, languageOf(reports, style.language), style.excerptWordsMax);
  if (lead === undefined) return page;
  const isEditors = touched.includes('lines');
  return {
    ...page,
    lead,
    lines: isEditors ? lines : lines.filter(({ articleId }) => articleId !== lead.articleId),
    notices: [...notices, noticeOf('led', before.headline, now)],
  };
}
