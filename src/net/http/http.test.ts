import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { netContract, type OpenWorld } from '../net.contract.js';
import type { Net } from '../net.js';
import { productVersion } from '../../version.js';
import { createHttpNet } from './http.js';

const config = (allowHosts: readonly string[]) => ({ allowHosts, contact: '', siteUrl: '' });

async function listen(answer: RequestListener): Promise<{ server: Server; host: string }> {
  const server = createServer(answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, host: `127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function end(server: Server, net: Net): Promise<void> {
  await net.close();
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}

const openWorld: OpenWorld = async (pages) => {
  const { server, host } = await listen((request, response) => {
    const page = pages.find(({ path }) => path === request.url);
    const headers = page?.headers ?? {};
    const isKnown =
      (headers['etag'] !== undefined && request.headers['if-none-match'] === headers['etag']) ||
      (headers['last-modified'] !== undefined &&
        request.headers['if-modified-since'] === headers['last-modified']);
    response.writeHead(isKnown ? 304 : (page?.status ?? (page === undefined ? 404 : 200)), headers);
    response.end(isKnown ? '' : (page?.text ?? ''));
  });
  const net = createHttpNet({ config: config([host]) });
  return { net, base: `http://${host}`, close: () => end(server, net) };
};

describe('HTTP', () => {
  netContract(openWorld);

  test('a request sends the product and contact, no cookie and no referer', async () => {
    let seen: NodeJS.Dict<string | string[]> = {};
    const { server, host } = await listen((request, response) => {
      seen = request.headers;
      response.setHeader('set-cookie', 'a=b');
      response.end('ok');
    });
    const contact = 'https://desk.example/about';
    const net = createHttpNet({ config: { ...config([host]), contact } });
    const url = `http://${host}/`;
    const limits = { bytesMax: 100, timeoutMs: 60_000 };
    const answer = await net.get({ url, ...limits, headers: { accept: 'text/html' } });
    expect(answer.kind === 'answer' && answer.headers['set-cookie']).toBeUndefined();
    await net.get({ url, ...limits });
    expect(Object.keys(seen).sort()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ]);
    expect(seen['user-agent']).toBe(`muster/${productVersion()} (+https://desk.example/about)`);
    await end(server, net);
  });

  test('a request on a closed idle connection is repeated; a hang-up is not', async () => {
    let asked = 0;
    const served = new Set<Socket>();
    const { server, host } = await listen((request, response) => {
      asked += 1;
      const isReused = served.has(request.socket);
      served.add(request.socket);
      if (isReused || request.url === '/silent') request.socket.destroy();
      else response.end('ok');
    });
    const net = createHttpNet({ config: config([host]) });
    const limits = { bytesMax: 100, timeoutMs: 60_000 };
    const rounds = 12;
    for (let round = 0; round < rounds; round += 1) {
      const answer = await net.get({ url: `http://${host}/`, ...limits });
      expect(answer).toMatchObject({ kind: 'answer', status: 200 });
    }
    expect(asked).toBeGreaterThan(rounds);
    const before = asked;
    await net.close();
    const other = createHttpNet({ config: config([host]) });
    const silent = await other.get({ url: `http://${host}/silent`, ...limits });
    expect(silent).toMatchObject({ kind: 'broken' });
    expect(asked).toBe(before + 1);
    await end(server, other);
  });
});
