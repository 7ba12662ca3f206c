// The face to people: an HTTP server with the public site on it.

import { randomUUID } from 'node:crypto';
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import type { Config } from '../config.js';
import type { Clock } from '../domain/clock.js';
import type { Log } from '../domain/log.js';
import type { Store } from '../store/store.js';
import { listenFrom } from './http/listen.js';
import { rawAnswer } from './http/raw-answer.js';
import { securityHeaders } from './http/security-headers.js';
import { registerSite } from './site/site.js';

export interface WebDeps {
  /** Only read. */
  readonly store: Store;
  readonly config: Config;
  readonly clock: Clock;
  /** Said on every page: that this is a demo, for one. */
  readonly banner?: string;
  readonly log: Log;
}

export interface Web {
  /** The next free port when the wanted one is taken. */
  listen(): Promise<{ readonly url: string }>;
  /** Takes no new connections, ends those under way. Idempotent. */
  close(): Promise<void>;
  /** For tests: answers without a socket. */
  readonly app: FastifyInstance;
}

/** Longest address answered, and all of a request's headers, in bytes. */
const urlLengthMax = 4_096;
const headerBytesMax = 16_384;
const bodyBytesMax = 1_024;
const requestTimeoutMs = 15_000;
const paramLengthMax = 600;

export function createWeb({ store, config, clock, banner, log }: WebDeps): Web {
  let listening: string | undefined;
  const security = securityHeaders(config.siteUrl.startsWith('https:'));
  const said = banner === undefined ? {} : { banner };
  const publicUrl = config.siteUrl.replace(/\/+$/, '');
  const address = () => publicUrl || (listening ?? addressOf(config.host, config.port));

  const app = fastify({
    logger: false,
    bodyLimit: bodyBytesMax,
    requestTimeout: requestTimeoutMs,
    // Who may ask how often is told by the reader's own address, not by the proxy's.
    trustProxy: config.trustedProxies.length > 0 && [...config.trustedProxies],
    forceCloseConnections: true,
    http: { maxHeaderSize: headerBytesMax },
    routerOptions: { maxParamLength: paramLengthMax },
    genReqId: () => randomUUID(),
    frameworkErrors: (fault, _, reply) => {
      const answer = reply as unknown as FastifyReply;
      answer.headers(security);
      site.sendError(fault.statusCode ?? 400, answer);
    },
    clientErrorHandler: (fault, socket) => {
      if (socket.writable) socket.write(rawAnswer(fault.code, security));
      socket.destroy();
    },
  });
  const site = registerSite(app, { store, config, clock, address, log, ...said });
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(security);
    if ((request.raw.url?.length ?? 0) > urlLengthMax) {
      return site.sendError(414, reply);
    }
    if (request.is404 && request.method !== 'GET' && request.method !== 'HEAD') {
      reply.header('allow', 'GET, HEAD').header('connection', 'close');
      return site.sendError(405, reply);
    }
    return undefined;
  });

  return {
    app,
    async listen() {
      const port = await listenFrom(app, config.host, config.port);
      listening = addressOf(config.host, port);
      return { url: listening };
    },
    close: () => app.close(),
  };
}

function addressOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
