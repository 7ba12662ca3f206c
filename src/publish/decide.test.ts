import { describe, expect, test } from 'vitest';
import type { Roundup } from '../domain/roundup.js';
import { decide, type PublishRule } from './decide.js';

const typed = (text: string) => ({ text, from: { kind: 'typed', by: 'desk', at: 0 } }) as const;

const draft: Roundup = {
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
  reports: 5,
  origins: 3,
  draftedAt: 0,
  changedAt: 0,
  touched: [],
};
const unattended: PublishRule = { publishUnattended: true, publishOriginsMin: 3 };
const leadless: Roundup = Object.fromEntries(
  Object.entries(draft).filter(([name]) => name !== 'lead'),
) as unknown as Roundup;

describe('decide', () => {
  test.each<[string, Roundup, PublishRule, string]>([
    ['enough origins', draft, unattended, 'publish'],
    ['copies are no origins', { ...draft, origins: 2, reports: 40 }, unattended, 'hold'],
    ['an editor publishes', draft, { ...unattended, publishUnattended: false }, 'hold'],
    ['no title', { ...draft, title: typed('  ') }, unattended, 'hold'],
    ['no lead', leadless, unattended, 'hold'],
    ['public already', { ...draft, state: 'published', origins: 1 }, unattended, 'refresh'],
    ['taken back', { ...draft, state: 'withdrawn' }, unattended, 'leave'],
  ])('%s', (_name, roundup, rule, kind) => expect(decide(roundup, rule).kind).toBe(kind));
});
