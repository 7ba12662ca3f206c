// The API: JSON for the desk's client and for programs.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AccountsDoor } from '../../accounts/accounts.js';
import { may } from '../../domain/account.js';
import { Fault } from '../../domain/fault.js';
import { sessionOf } from '../http/desk-session.js';
import type { Face } from '../http/face.js';
import { acceptJsonBodies } from '../http/json-body.js';
import { sendJsonFailure } from '../http/json-failure.js';
import { streamLive } from './live.js';
import type { ApiDeps, ApiRoute } from './route.js';
import { routes } from './routes.js';

export interface ApiFaceDeps extends ApiDeps {
  readonly accounts: AccountsDoor;
}

const bodyBytesMax = 256 * 1024;

export function createApi(deps: ApiFaceDeps): Face {
  const isSecure = deps.config.siteUrl.startsWith('https:');

  /** The account of a request that may do this. Faults `unauthenticated`, `forbidden`. */
  async function allowed(request: FastifyRequest, route: Pick<ApiRoute, 'method' | 'action'>) {
    const { signedIn, token } = await sessionOf(request, deps.accounts, isSecure);
    if (signedIn === undefined) throw new Fault('unauthenticated', 'Sign in at /desk first.');
    if (route.method === 'POST' && request.headers['x-muster-token'] !== token) {
      throw new Fault('forbidden', 'The page is out of date. Load it again, and repeat this.');
    }
    if (!may(signedIn.account, route.action)) {
      throw new Fault('forbidden', 'Your account may not do this. Ask the owner.');
    }
    return signedIn.account;
  }

  async function answer(route: ApiRoute, request: FastifyRequest, reply: FastifyReply) {
    const account = await allowed(request, route);
    const value = await route.answer(
      {
        params: request.params as Readonly<Record<string, string>>,
        query: singles(request.query),
        body: bodyOf(route, request),
        account,
        ifVersion: route.versioned === true ? versionOf(request) : undefined,
      },
      deps,
    );
    return reply.header('cache-control', 'no-store').send(value);
  }

  return {
    prefix: '/api',
    contentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'",
    bodyBytesMax,
    sendFailure: sendJsonFailure,
    addRoutes(app: FastifyInstance) {
      acceptJsonBodies(app);
      for (const route of routes) {
        const handler = (request: FastifyRequest, reply: FastifyReply) =>
          answer(route, request, reply);
        if (route.method === 'GET') app.get(route.path, handler);
        else app.post(route.path, handler);
      }
      app.get('/live', async (request, reply) => {
        const account = await allowed(request, { method: 'GET', action: 'read-desk' });
        return streamLive(request, reply, {
          ...deps,
          account,
          isSignedIn: async () => (await sessionOf(request, deps.accounts, isSecure)).signedIn,
        });
      });
    },
  };
}

/** Each name of a query once; of several values the first counts. */
function singles(query: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries((query ?? {}) as Readonly<Record<string, unknown>>);
  return Object.fromEntries(
    entries.flatMap(([name, value]) => {
      const first: unknown = Array.isArray(value) ? value[0] : value;
      return typeof first === 'string' ? [[name, first]] : [];
    }),
  );
}

/** Fault `invalid` names the first field that is wrong. */
function bodyOf(route: ApiRoute, { body }: FastifyRequest): unknown {
  if (route.body === undefined) return {};
  const parsed = route.body.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue === undefined || issue.path.length === 0 ? 'body' : issue.path.join('.');
  throw new Fault('invalid', `${field}: ${issue?.message ?? 'is not as it should be'}.`);
}

/** `"7"` or `W/"7"` or `7`. Fault `invalid` without it: a blind write could undo another's. */
function versionOf({ headers }: FastifyRequest): number {
  const match = /^(?:W\/)?"?(\d{1,15})"?$/.exec(headers['if-match'] ?? '');
  if (match === null) {
    throw new Fault('invalid', 'Send the version that you have read in the header If-Match.');
  }
  return Number(match[1]);
}
