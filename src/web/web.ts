// The face to people: an HTTP server with the public site, and with the other faces it is given.

import { randomUUID } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import type { Config } from '../config.js';
import type { Clock } from '../domain/clock.js';
import type { Log } from '../domain/log.js';
import type { SiteStore } from '../store/store.js';
import { limitConnections } from './http/connections.js';
import { faceFor, headersOf, mountFace, type Face } from './http/face.js';
import { refused } from './http/failure.js';
import { listenFrom } from './http/listen.js';
import { rawAnswer } from './http/raw-answer.js';
import { isLoopback } from './http/sign-in-safety.js';
import { createSite } from './site/site.js';

export interface WebDeps {
  readonly store: SiteStore;
  readonly config: Config;
  readonly clock: Clock;
  /** A notice shown on every page, for example that this is a demo. */
  readonly banner?: string;
  readonly log: Log;
  /** Further faces beside the public site, each under a prefix of its own. */
  readonly faces?: readonly Face[];
}

export interface Web {
  /** Takes the next free port if the wanted one is in use. */
  listen(): Promise<{ readonly url: string }>;
  /** Accepts no further connections and ends the open ones. Idempotent. */
  close(): Promise<void>;
  /** For tests: answers requests without a socket. */
  readonly app: FastifyInstance;
}

/** All headers of a request, in bytes. */
const headerBytesMax = 16_384;
const requestTimeoutMs = 15_000;
const headersTimeoutMs = 10_000;
/** How often Node looks for connections that are over their time. */
const timeoutCheckMs = 2_000;
const paramLengthMax = 600;
const connectionsPerClientMax = 200;
const connectionsMax = 4_000;

export function createWeb(deps: WebDeps): Web {
  const { config, log } = deps;
  let listening: string | undefined;
  const publicUrl = config.siteUrl.replace(/\/+$/, '');
  const address = () => publicUrl || (listening ?? addressOf(config.host, config.port));
  const ownOrigins = () =>
    [publicUrl, ...namesOf(listening)].flatMap((url) => (url ? [new URL(url).origin] : []));

  const faces = [...(deps.faces ?? []), createSite({ ...deps, address })];
  const faceDeps = { isSecure: config.siteUrl.startsWith('https:'), ownOrigins, log };
  const siteHeaders = headersOf(faceFor(faces, '/'), faceDeps);

  const app = fastify({
    logger: false,
    requestTimeout: requestTimeoutMs,
    // Limits count by the reader's own address, not by the proxy's.
    trustProxy: config.trustedProxies.length > 0 && [...config.trustedProxies],
    forceCloseConnections: true,
    http: {
      maxHeaderSize: headerBytesMax,
      headersTimeout: headersTimeoutMs,
      connectionsCheckingInterval: timeoutCheckMs,
      // Checked by mountFace: Node's own answer would lack the security headers.
      requireHostHeader: false,
    },
    routerOptions: { maxParamLength: paramLengthMax },
    genReqId: () => randomUUID(),
    frameworkErrors: (fault, request, reply) => {
      const answer = reply as unknown as FastifyReply;
      const face = faceFor(faces, request.raw.url ?? '/');
      answer.headers(headersOf(face, faceDeps));
      face.sendFailure(refused(fault.statusCode ?? 400), answer);
    },
    clientErrorHandler: (fault, socket) => {
      if (socket.writable) socket.write(rawAnswer(fault.code, siteHeaders));
      socket.destroy();
    },
  });
  limitConnections(app.server, {
    perClientMax: connectionsPerClientMax,
    totalMax: connectionsMax,
    isExempt: matcherOf(config.trustedProxies),
  });
  app.server.on('checkExpectation', (_, response) => {
    response.writeHead(417, { ...siteHeaders, 'content-length': '0', connection: 'close' }).end();
  });
  for (const face of faces) mountFace(app, face, faceDeps);

  return {
    app,
    async listen() {
      const port = await listenFrom(app, config.host, config.port, config.portIsChosen);
      listening = addressOf(config.host, port);
      return { url: listening };
    },
    close: () => app.close(),
  };
}

/** The addresses by which browsers of this machine know where muster listens. */
function namesOf(listening: string | undefined): readonly string[] {
  if (listening === undefined) return [];
  const { hostname, port } = new URL(listening);
  if (!isLoopback(hostname)) return [listening];
  return ['127.0.0.1', 'localhost', '[::1]'].map((name) => `http://${name}:${port}`);
}

function addressOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Whether an address is in one of these networks, such as `192.0.2.0/24` or `::1`. */
function matcherOf(networks: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    if (isIP(address) === 0) continue;
    if (bits === undefined) list.addAddress(address, familyOf(address));
    else list.addSubnet(address, Number(bits), familyOf(address));
  }
  return (address) => isIP(address) !== 0 && list.check(address, familyOf(address));
}
