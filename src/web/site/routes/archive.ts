// `/archive`, `/2017/` and `/2017/03/`

import type { Store } from '../../../store/store.js';
import type { Route } from '../answer.js';
import type { SiteFacts } from '../facts.js';
import { archivePage, monthPage, type MonthCount } from '../pages/archive.js';
import { portionOf } from '../portion.js';
import { isPublic } from '../public-roundup.js';
import { newestChange } from './lookup.js';

const portionSize = 100;

export const archive: Route = {
  pattern: '/archive',
  query: [],
  kept: true,
  answer: async (_, { store, facts }) => ({
    kind: 'page',
    page: archivePage({ months: await monthsOf(store, facts) }, facts),
  }),
};

export const archiveOfYear: Route = {
  pattern: '/:year/',
  query: [],
  kept: true,
  async answer({ params }, { store, facts }) {
    if (!/^\d{4}$/.test(params['year'] ?? '')) return { kind: 'missing' };
    const year = Number(params['year']);
    const months = (await monthsOf(store, facts)).filter((month) => month.year === year);
    if (months.length === 0) return { kind: 'missing' };
    return { kind: 'page', page: archivePage({ year, months }, facts) };
  },
};

export const archiveOfMonth: Route = {
  pattern: '/:year/:month/',
  query: ['page'],
  kept: true,
  async answer({ params, query }, { store, facts }) {
    const { year: yearText = '', month: monthText = '' } = params;
    if (!/^\d{4}$/.test(yearText) || !/^(0[1-9]|1[0-2])$/.test(monthText)) {
      return { kind: 'missing' };
    }
    const [year, month] = [Number(yearText), Number(monthText)];
    const { calendar } = facts.dates;
    const filter = {
      state: 'published',
      from: calendar.startOf({ year, month, day: 1 }),
      before: calendar.startOf({ year, month: month + 1, day: 1 }),
    } as const;
    const total = await store.roundups.count(filter);
    const portion = portionOf(query['page'], total, portionSize);
    if (total === 0 || portion === undefined) return { kind: 'missing' };
    const { page, pages, offset } = portion;
    const listed = await store.roundups.list({ ...filter, limit: portionSize, offset });
    const roundups = listed.filter(isPublic);
    const view = { year, month, roundups, total, page, pages };
    return { kind: 'page', page: monthPage(view, facts), ...newestChange(roundups) };
  },
};

async function monthsOf(store: Store, facts: SiteFacts): Promise<readonly MonthCount[]> {
  const months = new Map<string, MonthCount>();
  for (const at of await store.roundups.publishedTimes()) {
    const { year, month } = facts.dates.calendar.dayOf(at);
    const key = `${year}-${month}`;
    months.set(key, { year, month, count: (months.get(key)?.count ?? 0) + 1 });
  }
  return [...months.values()];
}
