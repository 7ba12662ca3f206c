// Stage 1, due feed → document: asks the feeds that are due, as their owners would wish, and the
// pages the reader wants. The decisions stand beside; here they are loaded for and saved.

import type { Handler } from '../bus/bus.js';
import type { Clock } from '../domain/clock.js';
import type { Document } from '../domain/document.js';
import { Fault } from '../domain/fault.js';
import type { Feed } from '../domain/feed.js';
import type { NewId } from '../domain/id.js';
import type { Log } from '../domain/log.js';
import type { Net } from '../net/net.js';
import type { Store } from '../store/store.js';
import { openAbort } from './abort.js';
import { hostOf, type Answered, type Ask, type Outcome } from './answer.js';
import { askPage } from './ask-page.js';
import type { Pace } from './cadence.js';
import { discover, type Discovery } from './discover.js';
import { fitting, isDue } from './fitting.js';
import { react, type Decision } from './react.js';
import { readRests, type Rests } from './rests.js';
import { createRobots, robotsBytesMax } from './robots-of-host.js';
import { createRounds } from './rounds.js';
import { createTurns, type Sleep } from './turns.js';
import { validatorsFor } from './validators.js';
import { once, realSleep } from './wait.js';

export { readOpml, writeOpml, type FeedOffer, type OpmlReading } from './opml.js';
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

const requestTimeoutMs = 20_000;
const feedBytesMax = 15 * 1024 * 1024;
const pageBytesMax = 8 * 1024 * 1024;
const pageTriesMax = 3;
const restsNote = 'fetch.rests';
const acceptFeed =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, ' +
  'application/xml;q=0.8, text/xml;q=0.8, */*;q=0.5';
const acceptPage = 'text/html, application/xhtml+xml;q=0.9, */*;q=0.1';

export function createFetcher(parts: FetcherParts): Fetcher {
  const { store, net, clock, config, log } = parts;
  const sleep = parts.sleep ?? realSleep;
  const turns = createTurns({
    clock,
    sleep,
    spacingMs: config.hostSpacingMs,
    atOnceMax: config.fetchesAtOnce,
  });
  const breaking = openAbort();
  const asker =
    (accept: string, bytesMax: number): Ask =>
    async (url) => {
      const request = { url, bytesMax, timeoutMs: requestTimeoutMs, signal: breaking.signal };
      const answer = await turns.take(hostOf(url), () =>
        net.get({ ...request, headers: { accept } }),
      );
      if (answer === undefined) throw new Fault('unavailable', 'The fetcher is stopping.');
      return answer;
    };
  const robots = createRobots(asker('text/plain, */*;q=0.5', robotsBytesMax), clock);
  const restsOnce = once(async () => readRests(await store.notes.read(restsNote)));
  const poll = (id: string, feedUrl: string) =>
    turns.take(hostOf(feedUrl), () => pollFeed(id, { ...parts, rests: restsOnce, breaking }));
  const rounds = createRounds({
    due: (limit) => store.feeds.due(clock(), limit),
    poll: async ({ id, url }) => {
      await poll(id, url);
    },
    dropWaiting: () => turns.close(),
    abort: () => breaking.abort(),
    clock,
    sleep,
    log,
  });
  return {
    start: () => rounds.start(),
    stop: () => rounds.stop(),
    pollDue: () => rounds.all(),
    handlePage: async (delivery) => {
      const article = await store.articles.find(delivery.body.articleId);
      const rests = await restsOnce();
      const outcome =
        article === undefined
          ? ({ kind: 'none', why: 'The article is not there any more.' } as const)
          : await askPage(article.url, {
              ask: asker(acceptPage, pageBytesMax),
              robots,
              rests,
              clock,
            });
      if (outcome.kind === 'later' && delivery.attempt < pageTriesMax) {
        throw new Fault('unavailable', outcome.why);
      }
      await delivery.settle(async (tx) => {
        if (article === undefined || outcome.kind !== 'page') return;
        const { id: articleId, feedId } = article;
        const document = { ...documentOf(outcome.answer, feedId, parts), articleId };
        await tx.documents.add(document);
        await tx.outbox.add('page.fetched', { articleId, documentId: document.id });
      });
      if (outcome.kind === 'page') parts.nudge();
      else log.info({ articleId: article?.id, why: outcome.why }, 'A page is not to be had.');
    },
  };
}

/**
 * From a site's address, or a feed's own, to the feeds there. Asks at most a dozen times.
 */
export function discoverFeeds(url: string, net: Net): Promise<Discovery> {
  return discover(url, (asked) =>
    net.get({
      url: asked,
      headers: { accept: `${acceptPage}, ${acceptFeed}` },
      bytesMax: pageBytesMax,
      timeoutMs: requestTimeoutMs,
    }),
  );
}

interface PollParts extends FetcherParts {
  readonly rests: () => Promise<Rests>;
  readonly breaking: AbortController;
}

/** Asks one feed, if it is still due, and saves what came of it in one transaction. */
async function pollFeed(id: string, parts: PollParts): Promise<void> {
  const { store, net, clock, config, random, log } = parts;
  const feed = await store.feeds.find(id);
  if (feed === undefined || !isDue(feed, clock())) return;
  const rests = await parts.rests();
  const restsUntil = rests.until(hostOf(feed.url), clock());
  if (restsUntil !== undefined) {
    await store.feeds.change(id, { dueAt: restsUntil + Math.ceil(random() * restSpreadMs) });
    return;
  }
  const validators = validatorsFor(feed);
  const outcome = await net.get({
    url: feed.url,
    headers: { accept: acceptFeed },
    ...(validators === undefined ? {} : { validators }),
    bytesMax: feedBytesMax,
    timeoutMs: requestTimeoutMs,
    signal: parts.breaking.signal,
  });
  const decision = react(feed, outcome, { now: clock(), pace: config, random: random() });
  log.debug({ feedId: id, url: feed.url, kind: decision.kind }, decision.why);
  if (decision.rest !== undefined) rests.add(decision.rest.hosts, decision.rest.until);
  await save(feed, outcome, decision, rests, parts);
  if (decision.isDocument) parts.nudge();
}

/** Feeds of a rested host come back one after the other. */
const restSpreadMs = 5 * 60 * 1000;

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
      const document = documentOf(outcome, feed.id, parts);
      await tx.documents.add(document);
      await tx.outbox.add('feed.fetched', { documentId: document.id });
    }
    const { url = feed.url } = decision.patch;
    const isTaken = url !== feed.url && (await tx.feeds.findByUrl(url)) !== undefined;
    await tx.feeds.change(feed.id, fitting(present, decision.patch, isTaken));
    if (decision.rest !== undefined) await tx.notes.write(restsNote, rests.write(parts.clock()));
  });
}

function documentOf(
  answer: Answered,
  feedId: string,
  { newId, clock }: Pick<FetcherParts, 'newId' | 'clock'>,
): Document {
  const { url, status, headers, body } = answer;
  return { id: newId(), feedId, url, fetchedAt: clock(), status, headers, body };
}
