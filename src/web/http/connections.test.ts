import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import { limitConnections, type ConnectionLimit } from './connections.js';

let server: Server;
const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  server.closeAllConnections();
  server.close();
});

async function listen(limit: Partial<ConnectionLimit>): Promise<number> {
  server = createServer((_, response) => response.end('page'));
  limitConnections(server, { perClientMax: 3, totalMax: 5, isExempt: () => false, ...limit });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** Resolves with true when the server closes the connection, with false when it answers. */
async function isRefused(socket: Socket): Promise<boolean> {
  socket.on('error', () => undefined);
  socket.write('GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
  return !(await text(socket).catch(() => '')).includes('page');
}

function idle(port: number, localAddress = '127.0.0.1'): Promise<Socket> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', localAddress });
    socket.on('error', () => undefined);
    socket.once('connect', () => resolve(socket));
    sockets.push(socket);
  });
}

test('a client with too many connections is refused, others are not', async () => {
  const port = await listen({});
  for (let n = 0; n < 3; n += 1) await idle(port);
  expect(await isRefused(await idle(port))).toBe(true);
  expect(await isRefused(await idle(port, '127.0.0.2'))).toBe(false);
});

test('a closed connection makes room for another', async () => {
  const port = await listen({ perClientMax: 1 });
  expect(await isRefused(await idle(port))).toBe(false);
  expect(await isRefused(await idle(port))).toBe(false);
});

test('an exempt address has no limit of its own', async () => {
  const port = await listen({ isExempt: (address) => address === '127.0.0.1' });
  for (let n = 0; n < 4; n += 1) await idle(port);
  expect(await isRefused(await idle(port))).toBe(false);
});

test('if all connections are taken, the longest idle one is closed', async () => {
  const port = await listen({ totalMax: 2 });
  const first = await idle(port, '127.0.0.2');
  const second = await idle(port, '127.0.0.3');
  const closed = new Promise((resolve) => first.once('close', resolve));
  first.resume();
  expect(await isRefused(await idle(port, '127.0.0.4'))).toBe(false);
  await closed;
  expect(second.destroyed).toBe(false);
});
