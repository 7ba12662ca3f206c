// The public site: its routes, the files of its look, and its error pages.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../config.js';
import type { Clock } from '../../domain/clock.js';
import type { SiteStore } from '../../store/store.js';
import type { Face } from '../http/face.js';
import { refused, type Failure } from '../http/failure.js';
import { createRateLimiter } from '../http/rate-limit.js';
import { contentSecurityPolicy } from '../http/security-headers.js';
import { send } from '../http/send.js';
import { serveAssets } from '../http/serve-assets.js';
import { loadAssets, type Assets } from '../ui/assets.js';
import type { SiteFacts } from '../ui/facts.js';
import { renderDocument } from '../ui/parts/document.js';
import { createDates } from '../ui/words/dates.js';
import { canonicalPath, knownQuery } from './address.js';
import { createCachedAnswers } from './cached-answers.js';
import { errorFor, guessFrom } from './error-pages.js';
import { errorPage, type PageError } from './pages/error.js';
import type { Route } from './route.js';
import { routes } from './routes.js';

export interface SiteDeps {
  readonly store: SiteStore;
  readonly config: Config;
  readonly clock: Clock;
  readonly banner?: string;
  /** Absolute, without a trailing slash. Called for each page: it is known only after the start. */
  readonly address: () => string;
}

/** A client may keep the server busy for 4 % of the time with answers that are not cached. */
const workLimit = { burstMs: 200, perSecondMs: 40, leastMs: 5, clientsMax: 10_000 };
const movedCacheControl = 'public, max-age=3600';
const bodyBytesMax = 1_024;

export function createSite(deps: SiteDeps): Face {
  const { store, clock } = deps;
  const assets = loadAssets();
  const facts = factsOf(deps, assets);
  const limiter = createRateLimiter(workLimit, clock);
  const answers = createCachedAnswers({ store, clock, facts, limiter });

  async function serve(route: Route, request: FastifyRequest, reply: FastifyReply) {
    const { path, query } = splitUrl(request);
    const params = request.params as Readonly<Record<string, string>>;
    const routeRequest = { params, query: query === '' ? {} : knownQuery(query, route.query) };
    const outcome = await answers.get(route, routeRequest, path, request.ip);
    switch (outcome.kind) {
      case 'finished':
        return send(outcome.finished, outcome.encoder, request, reply);
      case 'moved':
        return reply.header('cache-control', movedCacheControl).redirect(outcome.to, 301);
      case 'withdrawn':
        return sendFailure(refused(410), reply);
      case 'too-many':
        return sendFailure({ ...refused(429), retryAfterSeconds: outcome.waitSeconds }, reply);
      case 'missing':
        return sendMissing(request, reply);
    }
  }

  function sendMissing(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const { path } = splitUrl(request);
    const canonical = canonicalPath(path);
    if (canonical !== path) {
      return reply.header('cache-control', movedCacheControl).redirect(canonical, 301);
    }
    return sendErrorPage({ ...errorFor(404), guess: guessFrom(path) }, reply);
  }

  function sendFailure({ status, cause, retryAfterSeconds }: Failure, reply: FastifyReply) {
    if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds));
    const requestId = cause === undefined ? {} : { requestId: reply.request.id };
    return sendErrorPage({ ...errorFor(status), ...requestId }, reply);
  }

  function sendErrorPage(error: PageError, reply: FastifyReply): FastifyReply {
    return reply
      .code(error.status)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(renderDocument(errorPage(error), facts()));
  }

  function addRoutes(app: FastifyInstance): void {
    app.addHook('onRequest', async (request, reply) => {
      if (request.method === 'GET' || request.method === 'HEAD') return undefined;
      reply.header('allow', 'GET, HEAD').header('connection', 'close');
      return sendFailure(refused(405), reply);
    });
    serveAssets(app, assets.files);
    for (const route of routes) {
      app.get(route.pattern, (request, reply) => serve(route, request, reply));
    }
  }

  return {
    prefix: '',
    contentSecurityPolicy: contentSecurityPolicy([
      "style-src 'self'",
      "font-src 'self'",
      "img-src 'self'",
      "form-action 'self'",
    ]),
    bodyBytesMax,
    addRoutes,
    sendFailure,
    sendMissing,
  };
}

function factsOf({ config, banner, address }: SiteDeps, assets: Assets): () => SiteFacts {
  const fixed = {
    name: config.siteName,
    tagline: config.siteTagline,
    contact: config.contact,
    ...(banner === undefined ? {} : { banner }),
    dates: createDates(config.timeZone),
    house: config,
    publishing: config,
    assets,
  };
  return () => ({ ...fixed, url: address() });
}

function splitUrl(request: FastifyRequest): { readonly path: string; readonly query: string } {
  const url = request.raw.url ?? '/';
  const mark = url.indexOf('?');
  return mark < 0
    ? { path: url, query: '' }
    : { path: url.slice(0, mark), query: url.slice(mark + 1) };
}
