// `/p/…`: the register of outlets, the corrections, and what this site is.

import type { Route } from '../route.js';
import { aboutPage } from '../pages/about.js';
import { correctionsPage } from '../pages/corrections.js';
import { outletsPage } from '../pages/outlets.js';
import { isPublic } from '../../ui/public-roundup.js';
import { newestChange, pathsSpokenOf } from './lookup.js';

/** Roundups with corrections that the page lists, the newest ones. */
const correctedMax = 500;

export const outlets: Route = {
  pattern: '/p/outlets.html',
  query: [],
  cached: true,
  answer: async (_, { facts, register }) => ({
    kind: 'page',
    page: outletsPage((await register()).outlets, facts),
  }),
};

export const corrections: Route = {
  pattern: '/p/corrections.html',
  query: [],
  cached: true,
  async answer(_, { store, facts }) {
    const listed = await store.roundups.list({
      state: 'published',
      noticed: true,
      limit: correctedMax,
    });
    const roundups = listed.filter(isPublic);
    const spokenOf = await pathsSpokenOf(roundups, store);
    return {
      kind: 'page',
      page: correctionsPage(roundups, spokenOf, facts),
      ...newestChange(roundups),
    };
  },
};

export const about: Route = {
  pattern: '/p/about.html',
  query: [],
  cached: true,
  answer: async (_, { facts }) => ({ kind: 'page', page: aboutPage(facts) }),
};
