// From a route and what was asked to a finished answer: kept ones at once, others made once even
// when many ask at the same moment.

import type { Clock } from '../../domain/clock.js';
import { Fault } from '../../domain/fault.js';
import { encoded, finish, type FinishedAnswer } from '../http/finished-answer.js';
import type { Store } from '../../store/store.js';
import type { Answer, RouteRequest, PageContext, Route } from './route.js';
import type { SiteFacts } from '../ui/facts.js';
import { createPageCache } from './page-cache.js';
import { renderDocument } from '../ui/parts/document.js';
import { createRegister, type Register } from '../ui/register.js';
import type { Encoder } from '../http/send.js';

export type Outcome =
  | { readonly kind: 'finished'; readonly finished: FinishedAnswer; readonly encoder: Encoder }
  | Exclude<Answer, { readonly kind: 'page' | 'file' }>
  /** Not kept, and this client has asked for too much. */
  | { readonly kind: 'too-many'; readonly waitSeconds: number };

export interface CachedAnswers {
  /** `allow` answers the seconds to wait before a costly answer, 0 for go on. */
  get(route: Route, request: RouteRequest, path: string, allow: () => number): Promise<Outcome>;
}

export interface CachedAnswersDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly facts: () => SiteFacts;
}

const cacheBytesMax = 64 * 1024 * 1024;
/** Always asked for again, answered by 304: a new roundup is seen at once. */
const pageCacheControl = 'public, max-age=0, must-revalidate';

export function createCachedAnswers({ store, clock, facts }: CachedAnswersDeps): CachedAnswers {
  const cache = createPageCache(cacheBytesMax);
  const underWay = new Map<string, Promise<Answer>>();
  let register: { readonly revision: number; readonly known: Promise<Register> } | undefined;

  function registerAt(revision: number): Promise<Register> {
    if (register?.revision !== revision) {
      const known = store.outlets.list().then(createRegister);
      register = { revision, known };
      known.catch(() => (register = undefined));
    }
    return register.known;
  }

  function answerOnce(
    route: Route,
    request: RouteRequest,
    key: string,
    revision: number,
  ): Promise<Answer> {
    const begun = `${revision} ${key}`;
    const running = underWay.get(begun);
    if (running !== undefined) return running;
    const context: PageContext = {
      store,
      facts: facts(),
      register: () => registerAt(revision),
      now: clock(),
    };
    const answer = route.answer(request, context).finally(() => underWay.delete(begun));
    underWay.set(begun, answer);
    return answer;
  }

  const encoderFor =
    (key: string, revision: number | undefined): Encoder =>
    async (plain, encoding) => {
      if (encoding === 'identity') return plain;
      const kept = cache.find(key, encoding);
      if (kept?.hash === plain.hash) return kept;
      const packed = await encoded(plain, encoding);
      if (revision !== undefined) cache.keep(key, packed, revision);
      return packed;
    };

  return {
    async get(route, request, path, allow) {
      const key = `${path}?${new URLSearchParams(request.query).toString()}`;
      const revision = await store.siteRevision().catch((thrown: unknown) => {
        // What is kept is still true as of its time: better than nothing while the store is away.
        if (cache.find(key, 'identity') !== undefined) return undefined;
        throw new Fault('unavailable', 'The store does not answer.', thrown);
      });
      if (revision !== undefined) cache.follow(revision);
      const kept = cache.find(key, 'identity');
      const keeping = route.cached ? revision : undefined;
      const encoder = encoderFor(key, keeping);
      if (kept !== undefined) return { kind: 'finished', finished: kept, encoder };
      if (revision === undefined) throw new Fault('unavailable', 'The store does not answer.');
      const waitSeconds = route.rateLimited === true ? allow() : 0;
      if (waitSeconds > 0) return { kind: 'too-many', waitSeconds };
      const answer = await answerOnce(route, request, key, revision);
      if (answer.kind !== 'page' && answer.kind !== 'file') return answer;
      const finished = finishAnswer(answer, facts());
      const isPassing = answer.kind === 'page' && answer.passing === true;
      if (keeping !== undefined && !isPassing) cache.keep(key, finished, keeping);
      return { kind: 'finished', finished, encoder };
    },
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
    return finish(answer.body, { status: 200, type: answer.type, cacheControl, ...dated });
  }
  const type = 'text/html; charset=utf-8';
  const html = renderDocument(answer.page, facts);
  return finish(html, { status: 200, type, cacheControl: pageCacheControl, ...dated });
}
