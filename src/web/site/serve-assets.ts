// The files of the look on their hashed addresses; each encoding is made once.

import type { FastifyInstance } from 'fastify';
import type { Assets } from './assets.js';
import { encoded, type Finished } from './page-cache.js';
import { send, type Encoder } from './send.js';

export function serveAssets(app: FastifyInstance, assets: Assets): void {
  for (const [path, file] of assets.files) {
    const packed = new Map<string, Promise<Finished>>();
    const once: Encoder = (plain, encoding) => {
      const made = packed.get(encoding) ?? encoded(plain, encoding);
      packed.set(encoding, made);
      return made;
    };
    app.get(path, (request, reply) => send(file, once, request, reply));
  }
}
