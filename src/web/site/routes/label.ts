// `/search/label/<label>`

import type { Answer, Route } from '../route.js';
import type { SiteStore } from '../../../store/store.js';
import { labelPage } from '../pages/label.js';
import { pagingOf } from '../paging.js';
import { isPublic } from '../../ui/public-roundup.js';
import { newestChange, spellingOf } from './lookup.js';

const pageSize = 50;

export const label: Route = {
  pattern: '/search/label/:label',
  query: ['page'],
  isCostly: () => true,
  async answer({ params, query }, { store, facts }) {
    const filter = { state: 'published', label: params['label'] ?? '' } as const;
    const total = await store.roundups.count(filter);
    const paging = pagingOf(query['page'], total, pageSize);
    if (total === 0) return respelt(filter.label, store);
    if (paging === undefined) return { kind: 'missing' };
    const { page, pages, offset } = paging;
    const listed = await store.roundups.list({ ...filter, limit: pageSize, offset });
    const roundups = listed.filter(isPublic);
    const view = { label: filter.label, roundups, total, page, pages };
    return {
      kind: 'page',
      page: labelPage(view, facts),
      shows: ['lists'],
      ...newestChange(roundups),
    };
  },
};

async function respelt(wanted: string, store: SiteStore): Promise<Answer> {
  const spelling = await spellingOf(wanted, store);
  if (spelling === undefined || spelling === wanted) return { kind: 'missing' };
  return { kind: 'moved', to: `/search/label/${encodeURIComponent(spelling)}` };
}
