import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  openSampleSite,
  sampleSiteUrl,
  throughGate,
  type SampleSite,
} from '../../test/open-site.fixture.js';
import { expectSecurity } from '../../test/expect-security.fixture.js';
import { sampleId } from '../../test/sample-site.fixture.js';

let site: SampleSite;
const storyPath = '/2017/03/government-troops-backed-by-veldt-air.html';

beforeAll(async () => {
  site = await openSampleSite({ banner: 'Sample site: nothing here happened.' });
});
afterAll(() => site.close());

const get = (url: string, headers: Record<string, string> = {}) =>
  site.web.app.inject({ url, headers });

const pages: readonly (readonly [path: string, holds: string])[] = [
  ['/', 'Thursday, March 2, 2017'],
  ['/?page=2', 'Page 2 of 2'],
  [storyPath, 'More News On Government Troops'],
  [`${storyPath}?m=1`, 'Read more ....'],
  [`/events/${sampleId('event', 0, 0)}`, 'carried by 3 others'],
  ['/search/label/Halvard%20Islands', 'Strong Earthquake Shakes'],
  ['/archive', 'March 2017'],
  ['/2017/', 'February 2017'],
  ['/2017/03/', 'Wednesday, March 1, 2017'],
  ['/search', 'quotes keep a phrase together'],
  ['/search?q=harbour', '<mark>harbour</mark>'],
  ['/p/outlets.html', 'Meridian Press Cooperative'],
  ['/p/corrections.html', 'it was the port'],
  ['/p/about.html', 'Copies are not confirmations'],
];
const files: readonly (readonly [path: string, type: string, holds: string])[] = [
  ['/feeds/posts/default', 'application/atom+xml', '<entry>'],
  ['/feeds/posts/default?alt=rss', 'application/rss+xml', '<item>'],
  ['/feeds/posts/default?alt=json', 'application/feed+json', '"items"'],
  ['/feeds/posts/default/-/Veldt', 'application/atom+xml', 'Veldt'],
  ['/opml.xml', 'text/x-opml', '<opml'],
  ['/sitemap.xml', 'application/xml', `<loc>${sampleSiteUrl}${storyPath}</loc>`],
  ['/news-sitemap.xml', 'application/xml', '<news:title>'],
  ['/robots.txt', 'text/plain', `Sitemap: ${sampleSiteUrl}/sitemap.xml`],
  ['/opensearch.xml', 'application/opensearchdescription+xml', 'searchTerms'],
];

describe('every address', () => {
  test.each(pages)('%s', async (path, holds) => {
    const answer = await get(path);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.body).toContain(holds);
    expect(answer.body).toContain('Sample site: nothing here happened.');
    expect(answer.body).toContain(`<link rel="canonical" href="${sampleSiteUrl}/`);
  });

  test.each(files)('%s', async (path, type, holds) => {
    const answer = await get(path);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toContain(type);
    expect(answer.body).toContain(holds);
  });

  test.each([
    ['/2017', '/2017/'],
    ['/2017/3', '/2017/03/'],
    [`${storyPath.toUpperCase()}`, storyPath],
    ['/P/About', '/p/about.html'],
    ['//evil.example/', '/evil.example'],
    ['/favicon.ico', expect.stringMatching(/^\/assets\/icon\.[0-9a-f]+\.svg$/)],
    ['/search/label/halvard%20ISLANDS', '/search/label/Halvard%20Islands'],
    ['/feeds/posts/default/-/veldt?alt=rss', '/feeds/posts/default/-/Veldt?alt=rss'],
    ['/rss.xml', '/feeds/posts/default?alt=rss'],
    ['/search?updated-max=2017-03-02T14:05:00Z&max-results=7', '/2017/03/'],
  ])('%s moves to %s', async (path, to) => {
    const answer = await get(path);
    expect([answer.statusCode, answer.headers.location]).toEqual([301, to]);
  });

  test.each([
    '/nothing',
    '/2017/03/nothing.html',
    '/2016/07/',
    '/1999/',
    '/?page=99',
    '/?page=x',
    '/search/label/Nowhere',
    '/feeds/posts/default/-/Nowhere',
    '/feeds/posts/default?alt=zip',
    '/events/nobody',
    '/sitemap.xml?page=9',
  ])('%s is missing', async (path) => {
    const answer = await get(path);
    expect(answer.statusCode).toBe(404);
    expect(answer.body).toContain('There is no such page');
    expect(answer.body).toContain('action="/search"');
  });
});

describe('every answer, whatever its status', () => {
  const css = async () => /\/assets\/site\.[0-9a-f]+\.css/.exec((await get('/')).body)?.[0] ?? '';
  const label = 'x'.repeat(700);
  test.each<[number, string, 'GET' | 'HEAD' | 'POST' | 'DELETE', string]>([
    [200, '/', 'GET', ''],
    [200, storyPath, 'HEAD', ''],
    [301, '/2017', 'GET', ''],
    [304, '/', 'GET', 'fresh'],
    [400, '/%E0%A4%A', 'GET', ''],
    [404, '/nothing', 'GET', ''],
    [404, '/nothing', 'HEAD', ''],
    [405, '/', 'POST', ''],
    [405, '/nothing', 'DELETE', ''],
    [414, `/search/label/${label}`, 'GET', ''],
    [414, `/search?q=${'y'.repeat(9_000)}`, 'GET', ''],
  ])('%i %s %s', async (status, url, method, how) => {
    const { etag } = how === 'fresh' ? (await get(url)).headers : {};
    const headers = typeof etag === 'string' ? { 'if-none-match': etag } : {};
    const answer = await site.web.app.inject({ url, method, headers });
    expect(answer.statusCode).toBe(status);
    expectSecurity(answer.headers);
    if (method === 'HEAD' || status === 304) expect(answer.body).toBe('');
  });

  test('assets carry them, too, and may be kept for ever', async () => {
    const answer = await get(await css(), { 'accept-encoding': 'br' });
    expectSecurity(answer.headers);
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(answer.headers['content-encoding']).toBe('br');
  });

  test('405 lists the allowed methods and does not read the body', async () => {
    const answer = await site.web.app.inject({
      url: '/search',
      method: 'POST',
      headers: { 'content-type': 'application/zip' },
      payload: 'x'.repeat(50_000),
    });
    expect(answer.statusCode).toBe(405);
    expect(answer.headers.allow).toBe('GET, HEAD');
  });

  test('malformed HTTP is answered with the security headers', async () => {
    const own = await openSampleSite();
    const { url } = await own.web.listen();
    for (const [request, status] of [
      ['NONSENSE\r\n\r\n', '400'],
      ['GET / HTTP/1.1\r\n\r\n', '400'],
      ['GET / HTTP/1.1\r\nhost: x\r\nexpect: miracles\r\n\r\n', '417'],
      [`GET / HTTP/1.1\r\nhost: x\r\nx-long: ${'z'.repeat(40_000)}\r\n\r\n`, '431'],
    ] as const) {
      const socket = connect(Number(new URL(url).port), '127.0.0.1');
      socket.on('error', () => undefined);
      socket.write(request);
      const answer = await text(socket);
      expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
      expect(answer).toContain("content-security-policy: default-src 'none'");
    }
    await own.close();
  });
});

describe('validators and encodings', () => {
  test.each([...pages.map(([path]) => path), ...files.map(([path]) => path)])(
    '%s answers 304 to a second request',
    async (path) => {
      for (const encoding of ['br', 'gzip', 'identity']) {
        const first = await get(path, { 'accept-encoding': encoding });
        const etag = String(first.headers.etag);
        expect(etag).toMatch(/^"[0-9a-f]+(-gz|-br)?"$/);
        const again = await get(path, { 'accept-encoding': encoding, 'if-none-match': etag });
        expect(again.statusCode).toBe(304);
        expect(again.headers.etag).toBe(etag);
        expect(again.headers.vary).toBe('accept-encoding');
      }
    },
  );

  test('three encodings of a page have three ETags', async () => {
    const answers = await Promise.all(
      ['identity', 'gzip', 'br'].map((name) => get('/', { 'accept-encoding': name })),
    );
    const [plain, gzip, br] = answers;
    if (plain === undefined || gzip === undefined || br === undefined) throw new Error('Three.');
    expect(gunzipSync(gzip.rawPayload)).toEqual(plain.rawPayload);
    expect(brotliDecompressSync(br.rawPayload)).toEqual(plain.rawPayload);
    expect(new Set(answers.map((answer) => answer.headers.etag)).size).toBe(3);
  });

  test('Last-Modified is the newest change and is compared exactly', async () => {
    const first = await get(storyPath);
    const modified = String(first.headers['last-modified']);
    expect(modified).toBe('Thu, 02 Mar 2017 20:05:00 GMT');
    const again = await get(storyPath, { 'if-modified-since': modified });
    expect(again.statusCode).toBe(304);
    const other = await get(storyPath, { 'if-modified-since': 'Fri, 03 Mar 2017 00:00:00 GMT' });
    expect(other.statusCode).toBe(200);
  });

  test('HEAD has the length of GET', async () => {
    const head = await site.web.app.inject({ url: storyPath, method: 'HEAD' });
    expect(head.headers['content-length']).toBe(String((await get(storyPath)).rawPayload.length));
  });
});

describe('addresses and foreign text', () => {
  test('the Host header is ignored', async () => {
    const answer = await get('/feeds/posts/default', { host: 'evil.example' });
    expect(answer.body).not.toContain('evil.example');
    expect(answer.body).toContain(sampleSiteUrl);
  });

  test('without a public address, links use the address it listens on', async () => {
    const own = await openSampleSite({ environment: { MUSTER_SITE_URL: '' } });
    const { url } = await own.web.listen();
    const answer = await (await fetch(`${url}/robots.txt`)).text();
    expect(answer).toContain(`Sitemap: ${url}/sitemap.xml`);
    await own.close();
  });

  test('the next port is used if the port is taken, unless the operator chose it', async () => {
    const [one, two] = [await openSampleSite(), await openSampleSite()];
    const port = new URL((await one.web.listen()).url).port;
    await two.close();
    const environment = { MUSTER_PORT: port };
    const next = await openSampleSite({ environment, portIsChosen: false });
    const { url } = await next.web.listen();
    expect(Number(new URL(url).port)).toBeGreaterThan(Number(port));
    expect((await fetch(url)).status).toBe(200);
    const chosen = await openSampleSite({ environment });
    await expect(chosen.web.listen()).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await Promise.all([one.close(), next.close(), chosen.close()]);
  });

  test('text of outlets never becomes markup', async () => {
    const { body } = await get(storyPath);
    expect(body).toContain('Rebels &lt;deny> losing Asker &amp; its docks');
    expect(body).not.toContain('<deny>');
  });

  test('a title in another language is marked', async () => {
    const own = await openSampleSite();
    const roundup = own.roundups[2];
    if (roundup?.lead === undefined) throw new Error('The sample is empty.');
    const title = { ...roundup.lead.headline, text: 'Haushalt scheitert an einer Stimme' };
    await own.store.roundups.put({ ...roundup, title });
    await own.store.touchSite();
    const front = (await own.web.app.inject({ url: '/' })).body;
    expect(front).toContain(`<a href="${roundup.path}" lang="de">Haushalt scheitert`);
    const page = (await own.web.app.inject({ url: roundup.path ?? '' })).body;
    expect(page).toContain('<h1 lang="de">Haushalt');
    await own.close();
  });

  test('a report that was taken back is marked on the page and in the feed', async () => {
    for (const path of [storyPath, '/feeds/posts/default']) {
      expect((await get(path)).body).toMatch(/taken back by the outlet.*March 2, 2017, 22:25 UTC/);
    }
  });
});

describe('a changing site', () => {
  test('caches pages and shows a change at once', async () => {
    let calls = 0;
    const own = await openSampleSite({
      wrap: (store) => throughGate(store, () => (calls += 1)),
    });
    const ask = async () => (await own.web.app.inject({ url: '/' })).body;
    await ask();
    calls = 0;
    await ask();
    expect(calls).toBe(1);
    const [first] = own.roundups;
    if (first === undefined) throw new Error('The sample is empty.');
    const title = { ...first.title, text: 'A Title Nobody Saw Before' };
    await own.store.roundups.put({ ...first, title });
    await own.store.touchSite();
    expect(await ask()).toContain('A Title Nobody Saw Before');
    await own.close();
  });

  test('a withdrawn roundup is gone, and so is its event page', async () => {
    const own = await openSampleSite();
    const [first] = own.roundups;
    if (first?.path === undefined) throw new Error('The sample is empty.');
    await own.store.roundups.put({ ...first, state: 'withdrawn' });
    await own.store.touchSite();
    const answer = await own.web.app.inject({ url: first.path });
    expect(answer.statusCode).toBe(410);
    expect(answer.body).toContain('This roundup was withdrawn');
    const event = await own.web.app.inject({ url: `/events/${first.eventId}` });
    expect(event.statusCode).toBe(404);
    await own.close();
  });

  test('a roundup that another one continues redirects there, over several steps', async () => {
    const own = await openSampleSite();
    const [first, second, third] = own.roundups;
    if (!first?.path || !second?.path || !third?.path) throw new Error('The sample is small.');
    const state = 'withdrawn';
    await own.store.roundups.put({ ...second, state, continuedBy: third.id });
    await own.store.roundups.put({ ...third, state, continuedBy: first.id });
    await own.store.touchSite();
    for (const { path } of [second, third]) {
      const { statusCode, headers } = await own.web.app.inject({ url: path ?? '' });
      expect([statusCode, headers.location]).toEqual([301, first.path]);
    }
    for (const list of ['/', '/2017/', '/sitemap.xml', '/feeds/posts/default']) {
      expect((await own.web.app.inject({ url: list })).body).not.toContain(second.path);
    }
    await own.store.roundups.put({ ...first, state, continuedBy: second.id });
    await own.store.touchSite();
    expect((await own.web.app.inject({ url: second.path })).statusCode).toBe(410);
    await own.close();
  });

  test('a merged event redirects', async () => {
    const own = await openSampleSite();
    const [given, kept] = [sampleId('event', 0, 1), sampleId('event', 0, 0)];
    await own.store.events.change(given, { mergedInto: kept });
    await own.store.touchSite();
    const answer = await own.web.app.inject({ url: `/events/${given}` });
    expect([answer.statusCode, answer.headers.location]).toEqual([301, `/events/${kept}`]);
    await own.close();
  });
});
