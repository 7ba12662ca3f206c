// `/archive`, `/2017/` and `/2017/03/`

import type { Calendar } from '../../../domain/calendar.js';
import type { SiteStore } from '../../../store/store.js';
import type { Route } from '../route.js';
import { archivePage, monthPage, type MonthCount } from '../pages/archive.js';
import { pagingOf } from '../paging.js';
import { dateOf, isPublic } from '../../ui/public-roundup.js';
import { newestChange } from './lookup.js';

const pageSize = 100;

export const archive: Route = {
  pattern: '/archive',
  query: [],
  answer: async (_, { store, facts }) => ({
    kind: 'page',
    page: archivePage({ months: await monthsOf(store, facts.dates.calendar) }, facts),
    shows: ['links'],
  }),
};

export const archiveOfYear: Route = {
  pattern: '/:year(^\\d{4}$)/',
  query: [],
  isCostly: () => true,
  async answer({ params }, { store, facts }) {
    const year = Number(params['year']);
    const months = await monthsOf(store, facts.dates.calendar, year);
    if (months.length === 0) return { kind: 'missing' };
    return { kind: 'page', page: archivePage({ year, months }, facts), shows: ['links'] };
  },
};

export const archiveOfMonth: Route = {
  pattern: '/:year(^\\d{4}$)/:month(^\\d{2}$)/',
  query: ['page'],
  isCostly: () => true,
  async answer({ params, query }, { store, facts }) {
    const [year, month] = [Number(params['year']), Number(params['month'])];
    if (month < 1 || month > 12) return { kind: 'missing' };
    const { calendar } = facts.dates;
    const filter = {
      state: 'published',
      from: calendar.startOf({ year, month, day: 1 }),
      before: calendar.startOf({ year, month: month + 1, day: 1 }),
    } as const;
    const total = await store.roundups.count(filter);
    const paging = pagingOf(query['page'], total, pageSize);
    if (total === 0 || paging === undefined) return { kind: 'missing' };
    const { page, pages, offset } = paging;
    const listed = await store.roundups.list({ ...filter, limit: pageSize, offset });
    const roundups = listed.filter(isPublic);
    const view = { year, month, roundups, total, page, pages };
    return {
      kind: 'page',
      page: monthPage(view, facts),
      shows: ['lists'],
      ...newestChange(roundups),
    };
  },
};

/**
 * Months with their counts, newest first. Jumps from the newest roundup to the start of its month,
 * then to the newest before that: two queries a month, however many roundups there are.
 */
export async function monthsOf(
  store: SiteStore,
  calendar: Calendar,
  ofYear?: number,
): Promise<readonly MonthCount[]> {
  const state = 'published';
  const yearStart = (year: number) => calendar.startOf({ year, month: 1, day: 1 });
  const earliest = ofYear === undefined ? -Infinity : yearStart(ofYear);
  let before = ofYear === undefined ? Infinity : yearStart(ofYear + 1);
  const months: MonthCount[] = [];
  for (;;) {
    const bound = before === Infinity ? {} : { before };
    const [newest] = await store.roundups.list({ state, ...bound, limit: 1 });
    const at = isPublic(newest) ? dateOf(newest) : -Infinity;
    if (at === -Infinity || at < earliest) return months;
    const { year, month } = calendar.dayOf(at);
    const from = calendar.startOf({ year, month, day: 1 });
    months.push({ year, month, count: await store.roundups.count({ state, from, ...bound }) });
    before = from;
  }
}
