// The newsroom over real HTTP, as the fetcher meets it.

import { fileURLToPath } from 'node:url';
import { parseFeed } from 'feedsmith';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { minuteMs, dayMs } from '../domain/time.js';
import { goldOf, startDemoNewsroom } from './demo.js';
import type { RunningDemo } from './demo.js';
import { nowOffsetMs } from './timetable.js';

const folder = fileURLToPath(new URL('../../demo', import.meta.url));
const startAt = Date.UTC(2031, 4, 6, 14, 30);

let now = startAt;
let demo: RunningDemo;

beforeAll(async () => {
  demo = await startDemoNewsroom({ clock: () => now, folder, reportEveryMs: 30_000 });
});
afterAll(() => demo.close());

async function bodyOf(path: string, init: RequestInit = {}): Promise<string> {
  const response = await fetch(`${demo.origin}${path}`, init);
  return response.text();
}

/** Ids of the demo's articles named in any feed at this moment. */
async function listedNow(): Promise<ReadonlySet<string>> {
  const gold = goldOf(demo.newsroom);
  const bodies = await Promise.all(demo.feeds.map(async ({ url }) => (await fetch(url)).text()));
  const tokens = bodies.flatMap((body) => body.match(/[0-9a-f]{10}(?![0-9a-z])/g) ?? []);
  return new Set(tokens.flatMap((token) => gold(token)?.id ?? []));
}

const reports = (until: number): readonly string[] =>
  demo.newsroom.articles
    .filter((one) => one.at <= until)
    .filter((one) => {
      const desk = demo.newsroom.outlets.find(({ outlet }) => outlet.id === one.outletId);
      return (
        one.withdrawn === undefined || one.withdrawn.at > until || desk?.withdraws === 'notice'
      );
    })
    .map((one) => one.id);

describe('at the start', () => {
  test('the feeds contain everything published so far, and nothing else', async () => {
    now = startAt;
    expect([...(await listedNow())].sort()).toEqual([...reports(nowOffsetMs)].sort());
    expect(demo.progress()).toMatchObject({ resting: false, total: demo.newsroom.articles.length });
  });

  test('every valid feed parses, its dates are past and its links lead to pages', async () => {
    now = startAt;
    const unsound = /gone|busy|zero-bytes|bad-entity/;
    let entries = 0;
    for (const { outlet, feeds } of demo.newsroom.outlets) {
      for (const feed of feeds) {
        if (feed.format === 'sitemap' || feed.quirks.some((one) => unsound.test(one))) continue;
        const body = await bodyOf(`/${outlet.id}/${feed.path}`);
        const { format, feed: parsed } = parseFeed(body.trim().replace(/^\uFEFF/, ''));
        const expected = {
          rss2: 'rss',
          rss091: 'rss',
          rdf: 'rdf',
          atom: 'atom',
          json: 'json',
        } as const;
        expect([outlet.id, format]).toEqual([outlet.id, expected[feed.format]]);
        entries += 'items' in parsed ? (parsed.items?.length ?? 0) : 0;
      }
    }
    expect(entries).toBeGreaterThan(200);
  });

  test('an article’s page is at the address in its feed, with headline and text', async () => {
    now = startAt;
    const gold = goldOf(demo.newsroom);
    const feed = await bodyOf('/halden-wire/feed.xml');
    const links = [...feed.matchAll(/<link>([^<]+)<\/link>/g)].map((match) => match[1] ?? '');
    const pages = links.filter((link) => gold(link) !== undefined);
    expect(pages.length).toBeGreaterThan(30);
    for (const link of pages) {
      const response = await fetch(link);
      expect([link, response.status]).toEqual([link, 200]);
      const article = gold(link);
      const words = article?.paragraphs[0]?.text.split(/[{"&']/)[0] ?? '?';
      expect(await response.text()).toContain(words);
    }
  });
});

describe('manners', () => {
  test('answers 304 to either of its validators', async () => {
    const first = await fetch(`${demo.origin}/halden-wire/feed.xml`);
    const etag = first.headers.get('etag') ?? '';
    const lastModified = first.headers.get('last-modified') ?? '';
    const ask = (headers: Record<string, string>): Promise<Response> =>
      fetch(`${demo.origin}/halden-wire/feed.xml`, { headers });
    expect((await ask({ 'if-none-match': etag })).status).toBe(304);
    expect((await ask({ 'if-modified-since': lastModified })).status).toBe(304);
    expect((await ask({ 'if-none-match': '"other"' })).status).toBe(200);
    const other = await ask({ 'if-none-match': '"other"', 'if-modified-since': lastModified });
    expect(other.status).toBe(200);
  });

  test('sends a changed feed once a new report is out', async () => {
    now = startAt;
    const { etag } = Object.fromEntries(
      (await fetch(`${demo.origin}/halden-wire/feed.xml`)).headers,
    );
    now = startAt + 60 * minuteMs;
    const later = await fetch(`${demo.origin}/halden-wire/feed.xml`, {
      headers: { 'if-none-match': etag ?? '' },
    });
    expect(later.status).toBe(200);
    now = startAt;
  });

  test('forbids machines to read one newspaper’s pages', async () => {
    expect(await bodyOf('/robots.txt')).toContain('Disallow: /northern-ledger/');
  });

  test('answers 404 to what does not exist or is not published yet', async () => {
    const unborn = demo.newsroom.articles.at(-1);
    const path = `/${unborn?.outletId ?? ''}/x-${unborn?.token ?? ''}`;
    for (const missing of ['/nobody/feed.xml', '/halden-wire/none', '/halden-wire/%00', path]) {
      expect((await fetch(`${demo.origin}${missing}`)).status).toBe(404);
    }
  });
});

describe('quirks', () => {
  test.each([
    ['410', '/evening-anvil/feed.xml', 410],
    ['503', '/telebrisa/titulares.xml', 503],
    ['301', '/halden-chronicle/feed.xml', 301],
  ])('%s', async (_, path, status) => {
    now = startAt;
    const response = await fetch(`${demo.origin}${path}`, { redirect: 'manual' });
    expect(response.status).toBe(status);
  });

  test('the busy feed names a time and answers after it', async () => {
    now = startAt;
    const busy = await fetch(`${demo.origin}/telebrisa/titulares.xml`);
    const waitMs = Number(busy.headers.get('retry-after')) * 1_000;
    now = startAt + waitMs;
    expect((await fetch(`${demo.origin}/telebrisa/titulares.xml`)).status).toBe(200);
  });

  test('one feed is a maintenance page for an evening', async () => {
    const seen: string[] = [];
    for (const minutes of [0, 10, 20, 30, 40, 60]) {
      now = startAt + minutes * minuteMs;
      seen.push((await bodyOf('/qasir-standard/feed.xml')).slice(0, 5));
    }
    expect(seen[0]).toBe('<?xml');
    expect(seen).toContain('<!DOC');
    expect(seen.at(-1)).toBe('<?xml');
  });

  test('one feed changes its guids but not its links', async () => {
    now = startAt;
    const before = await bodyOf('/lakmar-tv/feed.xml');
    now = startAt + 5 * minuteMs;
    const after = await bodyOf('/lakmar-tv/feed.xml');
    const guids = (body: string): readonly string[] => body.match(/<guid[^>]*>[^<]+/g) ?? [];
    const links = (body: string): readonly string[] => body.match(/<link>[^<]+/g) ?? [];
    expect(guids(after)).not.toEqual(guids(before));
    expect(links(after)).toEqual(links(before));
    const gold = goldOf(demo.newsroom);
    expect(guids(after).map((guid) => gold(guid)?.id)).toEqual(
      guids(before).map((guid) => gold(guid)?.id),
    );
  });

  test('one feed declares UTF-8 wrongly', async () => {
    const response = await fetch(`${demo.origin}/radio-aurelle/feed.xml`);
    expect(response.headers.get('content-type')).toContain('utf-8');
    const bytes = await response.arrayBuffer();
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow();
    expect(new TextDecoder('latin1').decode(bytes)).toContain('séisme');
  });

  test('one feed uses undefined entities and bare ampersands', async () => {
    expect(await bodyOf('/tavrin-press/feed.xml')).not.toContain('&amp;');
    now = startAt;
  });
});

describe('as time passes', () => {
  test('a headline changes, one article is withdrawn and one is removed', async () => {
    const { newsroom } = demo;
    const find = (id: string): string => {
      const article = newsroom.articles.find((one) => one.id === id);
      return article?.token ?? '';
    };
    now = startAt + 365 * dayMs;
    const carrow = find('48-carrow-resigns.fairwater-press.1');
    const feed = await bodyOf('/fairwater-press/feed.json');
    expect(feed).toContain('Carrow resigns, rain levy dropped');
    expect(feed).not.toContain('to make statement');
    expect(feed).toContain(carrow);
    expect(await bodyOf('/drusk-24/video.xml')).toContain('WITHDRAWN: Watch: Kesmer engineers');
    const removed = newsroom.articles.find(
      (one) => one.id === '37-red-water-fever.qasir-standard.1',
    );
    expect(await bodyOf('/qasir-standard/feed.xml')).not.toContain(removed?.token);
  });

  test('the front page says so after the last report', async () => {
    now = startAt + 365 * dayMs;
    const { published, total, resting, nextAt } = demo.progress();
    expect({ resting, nextAt, left: total - published }).toEqual({
      resting: true,
      nextAt: undefined,
      left: 0,
    });
    expect(await bodyOf('/')).toMatch(/All \d+ reports are published/);
    now = startAt;
  });
});

describe('a restart', () => {
  test('continues where it was, on the same port if that is free', async () => {
    const first = await startDemoNewsroom({ clock: () => now, folder, reportEveryMs: 30_000 });
    await first.close();
    const again = await startDemoNewsroom({
      clock: () => startAt + 3 * minuteMs,
      folder,
      reportEveryMs: 30_000,
      startAt: first.startAt,
      port: first.port,
    });
    expect(again.origin).toBe(first.origin);
    expect(again.progress().published).toBeGreaterThan(reports(nowOffsetMs).length);
    await again.close();
  });

  test('uses another port if its own is taken', async () => {
    const other = await startDemoNewsroom({
      clock: () => now,
      folder,
      reportEveryMs: 30_000,
      port: demo.port,
    });
    expect(other.port).not.toBe(demo.port);
    expect(other.allowHosts).toEqual([`127.0.0.1:${other.port}`]);
    await other.close();
  });
});

test('the pages cited as evidence show the facts', async () => {
  expect(demo.outlets.length).toBeGreaterThanOrEqual(30);
  for (const outlet of demo.outlets) {
    expect(outlet.evidence.map(({ claim }) => claim)).toEqual(['owner', 'country', 'kind']);
    const page = await (await fetch(outlet.evidence[0]?.url ?? '')).text();
    expect(page).toContain((outlet.owner ?? '?').replaceAll('&', '&amp;'));
  }
});
