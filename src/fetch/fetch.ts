// Stage 1, due feed → document: polls the feeds that are due and fetches the pages the reader
// wants. This file loads and saves; the decisions are in the files beside it.

import type { Delivery, Handler } from '../bus/bus.js';
import type { Clock } from '../domain/clock.js';
import { Fault } from '../domain/fault.js';
import type { Feed } from '../domain/feed.js';
import type { NewId } from '../domain/id.js';
import type { Log } from '../domain/log.js';
import { dayMs, minuteMs } from '../domain/time.js';
import type { Net, NetRequest } from '../net/net.js';
import { isOutage, type Store } from '../store/store.js';
import { documentOf, hostOf, type Outcome } from './answer.js';
import { askPage, type InTurn } from './ask-page.js';
import type { Pace } from './cadence.js';
import { createHostQueue, type HostQueue } from './host-queue.js';
import {
  createOwnOutage,
  isConnectionFailure,
  outageRetryMs,
  type OwnOutage,
} from './own-outage.js';
import { repairSchedule } from './schedule-repair.js';
import { discover, type Discovery } from './discover.js';
import { applicablePatch, isDue } from './apply-decision.js';
import { createLargeBodies, type LargeBodies, type Lease } from './large-bodies.js';
import { pageStep, type PageStep, type PageMessage } from './page-step.js';
import { decideOnAnswer, type FeedDecision } from './feed-decision.js';
import { readHostBackoff, type HostBackoff } from './host-backoff.js';
import { feedRequest, feedOrPageRequest, pageRequest, robotsRequest } from './requests.js';
import { createRobots, type Robots } from './robots-of-host.js';
import { createPollLoop } from './poll-loop.js';
import { createHostPacing } from './host-pacing.js';
import { validatorsFor } from './validators.js';
import { once, openAbort, realSleep, type Sleep } from './wait.js';

export { readOpml, type OpmlReading } from './opml.js';
export { readRobots, robotsAllow } from './robots.js';

export interface FetcherDeps {
  readonly store: Store;
  readonly net: Net;
  readonly clock: Clock;
  readonly config: Pace & { readonly hostSpacingMs: number; readonly fetchesAtOnce: number };
  readonly newId: NewId;
  /** From 0 to 1. */
  readonly random: () => number;
  /** Called when a message was added to the outbox. */
  readonly nudge: () => void;
  readonly log: Log;
  /** How the loop waits; real time by default. */
  readonly sleep?: Sleep;
}

export interface Fetcher {
  /** Polls feeds as they become due, until `stop`. Idempotent. */
  start(): void;
  /** Starts nothing new, waits a moment for requests in progress, then aborts them. Idempotent. */
  stop(): Promise<void>;
  /** Polls all feeds that are due now; returns how many. */
  pollDue(): Promise<number>;
  /** Fetches one page. A page that cannot be read settles too: the article keeps its summary. */
  readonly handlePage: Handler<'page.wanted'>;
}

/** The note that holds the hosts' back-offs; its name is older than this code. */
const backoffNote = 'fetch.rests';

/** Makes the stage; it does nothing before `start`, `pollDue` or a message. */
export function createFetcher(given: FetcherDeps): Fetcher {
  const { store, net, clock, config, log } = given;
  const sleep = given.sleep ?? realSleep;
  const { hostSpacingMs: spacingMs, fetchesAtOnce: atOnceMax } = config;
  const pacing = createHostPacing({ clock, sleep, spacingMs, atOnceMax });
  const aborting = openAbort();
  const outage = createOwnOutage(clock);
  const get: Get = async (wanted) => {
    const outcome = await net.get({ ...wanted, signal: aborting.signal });
    outage.record(wanted.url, outcome);
    return outcome;
  };
  const inTurn: InTurn = async (url, work) => {
    const taken = await pacing.run(hostOf(url), async () => ({ result: await work() }));
    if (taken === undefined) throw new Fault('unavailable', 'The fetcher is stopping.');
    return taken.result;
  };
  const robots = createRobots((url) => inTurn(url, () => get(robotsRequest(url))), clock);
  const backoff = once(async () => readHostBackoff(await store.notes.read(backoffNote)));
  const queue = createHostQueue(clock, spacingMs);
  const largeBodies = createLargeBodies();
  const deps: Deps = { ...given, get, inTurn, robots, backoff, queue, outage, largeBodies };
  const loop = createPollLoop({
    due: (limit) => store.feeds.due(clock(), limit),
    poll: async ({ id, url }) => {
      await pacing.run(hostOf(url), () => pollFeed(id, deps));
    },
    startsMax: (wanted) => (!outage.isOn() ? wanted : outage.mayProbe() ? 1 : 0),
    repair: () => repairFeeds(deps),
    dropWaiting: () => pacing.close(),
    abort: () => aborting.abort(),
    clock,
    sleep,
    log,
    isOutage,
  });
  return {
    start: () => loop.start(),
    stop: () => loop.stop(),
    pollDue: () => loop.all(),
    handlePage: (delivery) => fetchPage(delivery, deps),
  };
}

/** Finds the feeds at a site's or a feed's address. Makes at most a dozen requests. */
export function discoverFeeds(url: string, net: Net): Promise<Discovery> {
  return discover(url, (asked) => net.get(feedOrPageRequest(asked)));
}

type Get = (wanted: Omit<NetRequest, 'signal'>) => Promise<Outcome>;
interface Deps extends FetcherDeps {
  readonly get: Get;
  readonly inTurn: InTurn;
  readonly robots: Robots;
  readonly backoff: () => Promise<HostBackoff>;
  readonly queue: HostQueue;
  readonly outage: OwnOutage;
  readonly largeBodies: LargeBodies;
}

async function fetchPage(delivery: Delivery<'page.wanted'>, deps: Deps): Promise<void> {
  const lease = deps.largeBodies.lease();
  try {
    await fetchPageWithin(lease, delivery, deps);
  } finally {
    lease.release();
  }
}

async function fetchPageWithin(
  lease: Lease,
  delivery: Delivery<'page.wanted'>,
  deps: Deps,
): Promise<void> {
  const { store, log, clock, newId } = deps;
  const { articleId } = delivery.body;
  const article = await store.articles.find(articleId);
  const step =
    article === undefined
      ? ({ kind: 'leave', why: 'The article no longer exists.' } as const)
      : await askInTurn(article.url, delivery, { ...deps, onLarge: lease.take });
  if (step.kind === 'retry') throw new Fault('unavailable', step.why);
  if (step.kind === 'postpone' && (await delivery.postpone(step.until))) return;
  await delivery.settle(async (tx) => {
    if (article === undefined || step.kind !== 'take') return;
    const { feedId } = article;
    const facts = { id: newId(), feedId, articleId, fetchedAt: clock() };
    const document = documentOf(step.answer, facts);
    await tx.documents.add(document);
    await tx.outbox.add('page.fetched', { articleId, documentId: document.id });
  });
  if (step.kind === 'take') deps.nudge();
  else log.info({ articleId, why: step.why }, 'A page could not be read.');
}

/** Requests the page when the site allows it, and saves a back-off that the site asks for. */
async function askInTurn(
  url: string,
  message: PageMessage,
  deps: Deps & { readonly onLarge: Lease['take'] },
): Promise<PageStep> {
  const { store, clock, robots, inTurn, queue, outage } = deps;
  if (outage.isOn()) return offlineStep(clock());
  const backoff = await deps.backoff();
  const comeBackAt = queue.enter(hostOf(url));
  if (comeBackAt !== undefined) {
    return { kind: 'postpone', until: comeBackAt, why: 'Its host is busy.' };
  }
  try {
    const { onLarge } = deps;
    const ask = (asked: string) => deps.get({ ...pageRequest(asked), onLarge });
    const outcome = await askPage(url, { ask, inTurn, robots, backoff, clock });
    if ('isHostBackoff' in outcome) {
      await store.notes.write(backoffNote, backoff.write(clock()));
    }
    if (outcome.kind === 'later' && outage.isOn()) return offlineStep(clock());
    return pageStep(outcome, message, clock());
  } finally {
    queue.leave(hostOf(url));
  }
}

function offlineStep(now: number): PageStep {
  return { kind: 'postpone', until: now + outageRetryMs, why: 'muster has no network.' };
}

/** Polls one feed if it is still due, and saves the result in one transaction. */
async function pollFeed(id: string, deps: Deps): Promise<void> {
  const lease = deps.largeBodies.lease();
  try {
    await pollFeedWithin(lease, id, deps);
  } finally {
    lease.release();
  }
}

async function pollFeedWithin(lease: Lease, id: string, deps: Deps): Promise<void> {
  const { store, clock, config, random, log } = deps;
  const feed = await store.feeds.find(id);
  if (feed === undefined || !isDue(feed, clock())) return;
  const backoff = await deps.backoff();
  const until = backoff.until(hostOf(feed.url), clock());
  if (until !== undefined) {
    await store.feeds.change(id, { dueAt: until + Math.ceil(random() * backoffSpreadMs) });
    return;
  }
  const validators = isDoubted(feed, deps) ? undefined : validatorsFor(feed);
  const outcome = await deps.get({
    ...feedRequest(feed.url),
    onLarge: lease.take,
    ...(validators === undefined ? {} : { validators }),
  });
  if (isConnectionFailure(outcome)) deps.outage.failed.set(id, feed);
  if (deps.outage.isOn()) {
    await restoreFailed(deps);
    return;
  }
  const decision = decideOnAnswer(feed, outcome, { now: clock(), pace: config, random: random() });
  log.debug({ feedId: id, url: feed.url, kind: decision.kind }, decision.why);
  const { hostBackoff } = decision;
  if (hostBackoff !== undefined) backoff.add(hostBackoff.hosts, hostBackoff.until);
  await save(feed, outcome, decision, backoff, deps);
  if (decision.isDocument) deps.nudge();
}

/**
 * Some servers answer 304 for ever. A feed without news for a week is requested in full about once
 * a week.
 */
function isDoubted({ freshAt, addedAt, intervalMs }: Feed, { clock, random }: Deps): boolean {
  const isQuiet = clock() - (freshAt ?? addedAt) > 7 * dayMs;
  return isQuiet && random() < intervalMs / (7 * dayMs);
}

/** Undoes the back-off of feeds that failed because muster is offline. */
async function restoreFailed({ store, clock, outage }: Deps): Promise<void> {
  const feeds = [...outage.failed.values()];
  outage.failed.clear();
  for (const { id, state, failures, failingSince, fault } of feeds) {
    const present = await store.feeds.find(id);
    if (present === undefined || !isDue({ ...present, dueAt: 0 }, clock())) continue;
    const dueAt = clock() + outageRetryMs;
    await store.feeds.change(id, { state, failures, failingSince, fault, dueAt });
  }
}

/** Repairs the times of feeds that a clock ahead has set. */
async function repairFeeds({ store, clock, config, random, log }: Deps): Promise<void> {
  const feeds = await store.feeds.list();
  const repairs = repairSchedule(feeds, { now: clock(), pace: config, random });
  for (const { id, patch } of repairs) await store.feeds.change(id, patch);
  if (repairs.length === 0) return;
  log.warn({ feeds: repairs.length }, 'Times of feeds were in the future and are repaired.');
}

/** Spreads the feeds of one host after its back-off. */
const backoffSpreadMs = 5 * minuteMs;

async function save(
  feed: Feed,
  outcome: Outcome,
  decision: FeedDecision,
  backoff: HostBackoff,
  deps: FetcherDeps,
): Promise<void> {
  await deps.store.transaction(async (tx) => {
    const present = await tx.feeds.find(feed.id);
    // The feed was removed or given another address during the request.
    if (present === undefined || present.url !== feed.url) return;
    if (decision.isDocument && outcome.kind === 'answer') {
      const facts = { id: deps.newId(), feedId: feed.id, fetchedAt: deps.clock() };
      const document = documentOf(outcome, facts);
      await tx.documents.add(document);
      await tx.outbox.add('feed.fetched', { documentId: document.id });
    }
    const { url = feed.url } = decision.patch;
    const isTaken = url !== feed.url && (await tx.feeds.findByUrl(url)) !== undefined;
    await tx.feeds.change(feed.id, applicablePatch(present, decision.patch, isTaken));
    if (decision.hostBackoff !== undefined) {
      await tx.notes.write(backoffNote, backoff.write(deps.clock()));
    }
  });
}
