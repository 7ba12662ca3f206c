// An engine brought up to what the store says at a start: whatever was placed or moved since its
// state was kept is settled, all of the window when there was none.

import type { Log } from '../../domain/log.js';
import type { Engine } from '../engine/engine.js';
import { pageSize, type KnownStand, type Records, type Seen } from '../records.js';
import { outletsOf, reportOf, withMeanings, type TextVectors } from '../reporting.js';

export interface SyncOptions {
  readonly engine: Engine;
  readonly store: Records;
  /** ms UTC: of what was seen before only the pins count. */
  readonly since: number;
  /** When the engine's state was kept, ms UTC; −Infinity for an empty one. */
  readonly keptAt: number;
  readonly meaning?: TextVectors | undefined;
  readonly log?: Pick<Log, 'error'> | undefined;
}

const standsPageSize = 5_000;

/** Says how many articles were settled. */
export async function syncWithStore(warming: SyncOptions): Promise<number> {
  const { engine, store, since, keptAt } = warming;
  const isNews = ({ id, eventId, pinned, placedAt }: KnownStand): boolean =>
    placedAt > keptAt || engine.eventOf(id) !== eventId || engine.isPinned(id) !== pinned;
  let after: Seen = { seenAt: since, id: '' };
  let settled = 0;
  const older = new Set(engine.ids());
  for (;;) {
    const page = await store.articles.placed(after, standsPageSize);
    const news = page.filter(isNews);
    for (const { id } of page) older.delete(id);
    await settleAll(news, warming);
    settled += news.length;
    const last = page.at(-1);
    if (last === undefined || page.length < standsPageSize) break;
    after = last;
  }
  const pins = (await pinsOf([...older], store)).filter(isNews);
  await settleAll(pins, warming);
  return settled + pins.length;
}

/** Editors pin what is older than the window, too, and that may be remembered still. */
async function pinsOf(ids: readonly string[], store: Records): Promise<readonly KnownStand[]> {
  const pinned = [...(await store.events.pinnedOf(ids))];
  const placements: KnownStand[] = [];
  for (let at = 0; at < pinned.length; at += pageSize) {
    for (const article of await store.articles.findMany(pinned.slice(at, at + pageSize))) {
      const { id, seenAt, eventId } = article;
      if (eventId !== undefined)
        placements.push({ id, seenAt, eventId, pinned: true, placedAt: 0 });
    }
  }
  return placements;
}

async function settleAll(placements: readonly KnownStand[], warming: SyncOptions): Promise<void> {
  for (let at = 0; at < placements.length; at += pageSize) {
    await settlePage(placements.slice(at, at + pageSize), warming);
  }
}

async function settlePage(placements: readonly KnownStand[], warming: SyncOptions): Promise<void> {
  const { engine, store, meaning, log } = warming;
  const standOf = new Map(placements.map((placement) => [placement.id, placement]));
  const articles = await store.articles.findMany([...standOf.keys()]);
  const outlets = await outletsOf(articles, store);
  // One bad article must not keep muster from starting: it is not compared with any more.
  const attempt = <T>(id: string, work: () => T): readonly T[] => {
    try {
      return [work()];
    } catch (thrown) {
      log?.error({ article: id, fault: thrown }, 'An article was left out.');
      return [];
    }
  };
  const bare = articles.flatMap((article) => attempt(article.id, () => reportOf(article, outlets)));
  for (const report of await withMeanings(bare, meaning)) {
    const placement = standOf.get(report.id);
    if (placement === undefined) continue;
    attempt(report.id, () => engine.settle(report, placement.eventId, placement.pinned));
  }
}
