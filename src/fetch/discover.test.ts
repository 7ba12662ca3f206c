import { expect, test } from 'vitest';
import type { HttpAnswer, Ask } from './answer.js';
import { discover } from './discover.js';

const site = 'https://paper.example/';
const rss = '<rss><channel><title><![CDATA[Marsh & Moor]]></title></channel></rss>';

/** A world of bodies by address; what is not in it answers 404. */
function world(pages: Readonly<Record<string, string | Partial<HttpAnswer>>>) {
  const asked: string[] = [];
  const ask: Ask = (url) => {
    asked.push(url);
    const page = pages[url];
    const bare = {
      kind: 'answer',
      status: page === undefined ? 404 : 200,
      url,
      hops: [],
      headers: {},
    } as const;
    const body = Buffer.from(typeof page === 'string' ? page : rss);
    return Promise.resolve({ ...bare, body, ...(typeof page === 'object' ? page : {}) });
  };
  return { ask, asked };
}

const linked = (...tags: readonly string[]): string =>
  `<!doctype html><head>${tags.join('')}</head>`;

test('an address that is a feed itself is offered', async () => {
  const { ask, asked } = world({ [site]: rss });
  expect(await discover(site, ask)).toEqual({
    kind: 'found',
    feeds: [{ url: site, title: 'Marsh & Moor' }],
  });
  expect(asked).toEqual([site]);
});

test('a permanent redirect offers the new address, a temporary one the old', async () => {
  const there = 'https://paper.example/new';
  const moved = (status: number) => ({ url: there, hops: [{ status, url: site }] });
  expect(await discover(site, world({ [site]: moved(301) }).ask)).toMatchObject({
    feeds: [{ url: there }],
  });
  expect(await discover(site, world({ [site]: moved(302) }).ask)).toMatchObject({
    feeds: [{ url: site }],
  });
});

test('feeds that the page links are offered, feeds of comments last', async () => {
  const { ask, asked } = world({
    [site]: linked(
      '<base href="/en/">',
      '<link rel="alternate" type="application/rss+xml" title="Comments" href="c.xml">',
      '<LINK REL="x ALTERNATE" TYPE="application/atom+xml; charset=utf-8"' +
        ' TITLE="All &amp; sundry" HREF="all.xml">',
      '<link rel="alternate" type="application/feed+json" href="https://cdn.example/feed.json">',
      '<link rel="alternate" type="application/json" href="/wp-json/">',
      '<link rel="alternate" hreflang="fr" type="text/html" href="/fr">',
      '<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">',
    ),
  });
  expect(await discover(site, ask)).toEqual({
    kind: 'found',
    feeds: [
      { url: 'https://paper.example/en/all.xml', title: 'All & sundry', siteUrl: site },
      { url: 'https://cdn.example/feed.json', siteUrl: site },
      { url: 'https://paper.example/en/c.xml', title: 'Comments', siteUrl: site },
    ],
  });
  expect(asked).toEqual([site]);
});

test('a link that looks like a feed is tried before the usual addresses', async () => {
  const { ask, asked } = world({
    [site]: '<!doctype html><a href="/news/rss/">feeds</a> <a href="/breed">dogs</a>',
    'https://paper.example/news/rss/': '<!doctype html>a list of feeds',
    'https://paper.example/rss.xml': rss,
  });
  expect(await discover(site, ask)).toMatchObject({
    kind: 'found',
    feeds: [{ url: 'https://paper.example/rss.xml', title: 'Marsh & Moor', siteUrl: site }],
  });
  expect(asked.slice(0, 2)).toEqual([site, 'https://paper.example/news/rss/']);
});

test.each([
  [
    'no feed anywhere',
    { [site]: linked() },
    'The page links no feed, and there is none at the usual addresses.',
  ],
  ['no such page', {}, 'There is no such page (404).'],
])('%s', async (_what, pages, why) => {
  const { ask, asked } = world(pages);
  expect(await discover(site, ask)).toEqual({ kind: 'none', why });
  expect(asked.length).toBeLessThanOrEqual(12);
});

test('a page of a million links is read quickly and causes few requests', async () => {
  const { ask, asked } = world({ [site]: `<!doctype html>${'<a href="/rss/1">'.repeat(300_000)}` });
  const begin = process.cpuUsage();
  expect((await discover(site, ask)).kind).toBe('none');
  expect(process.cpuUsage(begin).user / 1_000).toBeLessThan(5_000);
  expect(asked.length).toBeLessThanOrEqual(12);
});
