// DOOR, stage 3: articles → events. Loads what is new, lets the engine decide, saves it in one
// transaction.

import type { Delivery, Handler } from '../bus/bus.js';
import type { Config } from '../config.js';
import { articleTime, type Article } from '../domain/article.js';
import type { Clock } from '../domain/clock.js';
import type { Event } from '../domain/event.js';
import type { NewId } from '../domain/id.js';
import type { Log } from '../domain/log.js';
import { countOrigins } from '../domain/origins.js';
import type { Store } from '../store/store.js';
import type { Change, Stand } from './change.js';
import { createEngine, type Engine } from './engine.js';
import { createLetters } from './letters.js';
import type { Report } from './report.js';
import { originsOf, type Text } from './reprints.js';
import { shippedKnowledge, shippedLearned } from './shipped.js';
import { createSketch, type Sketch } from './shingles.js';

export { dayOfAddress } from './days.js';
export { createEngine, type Engine } from './engine.js';
export { groupStream, inStreamOrder } from './stream.js';
export type { Report } from './report.js';

export interface GrouperOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly config: Pick<Config, 'groupWindowDays'>;
  readonly log?: Pick<Log, 'info' | 'error'>;
}

export interface Grouper {
  readonly handle: Handler<'articles.read'>;
  /** Rebuilds the state from the store. Called by itself before the first message. */
  warm(): Promise<void>;
  /** Why an article stands where it stands, as it was judged when placed. */
  explain(articleId: string): ReturnType<Store['events']['placement']>;
}

type Facts = Pick<Parameters<typeof createEngine>[0], 'knowledge' | 'learned'>;
type SketchOf = (text: string) => Sketch;

const dayMs = 86_400_000;
const pageSize = 500;

/** The knowledge and weights that ship with muster. */
export function shipped(): Facts {
  return { knowledge: shippedKnowledge(), learned: shippedLearned() };
}

export function createGrouper(options: GrouperOptions): Grouper {
  const { store, clock } = options;
  const facts = shipped();
  const sketchOf = createSketch(createLetters());
  let engine: Engine | undefined;

  async function handle(delivery: Delivery<'articles.read'>): Promise<void> {
    engine ??= await rebuild(options, facts);
    const articles = await store.articles.findMany(delivery.body.articleIds);
    try {
      const free = await unpinned(articles, store);
      let changes = decide(engine, free);
      if (await movesPinned(changes, store)) {
        // An editor pinned something since the state was built: decide again knowing it.
        engine = await rebuild(options, facts);
        changes = decide(engine, free);
      }
      const saved = await delivery.settle(async (inside) => {
        await save(changes, articles, inside, sketchOf, clock());
        return true;
      });
      if (saved === undefined) engine = undefined;
    } catch (thrown) {
      // What is in memory may not be on disk: start again from what is.
      engine = undefined;
      throw thrown;
    }
  }

  return {
    handle,
    async warm() {
      engine = await rebuild(options, facts);
    },
    explain: (articleId) => store.events.placement(articleId),
  };
}

/** An engine that knows the window as the store has it: placements are facts. */
async function rebuild(options: GrouperOptions, facts: Facts): Promise<Engine> {
  const { store, clock, newId, config } = options;
  const windowMs = config.groupWindowDays * dayMs;
  const engine = createEngine({ ...facts, newId, windowMs });
  let after = { seenAt: clock() - windowMs, id: '' };
  for (;;) {
    const page = await store.articles.stream(after, pageSize);
    for (const article of page) {
      if (article.eventId === undefined) continue;
      const placement = await store.events.placement(article.id);
      try {
        engine.settle(reportOf(article), article.eventId, placement?.pinned === true);
      } catch (thrown) {
        // One bad article must not keep muster from starting: it is not compared with any more.
        options.log?.error({ article: article.id, fault: thrown }, 'An article was left out.');
      }
    }
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) break;
    after = { seenAt: last.seenAt, id: last.id };
  }
  options.log?.info({ articles: engine.size() }, 'grouping state rebuilt');
  return engine;
}

async function unpinned(articles: readonly Article[], store: Store): Promise<readonly Article[]> {
  const free: Article[] = [];
  for (const article of articles) {
    const placement = await store.events.placement(article.id);
    if (placement?.pinned !== true) free.push(article);
  }
  return free;
}

async function movesPinned(changes: readonly Change[], store: Store): Promise<boolean> {
  for (const { articleId } of latestStands(changes)) {
    if ((await store.events.placement(articleId))?.pinned === true) return true;
  }
  return false;
}

function decide(engine: Engine, articles: readonly Article[]): readonly Change[] {
  const changes = articles.flatMap((article) => engine.place(reportOf(article)));
  return [...changes, ...engine.rejudge()];
}

async function save(
  changes: readonly Change[],
  articles: readonly Article[],
  inside: Store,
  sketchOf: SketchOf,
  now: number,
): Promise<void> {
  const ids = eventsOf(changes, articles);
  for (const id of ids) {
    if ((await inside.events.find(id)) === undefined) await inside.events.add(emptyEvent(id, now));
  }
  const stands = latestStands(changes);
  await inside.events.place(stands.map((stand) => ({ ...stand, placedAt: now, pinned: false })));
  for (const change of changes) {
    if (change.kind !== 'merged') continue;
    await inside.events.change(change.gone, { mergedInto: change.eventId });
  }
  for (const id of ids) await renew(id, inside, sketchOf, now);
  if (ids.length > 0) await inside.outbox.add('events.changed', { eventIds: ids });
}

function eventsOf(changes: readonly Change[], articles: readonly Article[]): readonly string[] {
  const ids = new Set<string>();
  for (const change of changes) {
    ids.add(change.eventId);
    if (change.kind === 'moved') ids.add(change.from);
    if (change.kind === 'merged') ids.add(change.gone);
  }
  for (const article of articles) if (article.eventId !== undefined) ids.add(article.eventId);
  return [...ids];
}

/** The last word on every article the changes speak of. */
function latestStands(changes: readonly Change[]): readonly Stand[] {
  const latest = new Map<string, Stand>();
  for (const change of changes) {
    if ('stand' in change) latest.set(change.stand.articleId, change.stand);
  }
  return [...latest.values()];
}

/** Counts an event anew from its articles, and says which of them are copies of which. */
async function renew(
  eventId: string,
  inside: Store,
  sketchOf: SketchOf,
  now: number,
): Promise<void> {
  const articles = await inside.articles.ofEvent(eventId);
  const origins = originsOf(await textsOf(articles, inside, sketchOf));
  for (const article of articles) {
    const originId = origins.get(article.id);
    if (originId !== article.originId) await inside.articles.change(article.id, { originId });
  }
  const times = articles.map(articleTime);
  await inside.events.change(eventId, {
    changedAt: now,
    articles: articles.length,
    outlets: new Set(articles.map((article) => article.outletId)).size,
    origins: countOrigins(
      articles.map(({ id, outletId }) => ({
        articleId: id,
        outletId,
        originId: origins.get(id) ?? id,
      })),
    ),
    ...(times.length === 0 ? {} : { firstAt: Math.min(...times), lastAt: Math.max(...times) }),
  });
}

async function textsOf(
  articles: readonly Article[],
  inside: Store,
  sketchOf: SketchOf,
): Promise<readonly Text[]> {
  const credited = new Set(articles.flatMap((article) => article.credit?.agencies ?? []));
  const texts: Text[] = [];
  for (const article of articles) {
    const outlet = await inside.outlets.find(article.outletId);
    texts.push({
      id: article.id,
      sketch: sketchOf(article.text),
      time: articleTime(article),
      isAgency: outlet?.medium === 'agency' || credited.has(article.outletId),
      credits: (article.credit?.agencies ?? []).some((agency) => agency !== article.outletId),
    });
  }
  return texts;
}

function reportOf(article: Article): Report {
  return {
    id: article.id,
    headline: article.headline,
    text: article.text === '' ? article.summary : article.text,
    time: articleTime(article),
    outlet: article.outletId,
    ...(article.language === undefined ? {} : { language: article.language.slice(0, 2) }),
  };
}

function emptyEvent(id: string, now: number): Event {
  return {
    id,
    createdAt: now,
    changedAt: now,
    firstAt: now,
    lastAt: now,
    articles: 0,
    outlets: 0,
    origins: 0,
  };
}
