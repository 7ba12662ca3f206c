// A finished answer: the bytes of a page or file and what its headers say about them.

import { createHash } from 'node:crypto';
import { encode, type Encoding } from './encoding.js';

export interface FinishedAnswer {
  readonly status: number;
  readonly type: string;
  /** Hash of the bytes before encoding, in hex digits. */
  readonly hash: string;
  readonly cacheControl: string;
  readonly lastModified?: string;
  readonly encoding: Encoding;
  readonly body: Buffer;
}

/** Hex digits; 80 bits are enough to distinguish pages. */
const hashLength = 20;

/** Makes an answer of a body that is not compressed yet. */
export function finish(
  text: string | Buffer,
  about: Omit<FinishedAnswer, 'hash' | 'encoding' | 'body'>,
): FinishedAnswer {
  const body = Buffer.from(text);
  const hash = createHash('sha256').update(body).digest('hex').slice(0, hashLength);
  return { ...about, hash, encoding: 'identity', body };
}

/** The same answer with its body compressed. */
export async function encoded(plain: FinishedAnswer, encoding: Encoding): Promise<FinishedAnswer> {
  if (encoding === 'identity') return plain;
  return { ...plain, encoding, body: await encode(plain.body, encoding) };
}
