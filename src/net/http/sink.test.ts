// The guard against redirects, rebinding and mixed answers: a sink counts who reaches it.

import { once } from 'node:events';
import { createServer as createHttp, type Server } from 'node:http';
import { createServer as createTcp, type AddressInfo, type Server as TcpServer } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Net } from '../net.js';
import { createHttpNet } from './http.js';
import { permittedAddresses } from './connector.js';
import { ForbiddenAddress, type Resolve } from './lookup.js';

let sink: TcpServer;
let entry: Server;
let sinkPort = 0;
let entryHost = '';
let reached = 0;
const limits = { bytesMax: 1_000, timeoutMs: 60_000 };

beforeAll(async () => {
  sink = createTcp((socket) => {
    reached += 1;
    socket.destroy();
  });
  sink.listen(0, '127.0.0.1');
  await once(sink, 'listening');
  sinkPort = (sink.address() as AddressInfo).port;
  // /301/3/TARGET answers 301 to /301/2/TARGET, and so on down to TARGET.
  entry = createHttp((request, response) => {
    const [, status = '', left = '', target = ''] = (request.url ?? '').split('/');
    const next = Number(left) > 1 ? `/${status}/${Number(left) - 1}/${target}` : undefined;
    response.writeHead(Number(status), { location: next ?? decodeURIComponent(target) }).end();
  });
  entry.listen(0, '127.0.0.1');
  await once(entry, 'listening');
  entryHost = `127.0.0.1:${(entry.address() as AddressInfo).port}`;
});

afterAll(() => {
  sink.close();
  entry.closeAllConnections();
  entry.close();
});

function netWith(resolve: Resolve): Net {
  const config = { allowHosts: [entryHost], contact: '', siteUrl: '' };
  return createHttpNet({ config, resolve });
}

const loopback = { address: '127.0.0.1', family: 4 };
const somewhere = { address: '93.184.215.14', family: 4 };
const names: Readonly<Record<string, readonly (typeof loopback)[]>> = {
  'inside.example': [loopback],
  'mixed.example': [somewhere, loopback],
  'mapped.example': [{ address: '::ffff:127.0.0.1', family: 6 }],
  'six.example': [{ address: '::1', family: 6 }],
};
const resolve: Resolve = (host) => Promise.resolve(names[host] ?? []);

const targets = (port: number): readonly string[] =>
  [
    '127.0.0.1',
    '127.1',
    '0x7f000001',
    '2130706433',
    'localhost',
    '0',
    '[::1]',
    '[::ffff:127.0.0.1]',
    'inside.example',
    'mixed.example',
    'mapped.example',
    'six.example',
  ].map((host) => `http://${host}:${port}/`);

test('a direct request never reaches the sink', async () => {
  const net = netWith(resolve);
  for (const url of targets(sinkPort)) {
    expect([url, await net.get({ url, ...limits })]).toMatchObject([url, { kind: 'forbidden' }]);
  }
  await net.close();
  expect(reached).toBe(0);
});

test.each([301, 302, 303, 307, 308])(
  'nothing reaches it after %i, one hop or five',
  async (status) => {
    const net = netWith(resolve);
    for (const target of [...targets(sinkPort), `//127.0.0.1:${sinkPort}/`]) {
      for (const hops of [1, 5]) {
        const url = `http://${entryHost}/${status}/${hops}/${encodeURIComponent(target)}`;
        const answer = await net.get({ url, ...limits });
        expect([target, answer]).toMatchObject([target, { kind: 'forbidden' }]);
      }
    }
    await net.close();
    expect(reached).toBe(0);
  },
);

test('a TLS request never reaches the sink', async () => {
  const net = netWith(resolve);
  for (const host of ['127.0.0.1', 'inside.example', 'mixed.example']) {
    const url = `https://${host}:${sinkPort}/`;
    expect(await net.get({ url, ...limits })).toMatchObject({ kind: 'forbidden' });
  }
  await net.close();
  expect(reached).toBe(0);
});

test('a name that changes its address between two requests is judged again', async () => {
  const answers = [[somewhere], [loopback]];
  const rebinding: Resolve = () => Promise.resolve(answers.shift() ?? [loopback]);
  const at = new URL('http://paper.example/');
  const ask = () => permittedAddresses(at, rebinding, []);
  expect(await ask()).toEqual([somewhere]);
  await expect(ask()).rejects.toBeInstanceOf(ForbiddenAddress);
  const net = netWith(rebinding);
  const url = `http://paper.example:${sinkPort}/`;
  expect(await net.get({ url, ...limits })).toMatchObject({ kind: 'forbidden' });
  await net.close();
  expect(reached).toBe(0);
});

test('the sink does count requests that reach it', async () => {
  const config = { allowHosts: [`127.0.0.1:${sinkPort}`], contact: '', siteUrl: '' };
  const net = createHttpNet({ config, resolve });
  const url = `http://127.0.0.1:${sinkPort}/`;
  expect((await net.get({ url, ...limits })).kind).not.toBe('forbidden');
  await net.close();
  expect(reached).toBe(1);
});
