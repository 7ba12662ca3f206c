// Door of reading: turns documents into articles. It loads and reads a document, decides what is
// new, and writes the changes and their messages in one transaction.

import { availableParallelism } from 'node:os';
import type { Handler } from '../bus/bus.js';
import type { Config } from '../config.js';
import type { Article } from '../domain/article.js';
import type { Clock } from '../domain/clock.js';
import type { Document } from '../domain/document.js';
import { Fault } from '../domain/fault.js';
import type { Feed } from '../domain/feed.js';
import type { NewId } from '../domain/id.js';
import type { Log } from '../domain/log.js';
import { minuteMs } from '../domain/time.js';
import type { Records, Store } from '../store/store.js';
import { pageChange } from './article/article.js';
import { agenciesOf, type Agency } from './credit/credit.js';
import { readFeed } from './feed/feed.js';
import type { FeedReading } from './feed/feed.js';
import { linkValue } from './identity/identity.js';
import { planIntake, intakeInput, judgeEntries } from './intake/intake.js';
import type { IntakeContext, IntakePlan } from './intake/intake.js';
import { readPage } from './page/page.js';
import type { PageReading } from './page/page.js';
import { feedTask, openThreads, pageTask } from './threads/threads.js';
import type { Task, ThreadAnswer, Threads } from './threads/threads.js';

export { readDate } from './date/date.js';
export { readFeed, type FeedReading } from './feed/feed.js';
export { sanitise } from './html/html.js';
export { readLanguage } from './language/language.js';
export { readPage } from './page/page.js';

/** Maximum of article ids in one message. */
const idsAtOnce = 200;
/** A change of the register takes effect within this time. */
const registerAgeMaxMs = minuteMs;

export interface ReaderDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: NewId;
  /** With it, the reader opens worker threads of its own; without, it reads on this thread. */
  readonly config?: Pick<Config, 'threads'>;
  readonly log?: Log;
  /** Shared threads; whoever passes them closes them. */
  readonly threads?: Threads;
}

export interface Reader {
  readonly handleFeed: Handler<'feed.fetched'>;
  readonly handlePage: Handler<'page.fetched'>;
  /** Ends the reader's own threads. Idempotent. */
  close(): Promise<void>;
}

export function createReader(parts: ReaderDeps): Reader {
  const { store, clock, newId, log } = parts;
  const own = parts.threads === undefined ? openOwn(parts.config) : undefined;
  const threads = parts.threads ?? own;
  const agencies = registeredAgencies(store, clock);
  return {
    handleFeed: async (delivery) => {
      const document = await store.documents.find(delivery.body.documentId);
      const feed = document && (await store.feeds.find(document.feedId));
      if (document === undefined || feed === undefined) {
        await delivery.settle((tx) => tx.documents.markRead(delivery.body.documentId, clock()));
        return;
      }
      const { body, url, headers } = document;
      const answer = await run(threads, feedTask, readFeed, body, { url, headers });
      const isUnread = answer.kind === 'gave-up';
      if (isUnread && !isLastTry(delivery)) throw new Fault('unavailable', unreadFeed(answer.why));
      const reading = isUnread ? refusedReading(unreadFeed(answer.why)) : answer.value;
      const known = await agencies();
      const counts = await delivery.settle(async (tx) => {
        await tx.documents.markRead(document.id, clock());
        // The next request is unconditional, so that the document is not lost.
        if (isUnread)
          await tx.feeds.change(feed.id, { validators: undefined, bodyHash: undefined });
        return takeInFeed(tx, feed, reading, { now: document.fetchedAt, newId, agencies: known });
      });
      if (counts !== undefined) log?.info({ feed: feed.url, ...counts }, 'A feed was read.');
    },
    handlePage: async (delivery) => {
      const { articleId, documentId } = delivery.body;
      const document = await store.documents.find(documentId);
      const reading =
        document && (await pageReadingOf(document, threads, await agencies(), clock()));
      if (reading?.kind === 'gave-up') {
        if (!isLastTry(delivery)) throw new Fault('unavailable', unreadPage(reading.why));
        log?.warn({ article: articleId, why: reading.why }, 'A page was given up.');
      }
      await delivery.settle(async (tx) => {
        await tx.documents.markRead(documentId, clock());
        const article = await tx.articles.find(articleId);
        if (article === undefined || document === undefined) return;
        if (document.status === 410) await withdraw(tx, article, clock());
        else if (reading?.kind === 'done') await applyPage(tx, article, reading.value, clock());
      });
    },
    close: async () => own?.close(),
  };
}

/** The register's agencies, cached for `registerAgeMaxMs`. */
function registeredAgencies(store: Store, clock: Clock): () => Promise<readonly Agency[]> {
  let known: readonly Agency[] = [];
  let askedAt = -Infinity;
  return async () => {
    const now = clock();
    if (Math.abs(now - askedAt) < registerAgeMaxMs) return known;
    known = agenciesOf(await store.outlets.list());
    askedAt = now;
    return known;
  };
}

function openOwn(config: ReaderDeps['config']): Threads | undefined {
  if (config === undefined) return undefined;
  return openThreads(
    config.threads === 0 ? Math.max(1, availableParallelism() - 1) : config.threads,
  );
}

/** Tries of a document that the threads give up. The cause may be the machine, not the document. */
const readTriesMax = 3;
const isLastTry = ({ attempt }: { readonly attempt: number }): boolean => attempt >= readTriesMax;
const unreadFeed = (why: string): string => `This feed could not be read: ${why}.`;
const unreadPage = (why: string): string => `This page could not be read: ${why}.`;

/** A feed that the threads give up is refused like a document that is no feed. */
function refusedReading(refusal: string): FeedReading {
  return {
    refusal,
    wellFormed: false,
    encoding: 'utf-8',
    authors: [],
    categories: [],
    entries: [],
    warnings: [],
  };
}

async function pageReadingOf(
  document: Document,
  threads: Threads | undefined,
  agencies: readonly Agency[],
  now: number,
): Promise<ThreadAnswer<PageReading>> {
  const { body: bytes, url, headers } = document;
  return run(threads, pageTask, readPage, bytes, { url, headers, now, agencies });
}

/** Runs `task` in a thread, or `read`, its function, on this thread. */
async function run<Args extends readonly unknown[], Output>(
  threads: Threads | undefined,
  task: Task<Args, Output>,
  read: (...args: Args) => Output,
  ...args: Args
): Promise<ThreadAnswer<Output>> {
  return threads === undefined
    ? { kind: 'done', value: read(...args) }
    : threads.run(task, ...args);
}

/** Looks up known articles, plans the intake and carries it out; returns counts for the log. */
async function takeInFeed(
  tx: Records,
  feed: Feed,
  reading: FeedReading,
  around: Pick<IntakeContext, 'now' | 'newId' | 'agencies'>,
): Promise<Readonly<Record<string, number>>> {
  const questions = intakeInput(feed, reading);
  const byKey = await tx.articles.findByKeys(feed.outletId, questions.keys);
  const articles = await tx.articles.findMany([...new Set(byKey.values())]);
  const known = { byKey, articles: new Map(articles.map((article) => [article.id, article])) };
  const verdicts = judgeEntries(feed, questions, known);
  const wordedAt = new Map<string, number>();
  for (const verdict of verdicts) {
    if (verdict.kind !== 'changed') continue;
    const versions = await tx.articles.versions(verdict.article.id);
    wordedAt.set(verdict.article.id, versions.at(-1)?.seenAt ?? 0);
  }
  const plan = planIntake(questions, verdicts, { feed, reading, known, wordedAt, ...around });
  await carryOut(tx, feed, plan);
  return { entries: reading.entries.length, added: plan.add.length, changed: plan.versions.length };
}

async function carryOut(tx: Records, feed: Feed, plan: IntakePlan): Promise<void> {
  for (const { article, keys } of plan.add) await tx.articles.add(article, keys);
  for (const version of plan.versions) await tx.articles.addVersion(version);
  for (const { id, patch } of plan.change) await tx.articles.change(id, patch);
  for (const { articleId, keys } of plan.keys) {
    await tx.articles.addKeys(articleId, feed.outletId, keys);
  }
  await tx.feeds.change(feed.id, plan.feed);
  for (let from = 0; from < plan.read.length; from += idsAtOnce) {
    await tx.outbox.add('articles.read', { articleIds: plan.read.slice(from, from + idsAtOnce) });
  }
  for (const articleId of plan.pagesWanted) await tx.outbox.add('page.wanted', { articleId });
}

async function withdraw(tx: Records, article: Article, now: number): Promise<void> {
  if (article.withdrawnAt !== undefined) return;
  await tx.articles.change(article.id, { withdrawnAt: now });
  await tx.outbox.add('articles.read', { articleIds: [article.id] });
}

async function applyPage(
  tx: Records,
  article: Article,
  page: PageReading,
  now: number,
): Promise<void> {
  const { version, patch } = pageChange(article, page, now);
  if (version !== undefined) await tx.articles.addVersion(version);
  await tx.articles.change(article.id, patch);
  if (patch.url !== undefined) {
    const key = { kind: 'link', value: linkValue(patch.url) } as const;
    await tx.articles.addKeys(article.id, article.outletId, [key]);
  }
  const changed = version !== undefined || Object.keys(patch).length > 0;
  if (changed) await tx.outbox.add('articles.read', { articleIds: [article.id] });
}
