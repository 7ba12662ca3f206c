// The roundup muster is modelled on, made again from its parts. Skipped, loudly, where absent.

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../config.js';
import type { Article, ArticleForm } from '../domain/article.js';
import { indexOutlets } from '../domain/outlet-match.js';
import type { Outlet } from '../domain/outlet.js';
import { minuteMs } from '../domain/time.js';
import { loadRegister } from '../outlets/outlets.js';
import { draftOf } from './draft-roundup.js';
import { renderText } from './draft.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const seedFile = `${root}../shared/seed/palmyra-2017-03-02.txt`;
const there = existsSync(seedFile);
if (!there) console.warn(`SKIPPED: the seed roundup is not here (${seedFile}).`);

const config = readConfig({});
const day = Date.UTC(2017, 2, 2);

/** What the text does not say of its reports: these two are no news, by their place in it. */
const forms = new Map<number, ArticleForm>([
  [9, 'background'],
  [10, 'special'],
]);

describe.skipIf(!there)('the seed roundup', () => {
  let roundup = '';
  let outlets: readonly Outlet[] = [];

  beforeAll(async () => {
    const whole = readFileSync(seedFile, 'utf8');
    roundup = whole.slice(0, whole.indexOf('\n\n\n') + 1);
    outlets = await loadRegister(`${root}feeds`);
  });

  const partsOf = (order: (articles: Article[]) => Article[]): Parameters<typeof draftOf>[0] => {
    const [, , lead = '', one = '', two = '', , , list = ''] = roundup.trimEnd().split('\n\n');
    const { byName } = indexOutlets(outlets);
    const known = (name: string): string => {
      const outlet = byName(name);
      if (outlet === undefined) throw new Error(`Not in the register: ${name}`);
      return outlet.id;
    };
    const articleOf = (headline: string, credit: string, minute: number): Article => {
      const [outlet = '', ...agencies] = credit.split('/');
      const id = `a${String(minute).padStart(2, '0')}`;
      return {
        id,
        feedId: 'f',
        outletId: known(outlet),
        url: `https://${id}.example.org/`,
        headline,
        summary: '',
        text: '',
        form: forms.get(minute) ?? 'report',
        labels: [],
        // The last line is the earliest: the order must come from the rule, not from the clock.
        seenAt: day - minute * minuteMs,
        version: 1,
        ...(agencies.length === 0
          ? {}
          : { credit: { agencies: agencies.map(known), foundIn: 'text' as const } }),
      };
    };
    const [leadOutlet = '', leadHeadline = ''] = lead.split(/: (.*)/);
    const lines = list.split('\n').map((line, index) => {
      const [headline = '', credit = ''] = line.split(' -- ');
      return articleOf(headline, credit, index);
    });
    const first = {
      ...articleOf(leadHeadline, leadOutlet, 99),
      seenAt: day - 100 * minuteMs,
      text: `${one}\n\n${two}`,
    };
    const articles = order([first, ...lines]);
    const event = {
      id: 'e',
      createdAt: day,
      changedAt: day,
      firstAt: day,
      lastAt: day,
      articles: articles.length,
      outlets: 11,
      origins: articles.length,
    };
    return { event, articles, outlets: new Map(outlets.map((outlet) => [outlet.id, outlet])) };
  };

  const render = (order: (articles: Article[]) => Article[]): string => {
    const parts = partsOf(order);
    const title = roundup.split('\n\n')[1] ?? '';
    const typed = { text: title, from: { kind: 'typed', by: 'editor', at: day } as const };
    const draft = draftOf(parts, { ...config, language: 'en' }, { title: typed });
    if (draft === undefined) throw new Error('nothing drafted');
    const about = { id: 'r', state: 'draft', notices: [], draftedAt: day, changedAt: day } as const;
    return renderText({ ...about, ...draft, touched: ['title'] }, parts.outlets, config);
  };

  test('equals its text byte for byte', () => {
    expect(Buffer.from(render((articles) => articles)).equals(Buffer.from(roundup))).toBe(true);
    expect(render((articles) => articles)).toBe(roundup);
  });

  test('whatever order its reports come in', () => {
    expect(render((articles) => articles.toReversed())).toBe(roundup);
    expect(render((articles) => articles.sort((a, b) => (a.headline < b.headline ? -1 : 1)))).toBe(
      roundup,
    );
  });
});
