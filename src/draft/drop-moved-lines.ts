// Removes lines that another page lists from a published page, with a correction (decision 20).

import { reportsIn, type Line, type Roundup } from '../domain/roundup.js';
import { isNoticeOf, noticeOf } from './notices.js';

/**
 * The page without the lines that another page lists. One correction names each such page. Lines
 * stay, marked, until there is such a page, and for ever when an editor arranged them.
 * @param pages published pages of other events, by event.
 */
export function dropMovedLines(
  page: Roundup,
  pages: ReadonlyMap<string, Roundup>,
  now: number,
): Roundup {
  if (page.touched.includes('lines')) return page;
  const others = page.lines.map((line) => listedBy(line, pages));
  const gone = new Set(others.filter((other) => other !== undefined));
  if (gone.size === 0) return page;
  const news = [...gone]
    .filter((other) => !isNamed(page, other))
    .map(({ title, id }) => noticeOf('parted', title, now, id));
  return {
    ...page,
    lines: page.lines.filter((_, at) => others[at] === undefined),
    notices: [...page.notices, ...news],
    changedAt: now,
  };
}

function listedBy(line: Line, pages: ReadonlyMap<string, Roundup>): Roundup | undefined {
  const other = line.movedTo === undefined ? undefined : pages.get(line.movedTo);
  const listed = other === undefined ? [] : reportsIn(other);
  const lists = listed.some(({ articleId, movedTo }) => articleId === line.articleId && !movedTo);
  return lists ? other : undefined;
}

const isNamed = (page: Roundup, { id }: Roundup): boolean =>
  page.notices.some((notice) => notice.about === id && isNoticeOf('parted', notice));
