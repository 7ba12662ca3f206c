// What `muster doctor` looks at, and what it concludes.

import type { Bus } from '../bus/bus.js';
import { asFault } from '../domain/fault.js';
import type { DeadLetter } from '../domain/message.js';
import type { Feed } from '../domain/feed.js';
import { present } from '../domain/present.js';
import { hourMs } from '../domain/time.js';
import { wrongInKnowledge } from '../group/group.js';
import { freeBytes } from '../outage.js';
import type { Store, StoreHealth } from '../store/store.js';
import type { App } from '../app.js';
import { futureTimes } from './future-times.js';

export interface Diagnosis {
  readonly store: StoreHealth;
  readonly disk: { readonly freeBytes: number; readonly isFull: boolean };
  /** Sentences about times in the future; empty when the clock is right. */
  readonly clock: readonly string[];
  /** Documents that were fetched long ago, were never read, and have no message on its way. */
  readonly unreadDocuments: number;
  readonly pending: number;
  readonly deadLetters: readonly DeadLetter[];
  readonly feeds: { readonly all: number; readonly troubled: readonly Feed[] };
  /** Drafts that wait for an editor; 0 when drafts are published unattended. */
  readonly drafts: number;
  /** The state of the model of meaning; absent without a model. */
  readonly meaning?: { readonly model: string; readonly fault?: string };
  /** Lines of knowledge/ that are ignored, and why. */
  readonly knowledge: readonly string[];
}

const deadShownMax = 50;
/** Large transactions need this much room for the write-ahead log. */
const roomBytesMin = 64 * 1024 * 1024;

export async function diagnose(store: Store, bus: Bus, app: App): Promise<Diagnosis> {
  const { publishUnattended } = app.config;
  const feeds = await store.feeds.list();
  const { file, server } = app.database;
  const free = server === undefined ? freeBytes(file) : Infinity;
  const pending = await store.outbox.pending();
  const unread = pending > 0 ? 0 : await store.documents.countUnread(app.clock() - hourMs);
  return {
    store: await store.health(),
    disk: { freeBytes: free, isFull: free < roomBytesMin },
    clock: futureTimes(feeds, await store.articles.seenAtOfNewest(1), app.clock()),
    unreadDocuments: unread,
    pending,
    deadLetters: await bus.deadLetters(deadShownMax),
    feeds: { all: feeds.length, troubled: feeds.filter(isTroubled) },
    drafts: publishUnattended ? 0 : await store.roundups.count({ state: 'draft' }),
    ...present({ meaning: await meaningOf(app) }),
    knowledge: wrongInKnowledge(),
  };
}

/** True when a person has to do something. A few failing feeds are normal; most of them are not. */
export function needsPerson(diagnosis: Diagnosis): boolean {
  const { store, disk, clock, unreadDocuments, deadLetters, feeds } = diagnosis;
  const failing = feeds.troubled.filter(({ state }) => state === 'failing').length;
  const isGone = feeds.troubled.some(({ state }) => state === 'gone');
  return (
    store.integrity !== 'ok' ||
    disk.isFull ||
    clock.length > 0 ||
    unreadDocuments > 0 ||
    deadLetters.length > 0 ||
    isGone ||
    failing * 2 > feeds.all
  );
}

/** Asks the model for one vector. Grouping continues without it, so nothing else reports it. */
async function meaningOf(app: App): Promise<Diagnosis['meaning']> {
  let model;
  try {
    model = await app.openModel();
    if (model === undefined) return undefined;
    await model.embed(['muster'], AbortSignal.timeout(app.config.meaningTimeoutMs));
    return { model: model.name };
  } catch (thrown) {
    const { message } = asFault(thrown, 'asking the model');
    return { model: model?.name ?? 'of meaning', fault: message };
  } finally {
    await model?.close();
  }
}

function isTroubled(feed: Feed): boolean {
  const { state, fault, warnings = [] } = feed;
  return state === 'failing' || state === 'gone' || fault !== undefined || warnings.length > 0;
}
