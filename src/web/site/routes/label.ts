// `/search/label/<label>`

import type { Answer, Route } from '../answer.js';
import type { Store } from '../../../store/store.js';
import { labelPage } from '../pages/label.js';
import { portionOf } from '../portion.js';
import { isPublic } from '../public-roundup.js';
import { newestChange, spellingOf } from './lookup.js';

const portionSize = 50;

export const label: Route = {
  pattern: '/search/label/:label',
  query: ['page'],
  kept: true,
  async answer({ params, query }, { store, facts }) {
    const filter = { state: 'published', label: params['label'] ?? '' } as const;
    const total = await store.roundups.count(filter);
    const portion = portionOf(query['page'], total, portionSize);
    if (total === 0) return respelt(filter.label, store);
    if (portion === undefined) return { kind: 'missing' };
    const { page, pages, offset } = portion;
    const listed = await store.roundups.list({ ...filter, limit: portionSize, offset });
    const roundups = listed.filter(isPublic);
    const view = { label: filter.label, roundups, total, page, pages };
    return { kind: 'page', page: labelPage(view, facts), ...newestChange(roundups) };
  },
};

async function respelt(asked: string, store: Store): Promise<Answer> {
  const spelling = await spellingOf(asked, store);
  if (spelling === undefined || spelling === asked) return { kind: 'missing' };
  return { kind: 'moved', to: `/search/label/${encodeURIComponent(spelling)}` };
}
