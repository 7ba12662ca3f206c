// Chooses the compression of an answer and compresses it, off the main thread.

import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

/** Compressing smaller bodies gains nothing. */
const compressedFromBytes = 600;
/** Level 5 costs a tenth of level 11 and compresses a few per cent less. */
const brotliQuality = 5;
const gzipLevel = 6;

/** No browser sends a longer header; the rest of one is ignored. */
const acceptedLengthMax = 1_000;

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

/** Follows the client's weights; prefers brotli to gzip if they are equal. */
export function chooseEncoding(accepted: string | undefined, bytes: number): Encoding {
  if (accepted === undefined || bytes < compressedFromBytes) return 'identity';
  const weights = new Map(accepted.slice(0, acceptedLengthMax).split(',').map(weighted));
  const weight = (name: string) => weights.get(name) ?? weights.get('*') ?? 0;
  const [br, gz] = [weight('br'), weight('gzip')];
  if (br > 0 && br >= gz) return 'br';
  return gz > 0 ? 'gzip' : 'identity';
}

function weighted(part: string): [name: string, weight: number] {
  // Splitting by a pattern with blanks takes quadratic time for a header full of blanks.
  const [name = '', ...parameters] = part
    .toLowerCase()
    .split(';')
    .map((piece) => piece.trim());
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  const weight = quality === undefined ? 1 : Number(quality.slice(2));
  return [name, Number.isNaN(weight) ? 0 : weight];
}

export async function encode(body: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'br') {
    return brotli(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    });
  }
  if (encoding === 'gzip') return deflate(body, { level: gzipLevel });
  return body;
}
