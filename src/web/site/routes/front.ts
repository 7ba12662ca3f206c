// `/`, and its older pages at `/?page=2`.

import type { Route } from '../route.js';
import { frontPage } from '../pages/front.js';
import { pagingOf } from '../paging.js';
import { isPublic } from '../../ui/public-roundup.js';
import { articlesShownIn, newestChange } from './lookup.js';

const pageSize = 30;
const labelsMax = 40;

export const front: Route = {
  pattern: '/',
  query: ['page'],
  isCostly: ({ query }) => query['page'] !== undefined,
  async answer({ query }, { store, facts, register }) {
    const total = await store.roundups.count({ state: 'published' });
    const paging = pagingOf(query['page'], total, pageSize);
    if (paging === undefined) return { kind: 'missing' };
    const { page, pages, offset } = paging;
    const listed = await store.roundups.list({ state: 'published', limit: pageSize, offset });
    const roundups = listed.filter(isPublic);
    const labels = (await store.roundups.labels())
      .toSorted((a, b) => b.count - a.count)
      .slice(0, labelsMax)
      .toSorted((a, b) => a.label.localeCompare(b.label, 'en'));
    const view = {
      roundups,
      articles: await articlesShownIn(roundups, store),
      register: await register(),
      page,
      pages,
      labels,
      drafts: total > 0 ? 0 : await store.roundups.count({ state: 'draft' }),
    };
    const shown = { kind: 'page', page: frontPage(view, facts) } as const;
    // The empty page counts the drafts, whose changes no part of the site records.
    if (total === 0) return shown;
    return { ...shown, shows: ['lists', 'outlets'], ...newestChange(roundups) };
  },
};
