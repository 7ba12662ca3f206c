import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { connectFirst } from './race.js';

/** TEST-NET-1 (RFC 5737): nothing answers there. */
const silent = { address: '192.0.2.1', family: 4 };
const timeoutMs = 60_000;

async function listen(host: string) {
  const server = createServer((socket) => socket.on('error', () => undefined));
  server.listen(0, host);
  await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port };
}

test('an address that does not answer delays the others by a moment only', async () => {
  const { server, port } = await listen('127.0.0.1');
  const loopback = { address: '127.0.0.1', family: 4 };
  const socket = await connectFirst([silent, silent, loopback], { port, timeoutMs });
  expect(socket.remoteAddress).toBe('127.0.0.1');
  socket.destroy();
  server.close();
});

test('a refused address passes the turn to the next one at once', async () => {
  const { server, port } = await listen('127.0.0.1');
  const addresses = ['127.0.0.2', '127.0.0.1'].map((address) => ({ address, family: 4 }));
  const socket = await connectFirst(addresses, { port, timeoutMs });
  expect(socket.remoteAddress).toBe('127.0.0.1');
  socket.destroy();
  server.close();
});

test('without any answer the fault is that of the first address, or a timeout', async () => {
  const { server, port } = await listen('127.0.0.1');
  server.close();
  await once(server, 'close');
  const refused = [{ address: '127.0.0.1', family: 4 }];
  await expect(connectFirst(refused, { port, timeoutMs })).rejects.toMatchObject({
    code: 'ECONNREFUSED',
  });
});
