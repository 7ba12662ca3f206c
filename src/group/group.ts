// DOOR, stage 3: articles → events. Loads what is new, lets the engine decide, saves it in one
// transaction.
//
//   article ─► reporting ─► engine ─► planning ─► save        at a start: keeping ─► warming
//              nothing waits ─► hindsight ─┘

import type { Delivery, Handler } from '../bus/bus.js';
import type { Config } from '../config.js';
import type { Article } from '../domain/article.js';
import type { Clock } from '../domain/clock.js';
import type { Event } from '../domain/event.js';
import { Fault } from '../domain/fault.js';
import type { NewId } from '../domain/id.js';
import type { Log } from '../domain/log.js';
import { dayMs } from '../domain/time.js';
import type { WeighedMeaning } from '../meaning/meaning.js';
import { StoreFault, type Records, type Store } from '../store/store.js';
import type { Change } from './change.js';
import { createEngine, type Engine } from './engine/engine.js';
import { createSavedState, type SavedState, type StateFile } from './restart/saved-state.js';
import { reportsMinDefault, type EngineOptions } from './engine/assemble.js';
import { savePlanOf, type SavePlan } from './save/save-plan.js';
import { latestPlacements } from './save/recount.js';
import { outletsOf, reportOf, withMeanings } from './reporting.js';
import { createSketch } from './reprint/shingles.js';
import { createSketchCache, type SketchCache } from './reprint/sketch-cache.js';
import { shippedKnowledge, shippedLearned } from './shipped.js';
import {
  createPacing,
  createSchedule,
  type Pacing,
  type Sliced,
  type ScheduleOptions,
} from './schedule.js';
import { syncWithStore } from './restart/sync-with-store.js';
import { letters } from './words/letters.js';

export { createEngine, type Engine } from './engine/engine.js';
export { wrongInKnowledge } from './shipped.js';
export { groupStream, inStreamOrder } from './stream.js';
export type { Report } from './report.js';
export type { StateFile } from './restart/saved-state.js';

interface GrouperOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly config: Pick<Config, 'groupWindowDays'>;
  /** Says what texts mean; one more likeness. */
  readonly meaning?: WeighedMeaning | undefined;
  readonly log?: Pick<Log, 'info' | 'error'>;
  /** Where the state is kept between runs; without it every start reads the whole window. */
  readonly kept?: { readonly file: StateFile; readonly release: string };
  readonly timer?: ScheduleOptions['timer'];
}

export interface Grouper {
  readonly handle: Handler<'articles.read'>;
  /** Brings the state up to what the store says. Called by itself before the first message. */
  warm(): Promise<void>;
  /** Judges again all that came lately. Done by itself while no message comes. */
  finishHindsight(): Promise<void>;
  /** Keeps the state for the next start; when no message is under way any more. */
  rest(): Promise<void>;
}

type Facts = Pick<EngineOptions, 'knowledge' | 'learned'>;

interface Unsaved {
  readonly changes: readonly Change[];
  readonly articles: readonly Article[];
}

/** When hindsight last came to its end, ms UTC. */
const hindsightNote = 'group.lookedBackAt';

const nothingUnsaved: Unsaved = { changes: [], articles: [] };
/** With more that the store has not taken, all is decided anew from what it has. */
const unsavedArticlesMax = 2_000;

/** The knowledge and weights that ship with muster. */
export function shipped(): Facts {
  return { knowledge: shippedKnowledge(), learned: shippedLearned() };
}

export function createGrouper(options: GrouperOptions): Grouper {
  const { clock, timer } = options;
  const desk = createDesk(options);
  const nextSlice = (): Promise<Sliced> =>
    slice(desk).catch((thrown: unknown) => breakOff(thrown, desk));
  const schedule = createSchedule({ clock, slice: nextSlice, timer });
  return {
    handle: (delivery) => schedule.message(() => handle(delivery, desk)),
    warm: () =>
      schedule.message(async () => {
        await start(desk);
        // A start is no reason to look back sooner: pages would change with every restart.
        schedule.restSince(Number((await options.store.notes.read(hindsightNote)) ?? -Infinity));
      }),
    finishHindsight: schedule.finish,
    async rest() {
      await schedule.stop();
      const { engine, unsaved, keeping } = desk;
      // What the store has not taken is no fact: the next start decides it anew.
      if (engine !== undefined && unsaved.changes.length === 0) await keeping?.keep(engine);
    },
  };
}

/** What lies there between two messages. */
interface Desk {
  readonly options: GrouperOptions;
  readonly facts: Facts;
  readonly sketches: SketchCache;
  readonly keeping: SavedState | undefined;
  readonly pacing: Pacing;
  engine: Engine | undefined;
  /** Decided but not saved, as the store failed: goes along with what is saved next. */
  unsaved: Unsaved;
}

function createDesk(options: GrouperOptions): Desk {
  const { store, kept } = options;
  const facts = shipped();
  return {
    options,
    facts,
    sketches: createSketchCache(createSketch(letters, facts.knowledge.furniture)),
    keeping: kept && createSavedState({ ...options, ...kept, notes: store.notes }),
    pacing: createPacing(),
    engine: undefined,
    unsaved: nothingUnsaved,
  };
}

async function start(desk: Desk): Promise<Engine> {
  desk.engine = undefined;
  desk.unsaved = nothingUnsaved;
  return (desk.engine = await warmed(desk.options, desk.facts, desk.keeping));
}

async function handle(delivery: Delivery<'articles.read'>, desk: Desk): Promise<void> {
  const { options, sketches, keeping, pacing } = desk;
  const { store, clock } = options;
  if (desk.unsaved.articles.length > unsavedArticlesMax) await start(desk);
  const articles = await store.articles.findMany(delivery.body.articleIds);
  try {
    let changes = await decide(articles, desk);
    if (await movesPinned(changes, store)) {
      // An editor pinned something since the state was built: decide again knowing it.
      const all = desk.unsaved.articles;
      await start(desk);
      changes = await decide(all, desk);
    }
    const plan = await savePlanOf(changes, articles, store, sketches);
    const saved = await delivery.settle(async (tx) => {
      await save(plan, tx, clock());
      return true;
    });
    if (saved === undefined) desk.engine = undefined;
    // What was saved along with another's message finds nothing new when its own comes again.
    const own = new Set(delivery.body.articleIds);
    const others = desk.unsaved.articles.filter(({ id }) => !own.has(id));
    desk.unsaved = { changes: [], articles: others };
    keeping?.changed();
    if (desk.engine !== undefined && !pacing.isMidway()) keeping?.keepWhenDue(desk.engine);
  } catch (thrown) {
    // What the store could not take is true still. Otherwise begin again from what is on disk.
    if (!(thrown instanceof StoreFault)) desk.engine = undefined;
    throw thrown;
  }
}

/** The changes these articles lead to, with those that are not saved yet. */
async function decide(articles: readonly Article[], desk: Desk): Promise<readonly Change[]> {
  const { options, pacing } = desk;
  const known = desk.engine ?? (await start(desk));
  const free = await unpinned(articles, options.store);
  const fresh = freshOf(free, desk.unsaved.articles).filter((one) => !isForgotten(one, known));
  const changes = await decideOn(known, fresh, options);
  desk.unsaved = {
    changes: [...desk.unsaved.changes, ...changes, ...pacing.placed(known, fresh.length)],
    articles: [...desk.unsaved.articles, ...fresh],
  };
  return desk.unsaved.changes;
}

/** One slice of hindsight, saved and told. */
async function slice(desk: Desk): Promise<Sliced> {
  const { options, engine, unsaved, pacing, sketches, keeping } = desk;
  const { store, clock } = options;
  if (engine === undefined) return 'done';
  // What the store has not taken goes first.
  const changes = unsaved.changes.length > 0 ? unsaved.changes : pacing.slice(engine);
  if (changes === undefined) {
    await store.notes.write(hindsightNote, String(clock()));
    return 'done';
  }
  if (changes.length === 0) return 'more';
  desk.unsaved = { ...unsaved, changes };
  if (await movesPinned(changes, store)) {
    await start(desk);
    return 'done';
  }
  const plan = await savePlanOf(changes, [], store, sketches);
  await store.transaction((tx) => save(plan, tx, clock()));
  desk.unsaved = { ...unsaved, changes: [] };
  keeping?.changed();
  return 'more';
}

function breakOff(thrown: unknown, desk: Desk): Sliced {
  const isOutage = thrown instanceof StoreFault;
  if (!isOutage) desk.engine = undefined;
  desk.options.log?.[isOutage ? 'info' : 'error']({ fault: thrown }, 'Hindsight was broken off.');
  return 'later';
}

/** An engine that knows the window as the store has it: placements are facts. */
async function warmed(
  { store, clock, newId, config, log, meaning }: GrouperOptions,
  facts: Facts,
  keeping: SavedState | undefined,
): Promise<Engine> {
  const windowMs = config.groupWindowDays * dayMs;
  const engineOptions = {
    ...facts,
    newId,
    windowMs,
    ...(meaning && { meaning: modelOf(meaning) }),
  };
  const kept = await keeping?.load(engineOptions);
  const { engine, keptAt } = kept ?? { engine: createEngine(engineOptions), keptAt: -Infinity };
  // As much as an engine that was never stopped remembers.
  const least = await store.articles.seenAtOfNewest(reportsMinDefault);
  const since = Math.min(clock() - windowMs, least ?? 0);
  const settled = await syncWithStore({ engine, store, since, keptAt, meaning: meaning?.by, log });
  if (kept === undefined) engine.cut(await store.articles.eventsAcross(since));
  if (settled > 0) keeping?.changed();
  const from = kept === undefined ? 'the store' : 'the kept state';
  log?.info({ articles: engine.size(), settled, from }, 'grouping state warmed');
  return engine;
}

function modelOf({ by, weight, neutral }: WeighedMeaning): NonNullable<EngineOptions['meaning']> {
  return { model: by.name, weight, neutral };
}

async function unpinned(articles: readonly Article[], store: Store): Promise<readonly Article[]> {
  const pinned = await store.events.pinnedOf(articles.map((article) => article.id));
  return articles.filter((article) => !pinned.has(article.id));
}

async function movesPinned(changes: readonly Change[], store: Store): Promise<boolean> {
  const moved = latestPlacements(changes).map((placement) => placement.articleId);
  return (await store.events.pinnedOf(moved)).size > 0;
}

/** Placed so long ago that nobody it could stand with is remembered: it stays where it stands. */
function isForgotten({ id, eventId }: Article, engine: Engine): boolean {
  return eventId !== undefined && engine.eventOf(id) === undefined;
}

/** Those not decided on before in this wording: a try again finds nothing new. */
function freshOf(articles: readonly Article[], before: readonly Article[]): readonly Article[] {
  const known = new Map(before.map(({ id, version }) => [id, version]));
  return articles.filter(({ id, version }) => known.get(id) !== version);
}

async function decideOn(
  engine: Engine,
  articles: readonly Article[],
  { store, meaning }: GrouperOptions,
): Promise<readonly Change[]> {
  const outlets = await outletsOf(articles, store);
  const bare = articles.map((article) => reportOf(article, outlets));
  const reports = await withMeanings(bare, meaning?.by);
  const changes = reports.flatMap((report) => engine.place(report));
  return [...changes, ...engine.rejudge()];
}

async function save(plan: SavePlan, tx: Records, now: number): Promise<void> {
  const { opened, placements, merged, recounts } = plan;
  const pinned = await tx.events.pinnedOf(placements.map((placement) => placement.articleId));
  // What an editor pinned meanwhile is decided anew, knowing it.
  if (pinned.size > 0) throw new Fault('conflict', 'An editor pinned a report that was to move.');
  for (const id of opened) await tx.events.add(emptyEvent(id, now));
  await tx.events.place(
    placements.map((placement) => ({ ...placement, placedAt: now, pinned: false })),
  );
  for (const { gone, eventId } of merged) {
    await tx.events.change(gone, { mergedInto: eventId });
  }
  for (const { eventId, counts, origins } of recounts) {
    for (const { articleId, originId } of origins) {
      await tx.articles.change(articleId, { originId });
    }
    await tx.events.change(eventId, { changedAt: now, ...counts });
  }
  const eventIds = recounts.map((recount) => recount.eventId);
  if (eventIds.length > 0) await tx.outbox.add('events.changed', { eventIds });
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
