// Turns a request into a finished answer: from the cache while it is current, else by asking the
// route once, even if many clients request it at the same time.

import type { Clock } from '../../domain/clock.js';
import { Fault } from '../../domain/fault.js';
import { minuteMs } from '../../domain/time.js';
import type { SiteStore } from '../../store/store.js';
import { encoded, finish, type FinishedAnswer } from '../http/finished-answer.js';
import type { RateLimiter } from '../http/rate-limit.js';
import type { Encoder } from '../http/send.js';
import type { SiteFacts } from '../ui/facts.js';
import { renderDocument } from '../ui/parts/document.js';
import { createRegister, type Register } from '../ui/register.js';
import { shownText } from '../ui/words/shown-text.js';
import { createPageCache, type CachedAnswer, type PageCache } from './page-cache.js';
import type { Answer, PageContext, Route, RouteRequest } from './route.js';
import { createSiteChanges, type MadeAt, type SiteChanges } from './site-changes.js';

export type Outcome =
  | { readonly kind: 'finished'; readonly finished: FinishedAnswer; readonly encoder: Encoder }
  | Exclude<Answer, { readonly kind: 'page' | 'file' }>
  /** It is not cached, and this client has caused too much work. */
  | { readonly kind: 'too-many'; readonly waitSeconds: number };

export interface CachedAnswers {
  /**
   * `address` is the client's. If the store does not respond, returns a cached answer that may be
   * out of date. Fault `unavailable` if there is none.
   */
  get(route: Route, request: RouteRequest, path: string, address: string): Promise<Outcome>;
}

export interface CachedAnswersDeps {
  readonly store: SiteStore;
  readonly clock: Clock;
  readonly facts: () => SiteFacts;
  readonly limiter: RateLimiter;
}

const cacheBytesMax = { pages: 48 * 1024 * 1024, costly: 16 * 1024 * 1024 };
/** Bounds how long a cached page can miss a change that no part of the site records. */
const ageMsMax = 10 * minuteMs;
/** Clients ask every time and get 304: they see a new roundup at once. */
const pageCacheControl = 'public, max-age=0, must-revalidate';

export function createCachedAnswers(deps: CachedAnswersDeps): CachedAnswers {
  const { store, clock } = deps;
  const changes = createSiteChanges(store);
  const pages = createPageCache(cacheBytesMax.pages);
  const costlyPages = createPageCache(cacheBytesMax.costly);
  const make = createMaker(deps, changes);
  const makeWithinLimit = withinLimit(make, deps);
  return {
    async get(route, request, path, address) {
      const key = `${path}?${new URLSearchParams(request.query).toString()}`;
      const isCostly = route.isCostly?.(request) === true;
      const cache = isCostly ? costlyPages : pages;
      const cached = cache.find(key, 'identity');
      const revision = await changes.follow().catch((thrown: unknown) => {
        // Without the store, an answer that may be out of date is better than none.
        if (cached !== undefined) return undefined;
        throw new Fault('unavailable', 'The database is not responding.', thrown);
      });
      if (cached !== undefined) {
        const isCurrent = changes.isCurrent(cached) && clock() < cached.until;
        if (isCurrent || revision === undefined) return outcomeOf(cached, key, cache);
      }
      const place = { key, cache, revision: revision ?? 0 };
      return isCostly
        ? makeWithinLimit(route, request, place, address)
        : make(route, request, place);
    },
  };
}

type Make = (route: Route, request: RouteRequest, place: Place) => Promise<Outcome>;

/** Asks the route, once for all clients that wait for the same answer, and keeps what it says. */
function createMaker({ store, clock, facts }: CachedAnswersDeps, changes: SiteChanges): Make {
  const inProgress = new Map<string, Promise<Outcome>>();
  const registerAt = createRegisterCache(store, changes);

  const make: Make = async (route, request, { key, cache, revision }) => {
    const register = () => registerAt(revision);
    const context: PageContext = { store, facts: facts(), register, now: clock() };
    const answer = await route.answer(request, context);
    if (answer.kind !== 'page' && answer.kind !== 'file') return answer;
    const finished = finishAnswer(answer, facts());
    const { shows, freshMs = ageMsMax } = answer;
    if (shows === undefined) return { kind: 'finished', finished, encoder: encoded };
    const made = { finished, revision, shows, until: clock() + Math.min(freshMs, ageMsMax) };
    cache.keep(key, made);
    return outcomeOf(made, key, cache);
  };

  return (route, request, place) => {
    const begun = `${place.revision} ${place.key}`;
    const running = inProgress.get(begun);
    if (running !== undefined) return running;
    const outcome = make(route, request, place).finally(() => inProgress.delete(begun));
    inProgress.set(begun, outcome);
    return outcome;
  };
}

/** Charges the client for the work, or refuses it. Expects the work that the route cost last. */
function withinLimit(make: Make, { clock, limiter }: CachedAnswersDeps) {
  const lastCostMs = new Map<Route, number>();
  return async (...[route, request, place, address]: [...Parameters<Make>, address: string]) => {
    const expectedMs = lastCostMs.get(route) ?? 0;
    const waitSeconds = limiter.admit(address, expectedMs);
    if (waitSeconds > 0) return { kind: 'too-many', waitSeconds } as const;
    const begunAt = clock();
    const outcome = await make(route, request, place);
    const costMs = Math.max(0, clock() - begunAt);
    lastCostMs.set(route, costMs);
    limiter.settle(address, expectedMs, costMs);
    return outcome;
  };
}

/** Where a new answer is kept. */
interface Place {
  readonly key: string;
  readonly cache: PageCache;
  /** The revision of the site before the answer was made. */
  readonly revision: number;
}

/** The encoder keeps each compressed body in the cache. */
function outcomeOf(answer: CachedAnswer, key: string, cache: PageCache): Outcome {
  const encoder: Encoder = async (plain, encoding) => {
    if (encoding === 'identity') return plain;
    const known = cache.find(key, encoding)?.finished;
    if (known?.hash === plain.hash) return known;
    const packed = await encoded(plain, encoding);
    cache.keep(key, { ...answer, finished: packed });
    return packed;
  };
  return { kind: 'finished', finished: answer.finished, encoder };
}

/** Reads the register again only when an outlet changed. */
function createRegisterCache(
  store: Pick<SiteStore, 'outlets'>,
  changes: SiteChanges,
): (revision: number) => Promise<Register> {
  let known: (MadeAt & { readonly register: Promise<Register> }) | undefined;
  return (revision) => {
    if (known !== undefined && changes.isCurrent(known)) return known.register;
    const register = store.outlets.list().then(createRegister);
    known = { revision, shows: ['outlets'], register };
    register.catch(() => (known = undefined));
    return register;
  };
}

function finishAnswer(
  answer: Extract<Answer, { readonly kind: 'page' | 'file' }>,
  facts: SiteFacts,
): FinishedAnswer {
  const dated =
    answer.changedAt === undefined
      ? {}
      : { lastModified: new Date(answer.changedAt).toUTCString() };
  if (answer.kind === 'file') {
    const cacheControl = `public, max-age=${answer.maxAgeSeconds}`;
    return finish(shownText(answer.body), {
      status: 200,
      type: answer.type,
      cacheControl,
      ...dated,
    });
  }
  const type = 'text/html; charset=utf-8';
  const html = renderDocument(answer.page, facts);
  return finish(html, { status: 200, type, cacheControl: pageCacheControl, ...dated });
}
