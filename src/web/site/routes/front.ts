// `/`, and older portions of it at `/?page=2`.

import type { Route } from '../answer.js';
import { frontPage } from '../pages/front.js';
import { portionOf } from '../portion.js';
import { isPublic } from '../public-roundup.js';
import { toldIn, newestChange } from './lookup.js';

const portionSize = 30;
const labelsMax = 40;

export const front: Route = {
  pattern: '/',
  query: ['page'],
  kept: true,
  async answer({ query }, { store, facts, register }) {
    const total = await store.roundups.count({ state: 'published' });
    const portion = portionOf(query['page'], total, portionSize);
    if (portion === undefined) return { kind: 'missing' };
    const { page, pages, offset } = portion;
    const listed = await store.roundups.list({ state: 'published', limit: portionSize, offset });
    const roundups = listed.filter(isPublic);
    const labels = (await store.roundups.labels())
      .toSorted((a, b) => b.count - a.count)
      .slice(0, labelsMax)
      .toSorted((a, b) => a.label.localeCompare(b.label, 'en'));
    const view = {
      roundups,
      articles: await toldIn(roundups, store),
      register: await register(),
      page,
      pages,
      labels,
      drafts: total > 0 ? 0 : await store.roundups.count({ state: 'draft' }),
    };
    const shown = { kind: 'page', page: frontPage(view, facts) } as const;
    return total === 0 ? { ...shown, passing: true } : { ...shown, ...newestChange(roundups) };
  },
};
