// Stage 1, due feed → document: asks the feeds that are due, as their owners would wish, and the
// pages the reader wants. The decisions stand beside; here they are loaded for and saved.

import type { Delivery, Handler } from '../bus/bus.js';
import type { Clock } from '../domain/clock.js';
import { Fault } from '../domain/fault.js';
import type { Feed } from '../domain/feed.js';
import type { NewId } from '../domain/id.js';
import type { Log } from '../domain/log.js';
import { minuteMs } from '../domain/time.js';
import type { Net, NetRequest } from '../net/net.js';
import { isOutage, type Store } from '../store/store.js';
import { openAbort } from './abort.js';
import { hostOf, type Outcome } from './answer.js';
import { askPage, type InTurn } from './ask-page.js';
import type { Pace } from './cadence.js';
import { createCrowd, type Crowd } from './crowd.js';
import { discover, type Discovery } from './discover.js';
import { documentOf } from './document-of.js';
import { fitting, isDue } from './fitting.js';
import { pageStep, type PageStep, type Wish } from './page-step.js';
import { react, type Decision } from './react.js';
import { readRests, type Rests } from './rests.js';
import { feedAt, feedOrPageAt, pageAt, robotsAt } from './requests.js';
import { createRobots, type Robots } from './robots-of-host.js';
import { createRounds } from './rounds.js';
import { createTurns, type Sleep } from './turns.js';
import { validatorsFor } from './validators.js';
import { once, realSleep } from './wait.js';

export { readOpml, type OpmlReading } from './opml.js';
export { readRobots, robotsAllow } from './robots.js';

export interface FetcherParts {
  readonly store: Store;
  readonly net: Net;
  readonly clock: Clock;
  readonly config: Pace & { readonly hostSpacingMs: number; readonly fetchesAtOnce: number };
  readonly newId: NewId;
  /** From 0 to 1. */
  readonly random: () => number;
  /** The outbox has grown. */
  readonly nudge: () => void;
  readonly log: Log;
  /** How the loop waits; real time when left out. */
  readonly sleep?: Sleep;
}

export interface Fetcher {
  /** Asks feeds as they fall due, until `stop`. */
  start(): void;
  /** Begins nothing new, gives what is under way a moment, then breaks it off. Idempotent. */
  stop(): Promise<void>;
  /** Asks all feeds due now; answers how many. */
  pollDue(): Promise<number>;
  /** Pages that are forbidden or fail settle too: the article keeps its headline and summary. */
  readonly handlePage: Handler<'page.wanted'>;
}

const restsNote = 'fetch.rests';

export function createFetcher(parts: FetcherParts): Fetcher {
  const { store, net, clock, config, log } = parts;
  const sleep = parts.sleep ?? realSleep;
  const { hostSpacingMs: spacingMs, fetchesAtOnce: atOnceMax } = config;
  const turns = createTurns({ clock, sleep, spacingMs, atOnceMax });
  const breaking = openAbort();
  const get: Get = (wanted) => net.get({ ...wanted, signal: breaking.signal });
  const inTurn: InTurn = async (url, work) => {
    const taken = await turns.take(hostOf(url), async () => ({ result: await work() }));
    if (taken === undefined) throw new Fault('unavailable', 'The fetcher is stopping.');
    return taken.result;
  };
  const robots = createRobots((url) => inTurn(url, () => get(robotsAt(url))), clock);
  const rests = once(async () => readRests(await store.notes.read(restsNote)));
  const crowd = createCrowd(clock, spacingMs);
  const tools: Tools = { ...parts, get, inTurn, robots, rests, crowd };
  const rounds = createRounds({
    due: (limit) => store.feeds.due(clock(), limit),
    poll: async ({ id, url }) => {
      await turns.take(hostOf(url), () => pollFeed(id, tools));
    },
    dropWaiting: () => turns.close(),
    abort: () => breaking.abort(),
    clock,
    sleep,
    log,
    isOutage,
  });
  return {
    start: () => rounds.start(),
    stop: () => rounds.stop(),
    pollDue: () => rounds.all(),
    handlePage: (delivery) => fetchPage(delivery, tools),
  };
}

/**
 * From a site's address, or a feed's own, to the feeds there. Asks at most a dozen times.
 */
export function discoverFeeds(url: string, net: Net): Promise<Discovery> {
  return discover(url, (asked) => net.get(feedOrPageAt(asked)));
}

type Get = (wanted: Omit<NetRequest, 'signal'>) => Promise<Outcome>;
interface Tools extends FetcherParts {
  readonly get: Get;
  readonly inTurn: InTurn;
  readonly robots: Robots;
  readonly rests: () => Promise<Rests>;
  readonly crowd: Crowd;
}

async function fetchPage(delivery: Delivery<'page.wanted'>, tools: Tools): Promise<void> {
  const { store, log, clock, newId } = tools;
  const { articleId } = delivery.body;
  const article = await store.articles.find(articleId);
  const step =
    article === undefined
      ? ({ kind: 'leave', why: 'The article is not there any more.' } as const)
      : await askInTurn(article.url, delivery, tools);
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
  if (step.kind === 'take') tools.nudge();
  else log.info({ articleId, why: step.why }, 'A page is not to be had.');
}

/** The page, as the site allows; a rest it asks for is remembered beyond a restart. */
async function askInTurn(url: string, wish: Wish, tools: Tools): Promise<PageStep> {
  const { store, clock, robots, inTurn, crowd } = tools;
  const rests = await tools.rests();
  const comeBackAt = crowd.enter(hostOf(url));
  if (comeBackAt !== undefined) {
    return { kind: 'postpone', until: comeBackAt, why: 'Its host is busy.' };
  }
  try {
    const ask = (asked: string) => tools.get(pageAt(asked));
    const outcome = await askPage(url, { ask, inTurn, robots, rests, clock });
    if ('isNewRest' in outcome) await store.notes.write(restsNote, rests.write(clock()));
    return pageStep(outcome, wish, clock());
  } finally {
    crowd.leave(hostOf(url));
  }
}

/** Asks one feed, if it is still due, and saves what came of it in one transaction. */
async function pollFeed(id: string, parts: Tools): Promise<void> {
  const { store, clock, config, random, log } = parts;
  const feed = await store.feeds.find(id);
  if (feed === undefined || !isDue(feed, clock())) return;
  const rests = await parts.rests();
  const restsUntil = rests.until(hostOf(feed.url), clock());
  if (restsUntil !== undefined) {
    await store.feeds.change(id, { dueAt: restsUntil + Math.ceil(random() * restSpreadMs) });
    return;
  }
  const validators = validatorsFor(feed);
  const outcome = await parts.get({
    ...feedAt(feed.url),
    ...(validators === undefined ? {} : { validators }),
  });
  const decision = react(feed, outcome, { now: clock(), pace: config, random: random() });
  log.debug({ feedId: id, url: feed.url, kind: decision.kind }, decision.why);
  if (decision.rest !== undefined) rests.add(decision.rest.hosts, decision.rest.until);
  await save(feed, outcome, decision, rests, parts);
  if (decision.isDocument) parts.nudge();
}

/** Feeds of a rested host come back one after the other. */
const restSpreadMs = 5 * minuteMs;

async function save(
  feed: Feed,
  outcome: Outcome,
  decision: Decision,
  rests: Rests,
  parts: FetcherParts,
): Promise<void> {
  await parts.store.transaction(async (tx) => {
    const present = await tx.feeds.find(feed.id);
    // Removed, or sent to another address, while the old one was asked.
    if (present === undefined || present.url !== feed.url) return;
    if (decision.isDocument && outcome.kind === 'answer') {
      const facts = { id: parts.newId(), feedId: feed.id, fetchedAt: parts.clock() };
      const document = documentOf(outcome, facts);
      await tx.documents.add(document);
      await tx.outbox.add('feed.fetched', { documentId: document.id });
    }
    const { url = feed.url } = decision.patch;
    const isTaken = url !== feed.url && (await tx.feeds.findByUrl(url)) !== undefined;
    await tx.feeds.change(feed.id, fitting(present, decision.patch, isTaken));
    if (decision.rest !== undefined) await tx.notes.write(restsNote, rests.write(parts.clock()));
  });
}
