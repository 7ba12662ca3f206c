import zlib from 'node:zlib';
import { expect, test } from 'vitest';
import { decode, encodingsKnown } from './decode.js';

const text = '<rss version="2.0"><channel><title>The Marsh Courier</title></channel></rss>';
const bytes = Buffer.from(text);
const gzip = zlib.gzipSync(bytes);

const packed: readonly (readonly [string, string | undefined, Uint8Array])[] = [
  ['nothing declared, nothing packed', undefined, bytes],
  ['identity', 'identity', bytes],
  ['gzip', 'gzip', gzip],
  ['gzip by its old name and in capitals', 'X-GZIP', gzip],
  ['zlib deflate', 'deflate', zlib.deflateSync(bytes)],
  ['raw deflate', 'deflate', zlib.deflateRawSync(bytes)],
  ['brotli', 'br', zlib.brotliCompressSync(bytes)],
  ['two layers, declared', 'gzip, br', zlib.brotliCompressSync(gzip)],
  ['one layer, declared twice', 'gzip, gzip', gzip],
  ['two layers, declared once', 'gzip', zlib.gzipSync(gzip)],
  ['packed, not declared', undefined, gzip],
  ['declared gzip, not packed', 'gzip', bytes],
  ['declared deflate, not packed', 'deflate', bytes],
  ['declared brotli, not packed', 'br', bytes],
  ['declared gzip, packed as zlib', 'gzip', zlib.deflateSync(bytes)],
  ['declared brotli, packed as gzip', 'br', gzip],
  ['an invented encoding, not packed', 'utf-8', bytes],
];

test.each(packed)('%s', async (_what, encoding, body) => {
  const decoded = await decode(body, encoding, 10_000);
  expect(decoded.kind === 'bytes' && Buffer.from(decoded.bytes).toString()).toBe(text);
});

test('an empty body stays empty', async () => {
  expect(await decode(new Uint8Array(), 'gzip', 100)).toMatchObject({ bytes: { length: 0 } });
});

test('the limit counts decoded bytes', async () => {
  expect(await decode(gzip, 'gzip', text.length)).toMatchObject({ kind: 'bytes' });
  expect(await decode(gzip, 'gzip', text.length - 1)).toMatchObject({ kind: 'too-large' });
});

test('a body that cannot be decoded is broken', async () => {
  const noise = Buffer.from([1, 2, 3, 200, 201, 202, 0, 9]);
  expect(await decode(noise, 'x-own', 100)).toMatchObject({ kind: 'broken' });
  expect(await decode(gzip.subarray(0, 11), 'gzip', 1_000)).toMatchObject({ kind: 'broken' });
  const many = Array.from({ length: 50 }, () => 'gzip').join(',');
  expect(await decode(gzip, many, 1_000)).toMatchObject({ kind: 'broken' });
});

const zstd: unknown = Reflect.get(zlib, 'zstdCompressSync');
if (typeof zstd !== 'function') console.warn('SKIPPED: this Node has no zstd');
test.skipIf(typeof zstd !== 'function')('zstd', async () => {
  const body = (zstd as (input: Buffer) => Buffer)(bytes);
  expect(encodingsKnown).toContain('zstd');
  const decoded = await decode(body, 'zstd', 10_000);
  expect(decoded.kind === 'bytes' && Buffer.from(decoded.bytes).toString()).toBe(text);
});
