// Serves the files of the look at their hashed addresses. Compresses each file once per encoding.

import type { FastifyInstance } from 'fastify';
import type { Asset } from '../ui/assets.js';
import { encoded, finish, type FinishedAnswer } from './finished-answer.js';
import { send, type Encoder } from './send.js';

const cacheControl = 'public, max-age=31536000, immutable';

/** Adds a route for each asset. `assets` has them by path. */
export function serveAssets(app: FastifyInstance, assets: ReadonlyMap<string, Asset>): void {
  for (const [path, { type, body }] of assets) {
    const file = finish(body, { status: 200, type, cacheControl });
    const packed = new Map<string, Promise<FinishedAnswer>>();
    const once: Encoder = (plain, encoding) => {
      const made = packed.get(encoding) ?? encoded(plain, encoding);
      packed.set(encoding, made);
      return made;
    };
    app.get(path, (request, reply) => send(file, once, request, reply));
  }
}
