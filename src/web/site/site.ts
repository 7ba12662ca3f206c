// The public site on a fastify app: its addresses, the files of its look, and what is said when
// there is no page.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../config.js';
import type { Clock } from '../../domain/clock.js';
import { asFault } from '../../domain/fault.js';
import type { Log } from '../../domain/log.js';
import type { Store } from '../../store/store.js';
import { statusOf } from '../status.js';
import { canonicalPath, knownQuery } from './address.js';
import type { Route } from './answer.js';
import { loadAssets, type Assets } from './assets.js';
import type { SiteFacts } from './facts.js';
import { createGuard } from './guard.js';
import { createLibrary } from './library.js';
import { renderDocument } from './parts/document.js';
import { problemPage, type Problem } from './pages/problem.js';
import { routes } from './routes.js';
import { send } from './send.js';
import { serveAssets } from './serve-assets.js';
import { guessFrom, problemOf } from './trouble.js';
import { createDates } from './words/dates.js';

export interface SiteNeeds {
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
  answerProblem(status: number, reply: FastifyReply): FastifyReply;
}

const guardRule = { burst: 40, perSecond: 10, addressesMax: 10_000 };
const retryAfterSeconds = 30;
const movedCacheControl = 'public, max-age=3600';

export function registerSite(app: FastifyInstance, needs: SiteNeeds): Site {
  const { store, clock, log } = needs;
  const assets = loadAssets();
  const facts = factsOf(needs, assets);
  const library = createLibrary({ store, clock, facts });
  const guard = createGuard(guardRule, clock);

  serveAssets(app, assets);
  for (const route of routes) {
    app.get(route.pattern, (request, reply) => serve(route, request, reply));
  }
  app.setNotFoundHandler((request, reply) => answerMissing(request, reply));
  app.setErrorHandler((thrown, request, reply) => answerFault(thrown, request, reply));

  async function serve(route: Route, request: FastifyRequest, reply: FastifyReply) {
    const { path, query } = parted(request);
    const params = request.params as Readonly<Record<string, string>>;
    const asked = { params, query: query === '' ? {} : knownQuery(query, route.query) };
    const outcome = await library.fetch(route, asked, path, () => guard(request.ip));
    switch (outcome.kind) {
      case 'finished':
        return send(outcome.finished, outcome.encoder, request, reply);
      case 'moved':
        return reply.header('cache-control', movedCacheControl).redirect(outcome.to, 301);
      case 'withdrawn':
        return tell(problemOf(410), reply);
      case 'too-many':
        reply.header('retry-after', String(outcome.waitSeconds));
        return tell(problemOf(429), reply);
      case 'missing':
        return answerMissing(request, reply);
    }
  }

  function answerMissing(request: FastifyRequest, reply: FastifyReply) {
    const { path } = parted(request);
    const canonical = canonicalPath(path);
    if (canonical !== path) {
      return reply.header('cache-control', movedCacheControl).redirect(canonical, 301);
    }
    return tell({ ...problemOf(404), guess: guessFrom(path) }, reply);
  }

  function answerFault(thrown: unknown, request: FastifyRequest, reply: FastifyReply) {
    const given = (thrown as { readonly statusCode?: unknown } | null)?.statusCode;
    if (typeof given === 'number' && given >= 400 && given < 500) {
      return tell(problemOf(given), reply);
    }
    const fault = asFault(thrown, 'making a page');
    const status = statusOf[fault.code];
    log.error({ err: fault, requestId: request.id, path: parted(request).path }, fault.message);
    if (status === 503) reply.header('retry-after', String(retryAfterSeconds));
    return tell({ ...problemOf(status), requestId: request.id }, reply);
  }

  function tell(problem: Problem, reply: FastifyReply) {
    return reply
      .code(problem.status)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(renderDocument(problemPage(problem), facts()));
  }

  return { answerProblem: (status, reply) => tell(problemOf(status), reply) };
}

function factsOf({ config, banner, address }: SiteNeeds, assets: Assets): () => SiteFacts {
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
