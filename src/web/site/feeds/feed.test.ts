import { parseAtomFeed, parseJsonFeed, parseOpml, parseRssFeed } from 'feedsmith';
import Parser from 'rss-parser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayMs, minuteMs } from '../../../domain/time.js';
import {
  openSampleSite,
  sampleSiteUrl,
  type SampleSite,
} from '../../../../test/open-site.fixture.js';

let site: SampleSite;
/** A headline of a hostile outlet. */
const nasty = 'Quake ]]> <script>alert(1)</script> \u0007 & \u{1F30B} \uD800 “end”';

beforeAll(async () => {
  site = await openSampleSite();
  const [first] = site.roundups;
  if (first?.lead === undefined) throw new Error('The sample is empty.');
  const { lead } = first;
  const hostile = {
    ...lead,
    headline: { ...lead.headline, text: nasty },
    url: 'javascript:alert(1)',
    excerpt: [{ ...lead.headline, text: nasty }],
  };
  await site.store.roundups.put({
    ...first,
    lead: hostile,
    title: { ...first.title, text: nasty },
  });
  await site.store.touchSite();
});
afterAll(() => site.close());

const body = async (url: string) => (await site.web.app.inject({ url })).body;

describe('a written feed can be parsed again', () => {
  test('Atom', async () => {
    const feed = parseAtomFeed(await body('/feeds/posts/default?max-results=5'));
    expect(feed.id).toBe(`${sampleSiteUrl}/feeds/posts/default`);
    expect(feed.entries?.length).toBe(5);
    expect(feed.entries?.[0]?.title?.value).toBe(
      'Quake ]]> <script>alert(1)</script>  & \u{1F30B}  “end”',
    );
    expect(feed.entries?.[1]?.id).toBe(`urn:uuid:${site.roundups[1]?.id}`);
    expect(feed.links?.find((link) => link.rel === 'next')?.href).toBe(
      `${sampleSiteUrl}/feeds/posts/default?max-results=5&start-index=6`,
    );
  });

  test('no entry is updated before it is published', async () => {
    const [, second] = site.roundups;
    if (second?.publishedAt === undefined) throw new Error('The sample is empty.');
    await site.store.roundups.put({ ...second, changedAt: second.publishedAt - minuteMs });
    const feed = parseAtomFeed(await body('/feeds/posts/default'));
    const at = (text: string | undefined) => Date.parse(text ?? '');
    for (const { updated, published } of feed.entries ?? []) {
      expect(at(updated)).toBeGreaterThanOrEqual(at(published));
    }
    expect(at(feed.entries?.[1]?.updated)).toBe(second.publishedAt);
  });

  test('RSS, also by another parser', async () => {
    const xml = await body('/feeds/posts/default?alt=rss&max-results=5');
    const feed = parseRssFeed(xml);
    expect(feed.items?.length).toBe(5);
    expect(feed.items?.[1]?.link).toBe(sampleSiteUrl + site.roundups[1]?.path);
    const other = await new Parser().parseString(xml);
    expect(other.items.map((item) => item.title)).toEqual(feed.items?.map((item) => item.title));
  });

  test('JSON Feed', async () => {
    const feed = parseJsonFeed(await body('/feeds/posts/default?alt=json'));
    expect(feed.items?.length).toBe(25);
    expect(feed.items?.[1]?.content_html).toContain('-- ');
  });

  test('the feed of a label', async () => {
    const feed = parseAtomFeed(await body('/feeds/posts/default/-/Halvard%20Islands'));
    expect(feed.title?.value).toBe('The Roundup: Halvard Islands');
    expect(feed.entries?.every((entry) => entry.title?.value?.includes('Halvard'))).toBe(true);
  });
});

test('a roundup published late is in its place and in the newest part', async () => {
  const own = await openSampleSite();
  const [first] = own.roundups;
  if (first?.publishedAt === undefined) throw new Error('The sample is empty.');
  await own.store.roundups.put({ ...first, datedAt: first.publishedAt - 20 * dayMs });
  const { body: xml } = await own.web.app.inject({ url: '/feeds/posts/default?max-results=5' });
  const { entries = [] } = parseAtomFeed(xml);
  expect(entries).toHaveLength(6);
  const dates = entries.map(({ published }) => Date.parse(published ?? ''));
  expect(dates).toEqual(dates.toSorted((a, b) => b - a));
  const last = entries.at(-1);
  expect([last?.id, dates.at(-1)]).toEqual([
    `urn:uuid:${first.id}`,
    first.publishedAt - 20 * dayMs,
  ]);
  expect(last?.content?.value).toContain('Published late, March 2, 2017, 15:05 UTC.');
  await own.close();
});

test('the parts of a feed lead to the last roundup', async () => {
  const seen = new Set<string>();
  let next: string | undefined = '/feeds/posts/default?max-results=10';
  while (next !== undefined) {
    const feed: ReturnType<typeof parseAtomFeed> = parseAtomFeed(await body(next));
    for (const entry of feed.entries ?? []) if (entry.id !== undefined) seen.add(entry.id);
    const link = feed.links?.find(({ rel }) => rel === 'next')?.href;
    next = link?.slice(sampleSiteUrl.length);
  }
  expect(seen).toEqual(new Set(site.roundups.map(({ id }) => `urn:uuid:${id}`)));
});

test('text of outlets never becomes markup or a script address', async () => {
  const [atom, rss, json] = await Promise.all(
    ['atom', 'rss', 'json'].map((alt) => body(`/feeds/posts/default?alt=${alt}`)),
  );
  const item = parseRssFeed(rss).items?.[0];
  const markup = [
    parseAtomFeed(atom).entries?.[0]?.content?.value,
    item?.description,
    item?.content?.encoded,
    parseJsonFeed(json).items?.[0]?.content_html,
  ];
  for (const html of markup) {
    expect(html).toContain('alert(1)');
    expect(html).not.toMatch(/<script|javascript:/);
  }
});

test('an empty site has valid feeds', async () => {
  const own = await openSampleSite();
  for (const roundup of own.roundups) await own.store.roundups.put({ ...roundup, state: 'draft' });
  await own.store.touchSite();
  const ask = async (url: string) => {
    const answer = await own.web.app.inject({ url });
    expect([url, answer.statusCode]).toEqual([url, 200]);
    return answer.body;
  };
  expect(parseAtomFeed(await ask('/feeds/posts/default')).title?.value).toBe('The Roundup');
  expect(parseRssFeed(await ask('/feeds/posts/default?alt=rss')).title).toBe('The Roundup');
  expect(JSON.parse(await ask('/feeds/posts/default?alt=json'))).toMatchObject({ items: [] });
  expect(await ask('/opml.xml')).toContain('<opml');
  for (const path of ['/', '/archive', '/sitemap.xml', '/news-sitemap.xml']) await ask(path);
  await own.close();
});

test('OPML lists the feeds without passwords', async () => {
  const feed = {
    id: 'f1',
    url: 'https://lantern-wire.example/rss?a=1&b=2',
    outletId: 'lantern-wire',
    title: 'Lantern <World> & More',
    labels: [],
    fetchPages: false,
    state: 'active',
    addedAt: 0,
    dueAt: 0,
    intervalMs: 1,
    failures: 0,
  } as const;
  await site.store.feeds.add(feed);
  await site.store.feeds.add({ ...feed, id: 'f2', url: 'https://me:secret@paid.example/rss' });
  await site.store.feeds.add({ ...feed, id: 'f3', url: 'https://gone.example/', state: 'gone' });
  const { outlines } = parseOpml(await body('/opml.xml')).body ?? {};
  expect(outlines?.map(({ title, xmlUrl }) => [title, xmlUrl])).toEqual([[feed.title, feed.url]]);
});
