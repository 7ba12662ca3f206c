// A draft fit to be published, for the tests of this room.

import type { Roundup } from '../domain/roundup.js';

export const typed = (text: string) =>
  ({ text, from: { kind: 'typed', by: 'desk', at: 0 } }) as const;

export const draft = (more: Partial<Roundup> = {}): Roundup => ({
  id: 'r1',
  state: 'draft',
  title: typed('Harbour Of Asker Reopens'),
  lead: {
    articleId: 'a1',
    outletId: 'lantern-wire',
    agencyIds: [],
    headline: typed('Asker harbour open again'),
    url: 'https://lantern.example/1',
    excerpt: [],
    why: [],
  },
  lines: [],
  labels: [],
  notices: [],
  reports: 3,
  origins: 3,
  draftedAt: 0,
  changedAt: 0,
  touched: [],
  ...more,
});
