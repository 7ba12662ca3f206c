// The archive: years and months with their counts, and the roundups of one month by day.

import type { PublicRoundup } from '../../ui/public-roundup.js';
import type { SiteFacts } from '../../ui/facts.js';
import type { Page } from '../../ui/page.js';
import { Pager } from '../../ui/parts/pager.js';
import { RoundupList } from '../../ui/parts/roundup-list.js';
import { counted } from '../../ui/words/counts.js';

export interface MonthCount {
  readonly year: number;
  readonly month: number;
  readonly count: number;
}

/** One year, or all of them. */
export interface ArchiveView {
  readonly year?: number;
  /** Newest first. */
  readonly months: readonly MonthCount[];
}

export function archivePage({ year, months }: ArchiveView, facts: SiteFacts): Page {
  const total = months.reduce((sum, { count }) => sum + count, 0);
  const years = [...new Set(months.map((month) => month.year))];
  return {
    title: year === undefined ? 'Archive' : `Archive of ${year}`,
    description: `${counted(total, 'roundup')} by month.`,
    path: year === undefined ? '/archive' : `/${year}/`,
    section: 'archive',
    body: (
      <>
        <header class="page-head">
          {year !== undefined && (
            <p class="date">
              <a href="/archive">Archive</a>
            </p>
          )}
          <h1>{year ?? 'Archive'}</h1>
          <p class="data">
            <span>{counted(total, 'roundup')}</span>
          </p>
        </header>
        {total === 0 && <p class="nothing">Nothing is published yet.</p>}
        <div class="years">
          {years.map((one) => (
            <section key={one}>
              {year === undefined && (
                <h2>
                  <a href={`/${one}/`}>{one}</a>
                </h2>
              )}
              <Months months={months.filter((month) => month.year === one)} facts={facts} />
            </section>
          ))}
        </div>
      </>
    ),
  };
}

function Months({
  months,
  facts,
}: {
  readonly months: readonly MonthCount[];
  readonly facts: SiteFacts;
}) {
  return (
    <ul class="months">
      {months.map(({ year, month, count }) => (
        <li>
          <a href={monthAddress(year, month)}>{facts.dates.month(year, month)}</a>
          <span class="n">{count}</span>
        </li>
      ))}
    </ul>
  );
}

export interface MonthView {
  readonly year: number;
  readonly month: number;
  readonly roundups: readonly PublicRoundup[];
  readonly total: number;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
}

export function monthPage(view: MonthView, facts: SiteFacts): Page {
  const { year, month, page, pages } = view;
  const base = monthAddress(year, month);
  const address = (number: number) => (number === 1 ? base : `${base}?page=${number}`);
  const newer = page > 1 ? address(page - 1) : undefined;
  const older = page < pages ? address(page + 1) : undefined;
  const name = facts.dates.month(year, month);
  return {
    title: name,
    description: `${counted(view.total, 'roundup')} of ${name}.`,
    path: address(page),
    section: 'archive',
    newer,
    older,
    body: (
      <>
        <header class="page-head">
          <p class="date">
            <a href="/archive">Archive</a> · <a href={`/${year}/`}>{year}</a>
          </p>
          <h1>{name}</h1>
          <p class="data">
            <span>{counted(view.total, 'roundup')}</span>
          </p>
        </header>
        <RoundupList roundups={view.roundups} facts={facts} />
        <Pager newer={newer} older={older} words={`Page ${page} of ${pages}`} />
      </>
    ),
  };
}

export const monthAddress = (year: number, month: number) =>
  `/${year}/${String(month).padStart(2, '0')}/`;
