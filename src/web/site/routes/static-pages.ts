// `/p/…`: the pages Outlets, Corrections and About.

import type { Route } from '../route.js';
import { aboutPage } from '../pages/about.js';
import { correctionsPage } from '../pages/corrections.js';
import { outletsPage } from '../pages/outlets.js';
import { isPublic } from '../../ui/public-roundup.js';
import { newestChange, pathsSpokenOf } from './lookup.js';

/** Most roundups with notices that the page of corrections reads, newest first. */
const correctedMax = 500;

export const outlets: Route = {
  pattern: '/p/outlets.html',
  query: [],
  answer: async (_, { facts, register }) => ({
    kind: 'page',
    page: outletsPage((await register()).outlets, facts),
    shows: ['outlets'],
  }),
};

export const corrections: Route = {
  pattern: '/p/corrections.html',
  query: [],
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
      shows: ['lists'],
      ...newestChange(roundups),
    };
  },
};

export const about: Route = {
  pattern: '/p/about.html',
  query: [],
  answer: async (_, { facts }) => ({ kind: 'page', page: aboutPage(facts), shows: [] }),
};
