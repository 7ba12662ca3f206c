// Hostile answers: each ends in time in a clear refusal, with bounded memory.

import { once } from 'node:events';
import { createServer as createTcp, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTls } from 'node:tls';
import zlib from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import type { Net, NetAnswer, NetRefusal } from '../net.js';
import { createHttpNet } from './http.js';

const bytesMax = 4 * 1024 * 1024;
const opened: { server: Server; net: Net; sockets: Set<Socket> }[] = [];

afterEach(async () => {
  for (const { server, net, sockets } of opened.splice(0)) {
    await net.close();
    for (const socket of sockets) socket.destroy();
    server.close();
  }
});

/** Asks a server that speaks as `serve` does once a request came in. */
async function asked(
  serve: (socket: Socket) => void,
  timeoutMs = 60_000,
): Promise<NetAnswer | NetRefusal> {
  const sockets = new Set<Socket>();
  const server = createTcp((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      if (data.includes('\r\n\r\n')) serve(socket);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const net = createHttpNet({ config: { allowHosts: [host], contact: '', siteUrl: '' } });
  opened.push({ server, net, sockets });
  return net.get({ url: `http://${host}/`, bytesMax, timeoutMs });
}

const plain = (headers: string, body: Uint8Array | string) => (socket: Socket) => {
  socket.write(`HTTP/1.1 200 OK\r\n${headers}content-length: ${body.length}\r\n\r\n`);
  socket.end(body);
};

function writeForEver(socket: Socket, chunk: string | Buffer): void {
  const more = () => {
    while (!socket.destroyed && socket.writable) {
      if (!socket.write(chunk)) {
        socket.once('drain', more);
        return;
      }
    }
  };
  more();
}

describe('bombs', () => {
  const zeros = Buffer.alloc(64 * 1024 * 1024);

  test.each([
    ['gzip', zlib.gzipSync(zeros)],
    ['deflate', zlib.deflateSync(zeros)],
    [
      'br',
      zlib.brotliCompressSync(zeros, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 1 } }),
    ],
    ['gzip, gzip', zlib.gzipSync(zlib.gzipSync(zeros))],
  ])('%s: a decompression bomb is refused', async (encoding, body) => {
    const before = process.memoryUsage().arrayBuffers;
    const answer = await asked(plain(`content-encoding: ${encoding}\r\n`, body));
    expect(answer).toMatchObject({ kind: 'too-large' });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(4 * bytesMax);
  });

  test('a body compressed a thousandfold is refused below the size limit, too', async () => {
    const body = zlib.gzipSync(Buffer.alloc(3 * 1024 * 1024));
    const answer = await asked(plain('content-encoding: gzip\r\n', body));
    expect(answer).toMatchObject({ kind: 'too-large' });
  });

  test('an endless chunked body is refused at the size limit', async () => {
    const answer = await asked((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n');
      writeForEver(socket, `10000\r\n${'x'.repeat(0x10000)}\r\n`);
    });
    expect(answer).toMatchObject({ kind: 'too-large' });
  });

  test('a declared length over the limit is refused before the body arrives', async () => {
    const answer = await asked((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 99999999999\r\n\r\n');
    });
    expect(answer).toMatchObject({ kind: 'too-large' });
  });

  test('endless header lines and a header line of a megabyte are refused', async () => {
    const endless = await asked((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      writeForEver(socket, 'x-more: and more\r\n');
    });
    expect(endless).toMatchObject({ kind: 'broken', reason: 'Its header lines are too long.' });
    const long = await asked(plain(`x-long: ${'x'.repeat(1024 * 1024)}\r\n`, ''));
    expect(long).toMatchObject({ kind: 'broken' });
  });

  test.each([
    ['headers that never end', 'HTTP/1.1 200 OK\r\nx-a: '],
    ['no answer at all', ''],
    ['a body that stalls', 'HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nx'],
  ])('%s ends in a timeout', async (_what, start) => {
    const answer = await asked((socket) => socket.write(start), 300);
    expect(answer).toMatchObject({ kind: 'timeout' });
  });

  test('a body that trickles in ends in a timeout', async () => {
    const timers: NodeJS.Timeout[] = [];
    const answer = await asked((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n');
      timers.push(setInterval(() => socket.write('x'), 20));
    }, 300);
    for (const timer of timers) clearInterval(timer);
    expect(answer).toMatchObject({ kind: 'timeout' });
  });

  test('endless redirects end at the sixth request', async () => {
    let asks = 0;
    const answer = await asked((socket) => {
      asks += 1;
      socket.write(`HTTP/1.1 302 Found\r\nlocation: /${asks}\r\ncontent-length: 0\r\n\r\n`);
    });
    expect(answer).toMatchObject({ kind: 'too-many-redirects' });
    expect(asks).toBe(6);
  });

  test.each([
    ['something other than HTTP', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['a body that never begins', 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n'],
    ['chunks that never begin', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n'],
  ])('%s is broken', async (_what, text) => {
    expect(await asked((socket) => socket.end(text))).toMatchObject({ kind: 'broken' });
  });

  test('a compressed body that gives nothing is broken', async () => {
    const body = zlib.gzipSync(Buffer.from('x'.repeat(10_000))).subarray(0, 12);
    const answer = await asked(plain('content-encoding: gzip\r\n', body));
    expect(answer).toMatchObject({ kind: 'broken' });
  });
});

describe('encryption', () => {
  test('an untrusted certificate is a fault, whatever the environment says', async () => {
    const server = createTls({ key: testKey, cert: testCertificate });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const net = createHttpNet({ config: { allowHosts: [host], contact: '', siteUrl: '' } });
    opened.push({ server, net, sockets: new Set() });
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    const answer = await net.get({ url: `https://${host}/`, bytesMax, timeoutMs: 60_000 });
    delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    expect(answer).toMatchObject({
      kind: 'unreachable',
      reason: 'Its certificate is self-signed.',
    });
  });
});

/** Made for this test and used nowhere else. */
const testKey = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQglV26NY3dQz4R9GWq
6RuG9QyKBSH5Qyw0tSyUJelGihShRANCAATTCa0gfrukRN0B0TQG64z74nlZZQyZ
cQplR/R3GR8w9cg/gzkaUFVIbvVIt5A+rakl7ztPl1ziTsSl2ZQ9NcLT
-----END PRIVATE KEY-----`;
const testCertificate = `-----BEGIN CERTIFICATE-----
MIIBhzCCAS2gAwIBAgIUVvssfnOEUtUdFtEC3USsV97z1IEwCgYIKoZIzj0EAwIw
GDEWMBQGA1UEAwwNcGFwZXIuZXhhbXBsZTAgFw0yNjExMjIxNzA4MTdaGA8yMTI2
MTAyOTE3MDgxN1owGDEWMBQGA1UEAwwNcGFwZXIuZXhhbXBsZTBZMBMGByqGSM49
AgEGCCqGSM49AwEHA0IABNMJrSB+u6RE3QHRNAbrjPvieVllDJlxCmVH9HcZHzD1
yD+DORpQVUhu9Ui3kD6tqSXvO0+XXOJOxKXZlD01wtOjUzBRMB0GA1UdDgQWBBTT
3ITt3WA1yinCjjbIvkzxq3u8FzAfBgNVHSMEGDAWgBTT3ITt3WA1yinCjjbIvkzx
q3u8FzAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0gAMEUCIQCgnC+/tW3k
jlVApwH1BRbx6vo9W5qKw0F4K0YQPgSM6gIgfNR9eWPNGIP+r7RXFDdS+liuzOaT
pjUMcJdovXGN/Kg=
-----END CERTIFICATE-----`;
