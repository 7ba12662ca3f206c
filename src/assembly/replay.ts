// Streams archived snapshots through the whole way, the clock following their times.

import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ReplayReport, ReplayWishes } from '../house.js';
import { subscribe } from '../outlets/outlets.js';
import type { Feed } from '../domain/feed.js';
import { minuteMs } from '../domain/time.js';
import { readFeed } from '../read/read.js';
import type { Store } from '../store/store.js';
import { listSnapshots, type Snapshot } from './snapshots.js';
import { assembleWorkshop, type Parts } from './watch.js';

/** The clock is the replay's own: it stands at the time of the snapshot under way. */
export async function replaySnapshots(
  folder: string,
  parts: Omit<Parts, 'clock'>,
  { speed, onProgress }: ReplayWishes,
): Promise<ReplayReport> {
  const { store } = parts;
  const { snapshots, passedOver } = await listSnapshots(folder);
  let now = snapshots[0]?.at ?? 0;
  const workshop = assembleWorkshop({ ...parts, clock: () => now });
  const before = await counted(store);
  const started = performance.now();
  const seen = new Set<string>();
  let peakBytes = 0;
  await workshop.start();
  for (const [index, snapshot] of snapshots.entries()) {
    if (speed !== undefined) await sleep((snapshot.at - now) / speed);
    now = Math.max(now, snapshot.at);
    const body = await readFile(snapshot.file);
    const feed = await feedOf(snapshot, body, { ...parts, clock: () => now });
    for (const key of entryKeys(feed, body)) seen.add(key);
    await handIn(store, feed, body, now, parts.newId());
    workshop.bus.nudge();
    await workshop.bus.idle();
    peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
    onProgress(index + 1, snapshots.length);
  }
  // What failed is tried again, as it would be live, until it succeeds or lies aside.
  for (let tries = 1; tries < triesMax; tries += 1) {
    now += retryWaitMs;
    workshop.bus.nudge();
    await workshop.bus.idle();
  }
  await workshop.settle();
  await workshop.stop();
  const after = await counted(store);
  return {
    snapshots: snapshots.length,
    passedOver: { files: passedOver.length, first: passedOver.slice(0, passedOverShownMax) },
    entries: seen.size,
    added: after.articles - before.articles,
    versions: after.versions - before.versions - (after.articles - before.articles),
    events: after.events,
    roundups: after.roundups,
    seconds: (performance.now() - started) / 1000,
    peakMemoryMiB: Math.round(peakBytes / 2 ** 20),
  };
}

/** Names told of files that are no snapshots. */
const passedOverShownMax = 5;
/** Longer than a message waits for its next try. */
const retryWaitMs = minuteMs;
const triesMax = 3;

/** The feed a folder stands for, told by its own words where it has them. */
async function feedOf(
  { feed }: Snapshot,
  body: Uint8Array,
  parts: Omit<Parts, 'net'> | Parts,
): Promise<Feed> {
  const url = `https://${feed.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.replay.invalid/feed`;
  const known = await parts.store.feeds.findByUrl(url);
  if (known !== undefined) return known;
  const { title, link } = readFeed(body, { url, headers: {} });
  const wanted = {
    url,
    fetchPages: false,
    // An archive has no living address: it is never polled.
    state: 'paused' as const,
    ...(title === undefined ? {} : { title }),
    ...(link === undefined ? {} : { siteUrl: link }),
  };
  return (await subscribe(parts.store, wanted, parts)).feed;
}

function entryKeys(feed: Feed, body: Uint8Array): readonly string[] {
  const reading = readFeed(body, { url: feed.url, headers: {} });
  return reading.entries.map(
    ({ id, link, title }) => `${feed.outletId} ${id ?? link ?? title ?? ''}`,
  );
}

function handIn(
  store: Store,
  feed: Feed,
  body: Uint8Array,
  now: number,
  documentId: string,
): Promise<void> {
  return store.transaction(async (tx) => {
    await tx.documents.add({
      id: documentId,
      feedId: feed.id,
      url: feed.url,
      fetchedAt: now,
      status: 200,
      headers: {},
      body,
    });
    await tx.outbox.add('feed.fetched', { documentId });
  });
}

async function counted(
  store: Store,
): Promise<{ articles: number; versions: number; events: number; roundups: number }> {
  const counts = await store.counts();
  const { articles = 0, versions = 0, events = 0, roundups = 0 } = counts;
  return { articles, versions, events, roundups };
}
