// Decodes Content-Encoding under a size limit. Servers declare it wrongly in both directions, so
// every layer is checked against the bytes first.

import { promisify } from 'node:util';
import zlib from 'node:zlib';

export type Decoded =
  /** `isCut`: the encoded data ended early or has a wrong checksum; `bytes` are what it gave. */
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly isCut?: true }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'broken'; readonly reason: string };

/** Honest feeds and pages compress to a twentieth, bombs to a thousandth. */
const ratioMax = 200;
/** The ratio is ignored up to this size, in bytes. */
const ratioFreeMax = 1024 * 1024;
const layersMax = 4;

type Decoder = (
  bytes: Uint8Array,
  options: { readonly maxOutputLength: number; readonly finishFlush?: number },
) => Promise<Uint8Array>;

const gunzip: Decoder = promisify(zlib.gunzip);
const inflate: Decoder = promisify(zlib.inflate);
const inflateRaw: Decoder = promisify(zlib.inflateRaw);
const brotli: Decoder = promisify(zlib.brotliDecompress);
const zstd = zstdOfThisNode();

/** The encodings that can be decoded, for Accept-Encoding. */
export const encodingsKnown = ['gzip', 'deflate', 'br', ...(zstd === undefined ? [] : ['zstd'])];

/** Decodes a body. `contentEncoding` is the header as served; `bytesMax` limits every layer. */
export async function decode(
  body: Uint8Array,
  contentEncoding: string | undefined,
  bytesMax: number,
): Promise<Decoded> {
  const declared = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  if (declared.length > layersMax)
    return { kind: 'broken', reason: 'It is compressed too many times.' };
  let bytes = body;
  let isCut = false;
  // Tries one layer more than declared: some servers compress twice.
  for (const name of [...declared.reverse(), 'undeclared']) {
    const decoder = decoderFor(name, bytes);
    if (decoder === undefined) continue;
    if (decoder === 'unknown')
      return { kind: 'broken', reason: `Its encoding ${name} is unknown.` };
    const plausibleMax = Math.max(ratioFreeMax, bytes.length * ratioMax);
    const layer = await decodeLayer(decoder, bytes, Math.min(bytesMax, plausibleMax));
    if (layer.kind !== 'bytes') return layer;
    bytes = layer.bytes;
    isCut ||= layer.isCut === true;
  }
  if (bytes.length > bytesMax) return { kind: 'too-large' };
  return { kind: 'bytes', bytes, ...(isCut ? { isCut } : {}) };
}

async function decodeLayer(
  decoder: Decoder,
  bytes: Uint8Array,
  maxOutputLength: number,
): Promise<Decoded> {
  try {
    return { kind: 'bytes', bytes: await decoder(bytes, { maxOutputLength }) };
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
    if (code === 'ERR_BUFFER_TOO_LARGE') return { kind: 'too-large' };
    return decodeCutLayer(decoder, bytes, maxOutputLength);
  }
}

/** Gets what a layer without its end, or with a wrong checksum, contains. */
async function decodeCutLayer(
  decoder: Decoder,
  bytes: Uint8Array,
  maxOutputLength: number,
): Promise<Decoded> {
  const isBrotli = decoder === brotli;
  const { BROTLI_OPERATION_FLUSH, Z_SYNC_FLUSH } = zlib.constants;
  const finishFlush = isBrotli ? BROTLI_OPERATION_FLUSH : Z_SYNC_FLUSH;
  const tries =
    decoder === gunzip
      ? [() => gunzip(bytes, { maxOutputLength, finishFlush }), () => withoutTrailer(bytes)]
      : [() => decoder(bytes, { maxOutputLength, finishFlush })];
  for (const attempt of tries) {
    const found = await attempt().catch(() => undefined);
    if (found !== undefined && found.length > 0)
      return { kind: 'bytes', bytes: found, isCut: true };
  }
  return { kind: 'broken', reason: 'Its compressed data is damaged or cut off.' };

  /** The deflate data alone: the checksum behind it is not compared. */
  function withoutTrailer(gzip: Uint8Array): Promise<Uint8Array> {
    return inflateRaw(gzip.subarray(gzipHeaderLength(gzip)), { maxOutputLength, finishFlush });
  }
}

/** RFC 1952, 2.3: ten bytes, then an extra field, a name, a comment and a checksum if flagged. */
function gzipHeaderLength(bytes: Uint8Array): number {
  const flags = bytes[3] ?? 0;
  let at = 10;
  if ((flags & 4) !== 0) at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
  for (const flag of [8, 16]) if ((flags & flag) !== 0) at = bytes.indexOf(0, at) + 1;
  return (flags & 2) === 0 ? at : at + 2;
}

/** The decoder of this layer; undefined if the bytes show that they are not encoded. */
function decoderFor(name: string, bytes: Uint8Array): Decoder | 'unknown' | undefined {
  if (bytes.length === 0) return undefined;
  if (begins(bytes, 0x1f, 0x8b)) return gunzip;
  if (zstd !== undefined && begins(bytes, 0x28, 0xb5, 0x2f, 0xfd)) return zstd;
  if (name === 'undeclared' || looksPlain(bytes)) return undefined;
  if (name === 'br') return brotli;
  if (name === 'gzip' || name === 'x-gzip' || name === 'deflate') {
    return isZlib(bytes) ? inflate : inflateRaw;
  }
  return 'unknown';
}

function begins(bytes: Uint8Array, ...magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/** RFC 1950: method 8, and the first two bytes are a multiple of 31. */
function isZlib(bytes: Uint8Array): boolean {
  const [first = 0, second = 0] = bytes;
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
}

/** Whether the bytes begin like text: compressed data has no such run of printable bytes. */
function looksPlain(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
  if (/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*[<{[]/.test(text))
    return /^[^\x01-\x08]*$/.test(text);
  return text.length >= 16 && /^[\t\n\r\x20-\x7e]*$/.test(text);
}

function zstdOfThisNode(): Decoder | undefined {
  const found: unknown = Reflect.get(zlib, 'zstdDecompress');
  return typeof found === 'function' ? promisify(found as typeof zlib.gunzip) : undefined;
}
