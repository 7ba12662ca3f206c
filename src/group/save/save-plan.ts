// Every row that one message changes, planned before the transaction that writes them.

import type { Article, ArticleHead } from '../../domain/article.js';
import type { CoreSimilarities } from '../../domain/event.js';
import type { Change, NewPlacement } from '../change.js';
import type { Engine } from '../engine/engine.js';
import { withHistory } from './history.js';
import { pageSize, type Records } from '../records.js';
import {
  eventsOf,
  latestPlacements,
  membersOf,
  recountOf,
  type ArticleFacts,
  type Recount,
} from './recount.js';
import { isAgency, outletsOf } from '../reporting.js';
import { emptySketch, type Sketch } from '../reprint/shingles.js';
import type { SketchCache } from '../reprint/sketch-cache.js';

export interface SavePlan {
  /** Ids of events that the store does not have yet. */
  readonly opened: readonly string[];
  /** The last placement of each article. */
  readonly placements: readonly NewPlacement[];
  readonly merged: readonly Extract<Change, { readonly kind: 'merged' }>[];
  /** Of every event that the changes name, and of the articles' events. */
  readonly recounts: readonly Recount[];
}

export async function savePlanOf(
  changes: readonly Change[],
  articles: readonly Article[],
  store: Records,
  sketches: SketchCache,
  engine: Pick<Engine, 'similaritiesToCore'>,
): Promise<SavePlan> {
  const ids = eventsOf(changes, articles);
  const latest = latestPlacements(changes);
  const heads = new Map<string, ArticleHead>(articles.map((article) => [article.id, article]));
  const opened: string[] = [];
  const cores = new Map<string, CoreSimilarities>();
  for (const id of ids) {
    const event = await store.events.find(id);
    // Articles that the engine has forgotten keep their stored similarity.
    cores.set(id, { ...event?.core, ...engine.similaritiesToCore(id) });
    if (event === undefined) opened.push(id);
    else for (const head of await store.articles.headsOf(id)) heads.set(head.id, head);
  }
  const elsewhere = latest.map((placement) => placement.articleId).filter((id) => !heads.has(id));
  for (const article of await store.articles.findMany(elsewhere)) heads.set(article.id, article);
  const stoodIn = (id: string): string | undefined => heads.get(id)?.eventId;
  const placementOf = (id: string) => store.events.placement(id);
  const placements = await withHistory(latest, changes, stoodIn, placementOf);
  const members = membersOf(ids, heads.values(), placements);
  const lore = await factsOf([...members.values()].flat(), articles, store, sketches);
  const recounts = [...members].map(([id, of]) => recountOf(id, of, lore, cores.get(id) ?? {}));
  // The engine knows only the reports of its window: an event may have older ones.
  const isLeft = (event: string): boolean => members.get(event)?.length === 0;
  const merged = changes
    .filter((change) => change.kind === 'merged')
    .filter(({ gone }) => isLeft(gone));
  return { opened, placements, merged, recounts };
}

/** Loads only the texts that are not sketched yet. */
async function factsOf(
  heads: readonly ArticleHead[],
  articles: readonly Article[],
  store: Records,
  sketches: SketchCache,
): Promise<ArticleFacts> {
  const outlets = await outletsOf(heads, store);
  for (const article of articles) sketches.of(article);
  const drawn = new Map<string, Sketch>();
  const missing: string[] = [];
  for (const head of heads) {
    const sketch = sketches.find(head);
    if (sketch === undefined) missing.push(head.id);
    else drawn.set(head.id, sketch);
  }
  for (let at = 0; at < missing.length; at += pageSize) {
    const read = await store.articles.findMany(missing.slice(at, at + pageSize));
    for (const article of read) drawn.set(article.id, sketches.of(article));
  }
  return {
    isAgency: (outletId) => isAgency(outletId, outlets),
    sketchOf: ({ id }) => drawn.get(id) ?? emptySketch,
  };
}
