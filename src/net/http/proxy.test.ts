import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { createHttpNet } from './http.js';
import { readProxies } from './proxy.js';

const through = (environment: Record<string, string>, url: string): string | undefined =>
  readProxies(environment).for(new URL(url));
const proxy = 'http://proxy.example:3128';

test.each<readonly [string, Record<string, string>, string, string | undefined]>([
  ['no setting', {}, 'http://a.example/', undefined],
  ['http', { HTTP_PROXY: proxy }, 'http://a.example/', proxy],
  ['small letters', { http_proxy: proxy }, 'http://a.example/', proxy],
  ['http is not for https', { HTTP_PROXY: proxy }, 'https://a.example/', undefined],
  ['https', { HTTPS_PROXY: proxy }, 'https://a.example/', proxy],
  ['all', { ALL_PROXY: proxy }, 'https://a.example/', proxy],
  ['no scheme', { HTTP_PROXY: 'proxy.example:3128' }, 'http://a.example/', proxy],
  ['an unknown scheme', { HTTP_PROXY: 'socks5://p.example' }, 'http://a.example/', undefined],
  [
    'excepted',
    { HTTP_PROXY: proxy, NO_PROXY: 'b.example, a.example' },
    'http://a.example/',
    undefined,
  ],
  ['a subdomain', { HTTP_PROXY: proxy, NO_PROXY: '.a.example' }, 'http://x.a.example/', undefined],
  ['another name', { HTTP_PROXY: proxy, NO_PROXY: 'a.example' }, 'http://ba.example/', proxy],
  ['another port', { HTTP_PROXY: proxy, NO_PROXY: 'a.example:8080' }, 'http://a.example/', proxy],
  ['everything', { HTTP_PROXY: proxy, NO_PROXY: '*' }, 'http://a.example/', undefined],
  ['this machine', { HTTP_PROXY: proxy }, 'http://127.0.0.1:8190/', undefined],
])('the proxy for %s', (_what, environment, url, expected) => {
  expect(through(environment, url)).toBe(expected);
});

test('a request goes through the proxy, and a private target never does', async () => {
  const seen: string[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    seen.push(request.url ?? '');
    response.end('from the proxy');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const inside = { address: '10.0.0.7', family: 4 };
  const net = createHttpNet({
    config: { allowHosts: [], contact: '', siteUrl: '' },
    proxies: readProxies({ HTTP_PROXY: address }),
    resolve: (host) =>
      Promise.resolve(
        host === 'inside.example' ? [inside] : [{ address: '93.184.215.14', family: 4 }],
      ),
  });
  const limits = { bytesMax: 1_000, timeoutMs: 60_000 };
  const answer = await net.get({ url: 'http://paper.example/feed', ...limits });
  expect(answer).toMatchObject({ kind: 'answer', status: 200 });
  const forbidden = await net.get({ url: 'http://inside.example/feed', ...limits });
  expect(forbidden).toMatchObject({ kind: 'forbidden' });
  expect(seen).toEqual(['http://paper.example/feed']);
  await net.close();
  server.closeAllConnections();
  server.close();
});
