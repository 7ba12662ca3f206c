// Pages are cached by what they show: a change of one roundup leaves the pages of others alone.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSampleSite, throughGate, type SampleSite } from '../../test/open-site.fixture.js';
import type { Roundup } from '../domain/roundup.js';

let site: SampleSite;
const calls: string[] = [];
beforeEach(async () => {
  site = await openSampleSite({
    wrap: (store) => throughGate(store, (name) => void calls.push(name)),
  });
});
afterEach(() => site.close());

/** Store calls that a request needs, besides the look at what changed. */
async function callsFor(url: string): Promise<readonly string[]> {
  calls.length = 0;
  expect((await site.web.app.inject({ url })).statusCode).toBe(200);
  return calls.filter((name) => !name.startsWith('site'));
}

function roundup(index: number): Roundup & { readonly path: string } {
  const found = site.roundups[index];
  if (found?.path === undefined) throw new Error('The sample is small.');
  return { ...found, path: found.path };
}

test('fifty changes of one roundup leave the page of another cached', async () => {
  const [changing, other] = [roundup(0), roundup(20)];
  await callsFor(other.path);
  await callsFor('/p/outlets.html');
  await callsFor('/archive');
  for (let n = 1; n <= 50; n += 1) {
    await site.store.roundups.put({ ...changing, changedAt: changing.changedAt + n });
    expect(await callsFor(other.path)).toEqual([]);
  }
  expect(await callsFor('/p/outlets.html')).toEqual([]);
  expect(await callsFor('/archive')).toEqual([]);
  expect(await callsFor(changing.path)).not.toEqual([]);
  expect(await callsFor('/')).not.toEqual([]);
});

test('a change that only one page shows leaves even the lists cached', async () => {
  const { id, path, eventId } = roundup(0);
  const others = ['/', '/feeds/posts/default', '/2017/03/', roundup(3).path];
  for (const url of [path, `/events/${eventId}`, ...others]) await callsFor(url);
  await site.store.touchSite([`roundup ${id}`]);
  for (const url of others) expect(await callsFor(url)).toEqual([]);
  expect(await callsFor(path)).not.toEqual([]);
  expect(await callsFor(`/events/${eventId}`)).not.toEqual([]);
});

test('a new title is shown at once by the pages that link to it', async () => {
  const [first, second] = [roundup(0), roundup(1)];
  const body = async () => (await site.web.app.inject({ url: second.path })).body;
  expect(await body()).toContain(first.title.text);
  const title = { ...first.title, text: 'A Title Nobody Saw Before' };
  await site.store.roundups.put({ ...first, title });
  expect(await body()).toContain('A Title Nobody Saw Before');
});

test('a new name of an outlet is shown at once', async () => {
  const { path } = roundup(0);
  const [outlet] = await site.store.outlets.list();
  if (outlet === undefined) throw new Error('The sample has outlets.');
  const body = async () => (await site.web.app.inject({ url: '/p/outlets.html' })).body;
  await callsFor(path);
  await body();
  await site.store.outlets.put([{ ...outlet, name: 'The Renamed Courier' }]);
  expect(await body()).toContain('The Renamed Courier');
  expect(await callsFor(path)).not.toEqual([]);
});

test('costly addresses are cached, and cannot displace the front page', async () => {
  await callsFor('/');
  for (const url of ['/news-sitemap.xml', '/feeds/posts/default?start-index=3', '/opml.xml']) {
    expect(await callsFor(url)).not.toEqual([]);
    expect(await callsFor(url)).toEqual([]);
  }
  const asked: number[] = [];
  for (let n = 2; n < 100; n += 1) {
    const url = `/feeds/posts/default?start-index=${n}`;
    asked.push((await site.web.app.inject({ url })).statusCode);
  }
  expect(asked).toContain(429);
  expect(await callsFor('/')).toEqual([]);
  const beyond = await site.web.app.inject({
    url: '/feeds/posts/default?start-index=999999',
    remoteAddress: '198.51.100.9',
  });
  expect(beyond.statusCode).toBe(404);
});

test('a client in one IPv6 network has one limit', async () => {
  const ask = async (n: number, remoteAddress: string) =>
    (await site.web.app.inject({ url: `/search?q=harbour${n}`, remoteAddress })).statusCode;
  const codes: number[] = [];
  for (let n = 0; n < 60; n += 1) codes.push(await ask(n, `2001:db8:1:2::${n.toString(16)}`));
  expect(codes).toContain(429);
  expect(await ask(99, '2001:db8:1:3::1')).toBe(200);
});
