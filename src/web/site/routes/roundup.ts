// `/2017/03/<slug>.html`

import { reportsIn, type Roundup } from '../../../domain/roundup.js';
import type { SiteStore } from '../../../store/store.js';
import type { Answer, PageContext, Route } from '../route.js';
import { destinationsOf } from '../moved-reports.js';
import { roundupPage } from '../pages/roundup.js';
import type { Neighbour } from '../pages/roundup-view.js';
import { dateOf, isPublic, type PublicRoundup } from '../../ui/public-roundup.js';
import { articlesById, pathsSpokenOf } from './lookup.js';

export const roundup: Route = {
  pattern: '/:year(^\\d{4}$)/:month(^\\d{2}$)/:file',
  query: [],
  async answer({ params }, context) {
    const { year, month, file = '' } = params;
    if (!file.endsWith('.html')) return { kind: 'missing' };
    const path = `/${year}/${month}/${file}`;
    const found = await context.store.roundups.findByPath(path);
    if (found?.state === 'withdrawn') return movedOn(found, context.store);
    if (!isPublic(found)) return { kind: 'missing' };
    return {
      kind: 'page',
      page: roundupPage(await viewOf(found, context), context.facts),
      changedAt: found.changedAt,
      shows: [`roundup ${found.id}`, 'links', 'outlets'],
    };
  },
};

/** Follows `continuedBy` to the page that continues this one; withdrawn if there is none. */
async function movedOn(withdrawn: Roundup, store: SiteStore): Promise<Answer> {
  const passed = new Set([withdrawn.id]);
  let at: Roundup | undefined = withdrawn;
  while (at?.continuedBy !== undefined && !isPublic(at) && !passed.has(at.continuedBy)) {
    passed.add(at.continuedBy);
    at = await store.roundups.find(at.continuedBy);
  }
  return isPublic(at) ? { kind: 'moved', to: at.path } : { kind: 'withdrawn' };
}

/** Most roundups with the same time that are searched for the neighbours of one. */
const equalsMax = 200;

async function viewOf(shown: PublicRoundup, { store, register }: PageContext) {
  const reports = reportsIn(shown);
  const articles = await articlesById(
    reports.map((report) => report.articleId),
    store,
  );
  return {
    roundup: shown,
    articles,
    register: await register(),
    destinations: await destinationsOf(reports, store),
    spokenOf: await pathsSpokenOf([shown], store),
    ...(await neighbours(shown, store)),
  };
}

async function neighbours(
  shown: PublicRoundup,
  store: SiteStore,
): Promise<{ readonly newer: Neighbour | undefined; readonly older: Neighbour | undefined }> {
  const state = 'published';
  const newer = await store.roundups.count({ state, from: dateOf(shown) + 1 });
  const offset = Math.max(0, newer - 1);
  let around = await store.roundups.list({ state, limit: 3, offset });
  let place = around.findIndex(({ id }) => id === shown.id);
  // Roundups with the same time are ordered by id, so it is one of the next ones.
  if (around.length === 3 && (place < 0 || place === 2)) {
    around = await store.roundups.list({ state, limit: equalsMax + 2, offset });
    place = around.findIndex(({ id }) => id === shown.id);
  }
  if (place < 0) return { newer: undefined, older: undefined };
  return { newer: neighbour(around[place - 1]), older: neighbour(around[place + 1]) };
}

function neighbour(found: Parameters<typeof isPublic>[0]): Neighbour | undefined {
  return isPublic(found) ? { title: found.title.text, path: found.path } : undefined;
}
