// A face of the web: the public site, the desk or the API. Each is a plugin with its own prefix,
// headers, body limit and answers to failed requests.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from '../../domain/log.js';
import { isForeignWrite } from './csrf.js';
import { failureOf, refused, type Failure } from './failure.js';
import { securityHeaders } from './security-headers.js';

export interface Face {
  /** Where its addresses begin, such as `/desk`; empty for the public site. */
  readonly prefix: string;
  readonly contentSecurityPolicy: string;
  /** The largest request body. */
  readonly bodyBytesMax: number;
  /** Adds the routes, and hooks such as a session. Paths are relative to the prefix. */
  readonly addRoutes: (app: FastifyInstance) => void;
  /** Answers a request that failed; the headers are already set. */
  readonly sendFailure: (failure: Failure, reply: FastifyReply) => FastifyReply;
  /** Answers an address without a route; by default a failure with status 404. */
  readonly sendMissing?: (request: FastifyRequest, reply: FastifyReply) => FastifyReply;
}

export interface FaceDeps {
  /** True if the public address is https. */
  readonly isSecure: boolean;
  /** The origins under which browsers see the web, such as `https://news.example`. */
  readonly ownOrigins: () => readonly string[];
  readonly log: Log;
}

/** The longest address that is answered, in bytes. */
const urlLengthMax = 4_096;

/** Registers the face. Every answer below its prefix has its headers, whatever the status. */
export function mountFace(app: FastifyInstance, face: Face, deps: FaceDeps): void {
  const headers = headersOf(face, deps);
  const plugin = async (scope: FastifyInstance): Promise<void> => {
    scope.addHook('onRoute', (route) => {
      route.bodyLimit ??= face.bodyBytesMax;
    });
    scope.addHook('onRequest', async (request, reply) => {
      reply.headers(headers);
      const status = refusalOf(request, deps.ownOrigins);
      return status === undefined ? undefined : face.sendFailure(refused(status), reply);
    });
    scope.setNotFoundHandler((request, reply) =>
      face.sendMissing === undefined
        ? face.sendFailure(refused(404), reply)
        : face.sendMissing(request, reply),
    );
    scope.setErrorHandler((thrown, request, reply) => {
      const failure = failureOf(thrown);
      logFailure(failure, request, deps.log);
      return face.sendFailure(failure, reply);
    });
    face.addRoutes(scope);
  };
  void app.register(plugin, { prefix: face.prefix });
}

export function headersOf(
  face: Pick<Face, 'contentSecurityPolicy'>,
  { isSecure }: Pick<FaceDeps, 'isSecure'>,
): Readonly<Record<string, string>> {
  return securityHeaders(face.contentSecurityPolicy, isSecure);
}

/** The face whose prefix the path begins with: the longest that fits. */
export function faceFor<F extends Pick<Face, 'prefix'>>(faces: readonly F[], url: string): F {
  const path = url.split('?', 1)[0] ?? '';
  const fitting = faces.filter(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`));
  const face = fitting.toSorted((a, b) => b.prefix.length - a.prefix.length)[0] ?? faces.at(-1);
  if (face === undefined) throw new Error('The web has no face.');
  return face;
}

/** The status of a request that no face answers; undefined for all others. */
function refusalOf(
  request: FastifyRequest,
  ownOrigins: () => readonly string[],
): number | undefined {
  const { httpVersion, url = '' } = request.raw;
  // RFC 9112, 3.2. Node's own answer would lack our headers, so it leaves this check to us.
  if (httpVersion === '1.1' && request.headers.host === undefined) return 400;
  if (url.length > urlLengthMax) return 414;
  return isForeignWrite(request, ownOrigins()) ? 403 : undefined;
}

function logFailure({ cause }: Failure, request: FastifyRequest, log: Log): void {
  if (cause === undefined) return;
  const path = request.raw.url?.split('?', 1)[0];
  log.error({ err: cause, requestId: request.id, path }, cause.message);
}
