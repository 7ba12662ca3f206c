// Refuses writes that another site started in a reader's browser (cross-site request forgery).

import type { FastifyRequest } from 'fastify';

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * True for a write that a browser did not send from one of our own pages. Browsers send `Origin`
 * with every write; when it is missing, `Sec-Fetch-Site` decides. A client that sends neither is
 * not a browser: it may write, but not with a cookie.
 */
export function isForeignWrite(
  { method, headers }: Pick<FastifyRequest, 'method' | 'headers'>,
  ownOrigins: readonly string[],
): boolean {
  if (safeMethods.has(method)) return false;
  const { origin, cookie } = headers;
  if (origin !== undefined) return !ownOrigins.includes(origin);
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin';
  return cookie !== undefined;
}
