// Sends a finished answer: chooses the encoding, sets validators, answers 304 where it can.

import type { FastifyReply, FastifyRequest } from 'fastify';
import { isFresh, tagOf } from './conditional.js';
import { chooseEncoding, type Encoding } from './encoding.js';
import type { FinishedAnswer } from './finished-answer.js';

/** Returns the same answer in an encoding; may cache it. */
export type Encoder = (plain: FinishedAnswer, encoding: Encoding) => Promise<FinishedAnswer>;

const compressible = /^(?:text\/|image\/svg|application\/(?:[\w-]+\+)?(?:xml|json))/;

export async function send(
  plain: FinishedAnswer,
  encoder: Encoder,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { headers } = request;
  const packs = compressible.test(plain.type);
  const encoding = packs
    ? chooseEncoding(headers['accept-encoding'], plain.body.length)
    : 'identity';
  reply.header('etag', tagOf({ hash: plain.hash, encoding }));
  reply.header('cache-control', plain.cacheControl);
  if (packs) reply.header('vary', 'accept-encoding');
  if (plain.lastModified !== undefined) reply.header('last-modified', plain.lastModified);
  const validators = {
    ifNoneMatch: headers['if-none-match'],
    ifModifiedSince: headers['if-modified-since'],
  };
  if (isFresh({ ...plain, encoding }, validators)) return reply.code(304).send();
  const packed = await encoder(plain, encoding);
  if (encoding !== 'identity') reply.header('content-encoding', encoding);
  return reply.code(plain.status).type(plain.type).send(packed.body);
}
