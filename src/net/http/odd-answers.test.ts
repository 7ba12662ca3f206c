// Answers that violate HTTP in ways that browsers and curl accept.

import { once } from 'node:events';
import { createServer as createTcp, type AddressInfo, type Server, type Socket } from 'node:net';
import zlib from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import type { Net, NetAnswer, NetRefusal } from '../net.js';
import { createHttpNet } from './http.js';

const text = '<rss version="2.0"><channel><title>The Marsh Courier</title></channel></rss>';
const gzip = zlib.gzipSync(Buffer.from(text));
const opened: { server: Server; net: Net; sockets: Set<Socket> }[] = [];

afterEach(async () => {
  for (const { server, net, sockets } of opened.splice(0)) {
    await net.close();
    for (const socket of sockets) socket.destroy();
    server.close();
  }
});

/** Requests `/` of a server that sends these bytes for every request and hangs up. */
async function answerTo(
  reply: (request: string) => string | Uint8Array,
): Promise<NetAnswer | NetRefusal> {
  const sockets = new Set<Socket>();
  const server = createTcp((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      if (data.includes('\r\n\r\n')) socket.end(reply(data.toString('latin1')));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const net = createHttpNet({ config: { allowHosts: [host], contact: '', siteUrl: '' } });
  opened.push({ server, net, sockets });
  return net.get({ url: `http://${host}/`, bytesMax: 1_000_000, timeoutMs: 60_000 });
}

const bodyOf = (answer: NetAnswer | NetRefusal): string =>
  answer.kind === 'answer' ? Buffer.from(answer.body).toString('utf8') : JSON.stringify(answer);
const joined = (head: string, body: Uint8Array): Uint8Array =>
  Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\n${head}\r\n`, 'latin1'), body]);
const plain = (head: string): Uint8Array => joined(head, Buffer.from(text));
const chunk = `${text.length.toString(16)}\r\n${text}\r\n`;
const chunked = (tail: string): Uint8Array =>
  joined('transfer-encoding: chunked\r\n', Buffer.from(chunk + tail));
const ownLength = `content-length: ${text.length}\r\n`;
const damaged = Buffer.from(gzip);
damaged.writeUInt32LE(7, gzip.length - 8);

describe('a transfer that ends early gives what arrived, marked as cut', () => {
  test.each([
    ['a length that is too long', plain(`content-length: ${text.length + 10}\r\n`)],
    ['no last chunk', chunked('')],
    ['half a last chunk', chunked('0\r\n')],
    ['gzip without its trailer', joined('content-encoding: gzip\r\n', gzip.subarray(0, -8))],
    ['gzip with half a trailer', joined('content-encoding: gzip\r\n', gzip.subarray(0, -3))],
    ['gzip with a wrong checksum', joined('content-encoding: gzip\r\n', damaged)],
    [
      'gzip with the length of the plain text',
      joined(`content-encoding: gzip\r\ncontent-length: ${text.length + 500}\r\n`, gzip),
    ],
    [
      'deflate without its trailer',
      joined('content-encoding: deflate\r\n', zlib.deflateSync(text).subarray(0, -4)),
    ],
  ])('%s', async (_what, reply) => {
    const answer = await answerTo(() => reply);
    expect(bodyOf(answer)).toBe(text);
    expect(answer).toMatchObject({ kind: 'answer', status: 200, isCut: true });
  });
});

describe('an odd answer that curl reads is read', () => {
  test.each<readonly [string, string | Uint8Array]>([
    [
      'gzip with bytes behind it',
      joined(
        'content-encoding: gzip\r\n',
        Buffer.concat([gzip, text].map((part) => Buffer.from(part))),
      ),
    ],
    ['line feeds only', `HTTP/1.1 200 OK\n${ownLength.replaceAll('\r', '')}\n${text}`],
    ['a blank before a colon', plain(`x-kind : feed\r\n${ownLength}`)],
    ['a folded header line', plain(`x-kind: a\r\n b\r\n${ownLength}`)],
    ['an empty header value', plain(`x-kind:\r\n${ownLength}`)],
    ['letters beyond ASCII', plain(`x-kind: \xe9t\xe9\r\n${ownLength}`)],
    ['a control character', plain(`x-kind: a\x01b\r\n${ownLength}`)],
    ['the same length twice', plain(ownLength + ownLength)],
    [
      'a length beside chunks',
      joined(
        `content-length: 3\r\ntransfer-encoding: chunked\r\n`,
        Buffer.from(`${chunk}0\r\n\r\n`),
      ),
    ],
    ['no reason phrase', `HTTP/1.1 200\r\n${ownLength}\r\n${text}`],
    ['HTTP 1.0', `HTTP/1.0 200 OK\r\n\r\n${text}`],
    ['a header name with a blank', plain(`x kind: feed\r\n${ownLength}`)],
    ['header lines of 100 kB', plain(`x-long: ${'x'.repeat(100_000)}\r\n${ownLength}`)],
    [
      'a blank behind a chunk size',
      joined(
        'transfer-encoding: chunked\r\n',
        Buffer.from(`${text.length.toString(16)} \r\n${text}\r\n0\r\n\r\n`),
      ),
    ],
  ])('%s', async (_what, reply) => {
    expect(bodyOf(await answerTo(() => reply))).toBe(text);
  });
});

describe('cookies within one request', () => {
  const redirect = (location: string, cookie: string) =>
    `HTTP/1.1 302 Found\r\nlocation: ${location}\r\nset-cookie: ${cookie}\r\n` +
    'content-length: 0\r\n\r\n';

  test('a cookie gate opens: the same address again, with the cookie', async () => {
    const answer = await answerTo((request) =>
      /^cookie: gate=1$/im.test(request)
        ? plain(ownLength)
        : redirect('/', 'gate=1; Path=/; HttpOnly'),
    );
    expect(bodyOf(answer)).toBe(text);
    expect(answer).toMatchObject({ hops: [{ status: 302 }] });
  });

  test('a gate that is never satisfied is a circle', async () => {
    const answer = await answerTo(() => redirect('/', 'gate=1'));
    expect(answer).toMatchObject({ kind: 'too-many-redirects' });
  });
});
