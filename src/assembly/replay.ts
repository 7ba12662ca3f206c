// Streams archived snapshots through the whole pipeline. The clock follows their times.

import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ReplayReport, ReplayOptions } from '../app.js';
import { subscribe } from '../outlets/outlets.js';
import type { Feed } from '../domain/feed.js';
import { present } from '../domain/present.js';
import { minuteMs } from '../domain/time.js';
import { readFeed } from '../read/read.js';
import type { Store } from '../store/store.js';
import type { Archive, Snapshot } from './snapshots.js';
import { assemblePipeline, type PipelineDeps } from './assemble-pipeline.js';

export { listSnapshots } from './snapshots.js';

/** The clock shows the time of the current snapshot. */
export async function replaySnapshots(
  { snapshots, passedOver }: Archive,
  deps: Omit<PipelineDeps, 'clock'>,
  { speed, onProgress }: ReplayOptions,
): Promise<ReplayReport> {
  const { store } = deps;
  let now = snapshots[0]?.at ?? 0;
  // A replay may do hindsight long after the reports, so events of any age are drafted.
  const config = { ...deps.config, draftAgeHoursMax: Infinity };
  // Events must not depend on how fast the machine is: hindsight runs by the reports alone.
  const replayed = { ...deps, config, clock: () => now, hindsight: 'by-reports' } as const;
  const pipeline = assemblePipeline(replayed);
  const before = await counted(store);
  const started = performance.now();
  const seen = new Set<string>();
  let peakBytes = 0;
  await pipeline.start();
  for (const [index, snapshot] of snapshots.entries()) {
    if (speed !== undefined) await sleep((snapshot.at - now) / speed);
    now = Math.max(now, snapshot.at);
    const body = await readFile(snapshot.file);
    const feed = await feedOf(snapshot, body, { ...deps, clock: () => now });
    for (const key of entryKeys(feed, body)) seen.add(key);
    await addDocument(store, feed, body, now, deps.newId());
    pipeline.bus.nudge();
    await pipeline.bus.idle();
    peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
    onProgress(index + 1, snapshots.length);
  }
  // Failed messages are tried again, as in live operation, until they succeed or are dead letters.
  for (let tries = 1; tries < triesMax; tries += 1) {
    now += retryWaitMs;
    pipeline.bus.nudge();
    await pipeline.bus.idle();
  }
  await pipeline.settle();
  await pipeline.stop();
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

/** Names shown of files that are no snapshots. */
const passedOverShownMax = 5;
/** Longer than the pause before the next try of a message. */
const retryWaitMs = minuteMs;
const triesMax = 3;

/** The feed of a snapshot's folder. A new one gets title and site from the snapshot. */
async function feedOf(
  { feed }: Snapshot,
  body: Uint8Array,
  deps: Omit<PipelineDeps, 'net'> | PipelineDeps,
): Promise<Feed> {
  const url = `https://${feed.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.replay.invalid/feed`;
  const known = await deps.store.feeds.findByUrl(url);
  if (known !== undefined) return known;
  const { title, link } = readFeed(body, { url, headers: {} });
  const wanted = {
    url,
    fetchPages: false,
    // An archive has no live address, so it is never polled.
    state: 'paused' as const,
    ...present({ title, siteUrl: link }),
  };
  return (await subscribe(deps.store, wanted, deps)).feed;
}

function entryKeys(feed: Feed, body: Uint8Array): readonly string[] {
  const reading = readFeed(body, { url: feed.url, headers: {} });
  return reading.entries.map(
    ({ id, link, title }) => `${feed.outletId} ${id ?? link ?? title ?? ''}`,
  );
}

function addDocument(
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
