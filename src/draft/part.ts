// Lines that left a published page: once the page of the event they tell of lists them, they stand
// there and not here, and a correction says so (decision 20).

import { reportsIn, type Line, type Roundup } from '../domain/roundup.js';
import { isNoticeOf, noticeOf } from './notices.js';

/**
 * The page without the lines that another page lists, which a correction names once. Until there
 * is such a page the lines stay, marked; so do those of an editor, for ever.
 * @param pages published pages of other events, by event.
 */
export function part(page: Roundup, pages: ReadonlyMap<string, Roundup>, now: number): Roundup {
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
  const told = other === undefined ? [] : reportsIn(other);
  const lists = told.some((one) => one.articleId === line.articleId && !one.movedTo);
  return lists ? other : undefined;
}

const isNamed = (page: Roundup, { id }: Roundup): boolean =>
  page.notices.some((notice) => notice.about === id && isNoticeOf('parted', notice));
