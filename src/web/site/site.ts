// The public site on a fastify app: its addresses, the files of its look, and what is said when
// there is no page.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../config.js';
import type { Clock } from '../../domain/clock.js';
import { asFault } from '../../domain/fault.js';
import type { Log } from '../../domain/log.js';
import type { Store } from '../../store/store.js';
import { statusOf } from '../http/fault-status.js';
import { canonicalPath, knownQuery } from './address.js';
import type { Route } from './route.js';
import { loadAssets, type Assets } from '../ui/assets.js';
import type { SiteFacts } from '../ui/facts.js';
import { createRateLimiter } from '../http/rate-limit.js';
import { createCachedAnswers } from './cached-answers.js';
import { renderDocument } from '../ui/parts/document.js';
import { errorPage, type PageError } from './pages/error.js';
import { routes } from './routes.js';
import { send } from '../http/send.js';
import { serveAssets } from '../http/serve-assets.js';
import { guessFrom, errorFor } from './error-pages.js';
import { createDates } from '../ui/words/dates.js';

export interface SiteDeps {
  readonly store: Store;
  readonly config: Config;
  readonly clock: Clock;
  readonly banner?: string;
  /** Absolute, without a slash at its end; asked for each page, as it is known after the start. */
  readonly address: () => string;
  readonly log: Log;
}

export interface Site {
  /** Any status without a page, told in words. */
  sendError(status: number, reply: FastifyReply): FastifyReply;
}

const searchLimit = { burst: 40, perSecond: 10, clientsMax: 10_000 };
const retryAfterSeconds = 30;
const movedCacheControl = 'public, max-age=3600';

export function registerSite(app: FastifyInstance, needs: SiteDeps): Site {
  const { store, clock, log } = needs;
  const assets = loadAssets();
  const facts = factsOf(needs, assets);
  const answers = createCachedAnswers({ store, clock, facts });
  const searchLimiter = createRateLimiter(searchLimit, clock);

  serveAssets(app, assets.files);
  for (const route of routes) {
    app.get(route.pattern, (request, reply) => serve(route, request, reply));
  }
  app.setNotFoundHandler((request, reply) => sendMissing(request, reply));
  app.setErrorHandler((thrown, request, reply) => sendFault(thrown, request, reply));

  async function serve(route: Route, request: FastifyRequest, reply: FastifyReply) {
    const { path, query } = parted(request);
    const params = request.params as Readonly<Record<string, string>>;
    const routeRequest = { params, query: query === '' ? {} : knownQuery(query, route.query) };
    const outcome = await answers.get(route, routeRequest, path, () => searchLimiter(request.ip));
    switch (outcome.kind) {
      case 'finished':
        return send(outcome.finished, outcome.encoder, request, reply);
      case 'moved':
        return reply.header('cache-control', movedCacheControl).redirect(outcome.to, 301);
      case 'withdrawn':
        return sendErrorPage(errorFor(410), reply);
      case 'too-many':
        reply.header('retry-after', String(outcome.waitSeconds));
        return sendErrorPage(errorFor(429), reply);
      case 'missing':
        return sendMissing(request, reply);
    }
  }

  function sendMissing(request: FastifyRequest, reply: FastifyReply) {
    const { path } = parted(request);
    const canonical = canonicalPath(path);
    if (canonical !== path) {
      return reply.header('cache-control', movedCacheControl).redirect(canonical, 301);
    }
    return sendErrorPage({ ...errorFor(404), guess: guessFrom(path) }, reply);
  }

  function sendFault(thrown: unknown, request: FastifyRequest, reply: FastifyReply) {
    const given = (thrown as { readonly statusCode?: unknown } | null)?.statusCode;
    if (typeof given === 'number' && given >= 400 && given < 500) {
      return sendErrorPage(errorFor(given), reply);
    }
    const fault = asFault(thrown, 'making a page');
    const status = statusOf[fault.code];
    log.error({ err: fault, requestId: request.id, path: parted(request).path }, fault.message);
    if (status === 503) reply.header('retry-after', String(retryAfterSeconds));
    return sendErrorPage({ ...errorFor(status), requestId: request.id }, reply);
  }

  function sendErrorPage(error: PageError, reply: FastifyReply) {
    return reply
      .code(error.status)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(renderDocument(errorPage(error), facts()));
  }

  return { sendError: (status, reply) => sendErrorPage(errorFor(status), reply) };
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

function parted(request: FastifyRequest): { readonly path: string; readonly query: string } {
  const url = request.raw.url ?? '/';
  const mark = url.indexOf('?');
  return mark < 0
    ? { path: url, query: '' }
    : { path: url.slice(0, mark), query: url.slice(mark + 1) };
}
