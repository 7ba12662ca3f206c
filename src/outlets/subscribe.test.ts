import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSqliteStore } from '../store/sqlite/sqlite.js';
import type { Store } from '../store/store.js';
import { subscribe } from './subscribe.js';

let store: Store;
let ids = 0;
const parts = { clock: () => 1_000, newId: () => `id-${(ids += 1)}` };
beforeEach(async () => {
  store = await openSqliteStore({ file: ':memory:', ...parts });
});
afterEach(() => store.close());

test.each([
  ['https://www.selm-news.org/sport.xml', 'https://www.selm-news.org/world.xml', 'selm-news.org'],
  ['http://localhost:8190/a.xml', 'http://localhost:8190/b.xml', 'localhost:8190'],
  ['http://10.0.0.1/a.xml', 'http://10.0.0.1/b.xml', '10.0.0.1'],
])('%s and %s belong to one outlet, named %s', async (first, second, name) => {
  const one = await subscribe(store, { url: first, title: 'Sport', fetchPages: false }, parts);
  const two = await subscribe(store, { url: second, title: 'World', fetchPages: false }, parts);
  expect(two.feed.outletId).toBe(one.feed.outletId);
  expect(await store.outlets.find(one.feed.outletId)).toMatchObject({ name });
});

test.each([
  ['https://alma.substack.com/feed', 'https://bert.substack.com/feed'],
  ['https://medium.com/feed/@carla', 'https://medium.com/feed/@dora'],
  [
    'https://www.youtube.com/feeds/videos.xml?channel_id=UC1',
    'https://www.youtube.com/feeds/videos.xml?channel_id=UC2',
  ],
])('%s and %s are two outlets', async (first, second) => {
  const one = await subscribe(store, { url: first, fetchPages: false }, parts);
  const two = await subscribe(store, { url: second, fetchPages: false }, parts);
  expect(two.feed.outletId).not.toBe(one.feed.outletId);
});

test('a feed at a third party belongs to the outlet of its site', async () => {
  const url = 'https://feeds.feedburner.com/SelmNews';
  const siteUrl = 'https://www.selm-news.org/';
  const one = await subscribe(store, { url, siteUrl, fetchPages: false }, parts);
  expect(await store.outlets.find(one.feed.outletId)).toMatchObject({ name: 'selm-news.org' });
});

test('two ports of one host are two outlets', async () => {
  const at = (port: number) => `http://localhost:${port}/feed.xml`;
  const one = await subscribe(store, { url: at(8190), fetchPages: false }, parts);
  const two = await subscribe(store, { url: at(8191), fetchPages: false }, parts);
  expect(two.feed.outletId).not.toBe(one.feed.outletId);
});
