// Brings an engine up to what the store says, at a start. Settles what was placed or moved since
// its state was saved, or the whole window when there was no state.

import type { Log } from '../../domain/log.js';
import type { Engine } from '../engine/engine.js';
import { pageSize, type KnownPlacement, type Records, type Seen } from '../records.js';
import { outletsOf, reportOf, withMeanings, type TextVectors } from '../reporting.js';

export interface SyncOptions {
  readonly engine: Engine;
  readonly store: Records;
  /** ms UTC. Of articles seen before only the pins count. */
  readonly since: number;
  /** When the engine's state was saved, ms UTC; −Infinity for an empty engine. */
  readonly savedAt: number;
  readonly vectors?: TextVectors | undefined;
  readonly log?: Pick<Log, 'error'> | undefined;
}

const placementsPageSize = 5_000;

/** Returns how many articles were settled. */
export async function syncWithStore(options: SyncOptions): Promise<number> {
  const { engine, store, since, savedAt } = options;
  const isNews = ({ id, eventId, pinned, placedAt }: KnownPlacement): boolean =>
    placedAt > savedAt || engine.eventOf(id) !== eventId || engine.isPinned(id) !== pinned;
  let after: Seen = { seenAt: since, id: '' };
  let settled = 0;
  const older = new Set(engine.ids());
  for (;;) {
    const page = await store.articles.placed(after, placementsPageSize);
    const news = page.filter(isNews);
    for (const { id } of page) older.delete(id);
    await settleAll(news, options);
    settled += news.length;
    const last = page.at(-1);
    if (last === undefined || page.length < placementsPageSize) break;
    after = last;
  }
  const pins = (await pinsOf([...older], store)).filter(isNews);
  await settleAll(pins, options);
  return settled + pins.length;
}

/** Editors also pin articles older than the window, which may still be in memory. */
async function pinsOf(ids: readonly string[], store: Records): Promise<readonly KnownPlacement[]> {
  const pinned = [...(await store.events.pinnedOf(ids))];
  const placements: KnownPlacement[] = [];
  for (let at = 0; at < pinned.length; at += pageSize) {
    for (const article of await store.articles.findMany(pinned.slice(at, at + pageSize))) {
      const { id, seenAt, eventId } = article;
      if (eventId !== undefined)
        placements.push({ id, seenAt, eventId, pinned: true, placedAt: 0 });
    }
  }
  return placements;
}

async function settleAll(
  placements: readonly KnownPlacement[],
  options: SyncOptions,
): Promise<void> {
  for (let at = 0; at < placements.length; at += pageSize) {
    await settlePage(placements.slice(at, at + pageSize), options);
  }
}

async function settlePage(
  placements: readonly KnownPlacement[],
  options: SyncOptions,
): Promise<void> {
  const { engine, store, vectors, log } = options;
  const placementOf = new Map(placements.map((placement) => [placement.id, placement]));
  const articles = await store.articles.findMany([...placementOf.keys()]);
  const outlets = await outletsOf(articles, store);
  // One bad article must not keep muster from starting. It is not compared with any more.
  const attempt = <T>(id: string, work: () => T): readonly T[] => {
    try {
      return [work()];
    } catch (thrown) {
      log?.error({ article: id, fault: thrown }, 'An article was left out.');
      return [];
    }
  };
  const bare = articles.flatMap((article) => attempt(article.id, () => reportOf(article, outlets)));
  for (const report of await withMeanings(bare, vectors)) {
    const placement = placementOf.get(report.id);
    if (placement === undefined) continue;
    attempt(report.id, () => engine.settle(report, placement.eventId, placement.pinned));
  }
}
