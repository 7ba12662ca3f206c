// DOOR, stage 3: articles → events. Loads what is new, lets the engine decide, saves it in one
// transaction.

import type { Delivery, Handler } from '../bus/bus.js';
import type { Config } from '../config.js';
import { articleTime, type Article, type ArticleHead } from '../domain/article.js';
import type { Clock } from '../domain/clock.js';
import type { Event } from '../domain/event.js';
import type { NewId } from '../domain/id.js';
import type { Log } from '../domain/log.js';
import type { WeighedMeaning } from '../meaning/meaning.js';
import { StoreFault, type StandingArticle, type Store } from '../store/store.js';
import type { Change, Stand } from './change.js';
import { createEngine, type Engine } from './engine.js';
import { createKeeping, type Keeping, type StateFile } from './keeping.js';
import type { Gist } from './gist.js';
import { createLetters } from './letters.js';
import type { Report } from './report.js';
import {
  eventsOf,
  latestStands,
  membersOf,
  renewalOf,
  type Lore,
  type Renewal,
} from './renewal.js';
import { shippedKnowledge, shippedLearned } from './shipped.js';
import { createSketch, emptySketch, type Sketch } from './shingles.js';
import { createSketches, type Sketches } from './sketches.js';

export * as corrections from './corrections.js';
export { dayOfAddress } from './days.js';
export { createEngine, type Engine } from './engine.js';
export { groupStream, inStreamOrder } from './stream.js';
export type { Report } from './report.js';
export type { StateFile } from './keeping.js';

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
}

export interface Grouper {
  readonly handle: Handler<'articles.read'>;
  /** Brings the state up to what the store says. Called by itself before the first message. */
  warm(): Promise<void>;
  /** Keeps the state for the next start; when no message is under way any more. */
  rest(): Promise<void>;
  /** Why an article stands where it stands, as it was judged when placed. */
  explain(articleId: string): ReturnType<Store['events']['placement']>;
}

type Facts = Pick<Parameters<typeof createEngine>[0], 'knowledge' | 'learned'>;

interface Unsaved {
  readonly changes: readonly Change[];
  readonly articles: readonly Article[];
}

const nothingUnsaved: Unsaved = { changes: [], articles: [] };

/** What one message comes to. */
interface Plan {
  readonly opened: readonly string[];
  readonly stands: readonly Stand[];
  readonly merged: readonly Extract<Change, { readonly kind: 'merged' }>[];
  readonly renewals: readonly Renewal[];
}

const dayMs = 86_400_000;
const pageSize = 500;
const standsPageSize = 5_000;

/** The knowledge and weights that ship with muster. */
export function shipped(): Facts {
  return { knowledge: shippedKnowledge(), learned: shippedLearned() };
}

export function createGrouper(options: GrouperOptions): Grouper {
  const { store, clock } = options;
  const facts = shipped();
  const sketches = createSketches(createSketch(createLetters(), facts.knowledge.furniture));
  const keeping =
    options.kept && createKeeping({ ...options, ...options.kept, notes: store.notes });
  let engine: Engine | undefined;

  /** Decided but not saved, as the store failed: goes along with what is saved next. */
  let unsaved: Unsaved = nothingUnsaved;

  async function start(): Promise<Engine> {
    unsaved = nothingUnsaved;
    return warmed(options, facts, keeping);
  }

  async function handle(delivery: Delivery<'articles.read'>): Promise<void> {
    engine ??= await start();
    const articles = await store.articles.findMany(delivery.body.articleIds);
    const free = await unpinned(articles, store);
    try {
      let changes = await decideOn(engine, free, unsaved, options);
      unsaved = { changes, articles: [...unsaved.articles, ...free] };
      if (await movesPinned(changes, store)) {
        // An editor pinned something since the state was built: decide again knowing it.
        const all = unsaved.articles;
        engine = await start();
        changes = await decideOn(engine, await unpinned(all, store), nothingUnsaved, options);
        unsaved = { changes, articles: all };
      }
      const plan = await planOf(changes, articles, store, sketches);
      const saved = await delivery.settle(async (inside) => {
        await save(plan, inside, clock());
        return true;
      });
      if (saved === undefined) engine = undefined;
      // What was saved along with another's message finds nothing new when its own comes again.
      const own = new Set(delivery.body.articleIds);
      unsaved = { changes: [], articles: unsaved.articles.filter(({ id }) => !own.has(id)) };
      keeping?.changed();
      if (engine !== undefined) keeping?.keepWhenDue(engine);
    } catch (thrown) {
      // What the store could not take is true still. Otherwise begin again from what is on disk.
      if (!(thrown instanceof StoreFault)) engine = undefined;
      throw thrown;
    }
  }

  return {
    handle,
    async warm() {
      engine = await start();
    },
    async rest() {
      // What the store has not taken is no fact: the next start decides it anew.
      if (engine !== undefined && unsaved.changes.length === 0) await keeping?.keep(engine);
    },
    explain: (articleId) => store.events.placement(articleId),
  };
}

/** An engine that knows the window as the store has it: placements are facts. */
async function warmed(
  options: GrouperOptions,
  facts: Facts,
  keeping: Keeping | undefined,
): Promise<Engine> {
  const { newId, config, log, meaning } = options;
  const windowMs = config.groupWindowDays * dayMs;
  const engineOptions = { ...facts, newId, windowMs, ...(meaning && { gist: gistOf(meaning) }) };
  const kept = await keeping?.load(engineOptions);
  const engine = kept?.engine ?? createEngine(engineOptions);
  const from = kept === undefined ? 'the store' : 'the kept state';
  const settled = await settleSince(engine, kept?.keptAt ?? -Infinity, options);
  if (settled > 0) keeping?.changed();
  log?.info({ articles: engine.size(), settled, from }, 'grouping state warmed');
  return engine;
}

/** Settles what the store has placed or moved since the engine's state was kept; says how much. */
async function settleSince(engine: Engine, keptAt: number, options: GrouperOptions) {
  const { store, clock, config } = options;
  let after = { seenAt: clock() - config.groupWindowDays * dayMs, id: '' };
  let settled = 0;
  for (;;) {
    const page = await store.articles.stands(after, standsPageSize);
    const news = page.filter(
      ({ id, eventId, pinned, placedAt }) =>
        placedAt > keptAt || engine.eventOf(id) !== eventId || engine.isPinned(id) !== pinned,
    );
    for (let at = 0; at < news.length; at += pageSize) {
      await settleAll(engine, news.slice(at, at + pageSize), options);
    }
    settled += news.length;
    const last = page.at(-1);
    if (last === undefined || page.length < standsPageSize) return settled;
    after = last;
  }
}

async function settleAll(
  engine: Engine,
  stands: readonly StandingArticle[],
  { store, log, meaning }: GrouperOptions,
): Promise<void> {
  const standOf = new Map(stands.map((stand) => [stand.id, stand]));
  const articles = await store.articles.findMany([...standOf.keys()]);
  const agencies = await agenciesOf(articles, store);
  // One bad article must not keep muster from starting: it is not compared with any more.
  const attempt = <T>(id: string, work: () => T): readonly T[] => {
    try {
      return [work()];
    } catch (thrown) {
      log?.error({ article: id, fault: thrown }, 'An article was left out.');
      return [];
    }
  };
  const bare = articles.flatMap((article) =>
    attempt(article.id, () => reportOf(article, agencies)),
  );
  for (const report of await withMeanings(bare, meaning)) {
    const stand = standOf.get(report.id);
    if (stand === undefined) continue;
    attempt(report.id, () => engine.settle(report, stand.eventId, stand.pinned));
  }
}

async function unpinned(articles: readonly Article[], store: Store): Promise<readonly Article[]> {
  const pinned = await store.events.pinnedOf(articles.map((article) => article.id));
  return articles.filter((article) => !pinned.has(article.id));
}

async function movesPinned(changes: readonly Change[], store: Store): Promise<boolean> {
  const moved = latestStands(changes).map((stand) => stand.articleId);
  return (await store.events.pinnedOf(moved)).size > 0;
}

/** What was decided before, and what is new on top of it; a try again finds nothing new. */
async function decideOn(
  engine: Engine,
  articles: readonly Article[],
  before: Unsaved,
  { store, meaning }: GrouperOptions,
): Promise<readonly Change[]> {
  const known = new Map(before.articles.map(({ id, version }) => [id, version]));
  const fresh = articles.filter(({ id, version }) => known.get(id) !== version);
  const agencies = await agenciesOf(fresh, store);
  const bare = fresh.map((article) => reportOf(article, agencies));
  const reports = await withMeanings(bare, meaning);
  const changes = reports.flatMap((report) => engine.place(report));
  return [...before.changes, ...changes, ...engine.rejudge()];
}

/** With what a model says of them; one that does not answer in time is done without. */
async function withMeanings(
  reports: readonly Report[],
  meaning: WeighedMeaning | undefined,
): Promise<readonly Report[]> {
  if (meaning === undefined) return reports;
  const vectors = await meaning.by.vectorsOf(
    reports.map(({ headline, text }) => `${headline}\n${text}`),
  );
  return reports.map((report, at) => {
    const vector = vectors[at];
    return vector === undefined ? report : { ...report, meaning: vector };
  });
}

function gistOf(meaning: WeighedMeaning): Gist {
  const { by, weight, neutral } = meaning;
  return { model: by.name, weight, neutral };
}

/** Everything that is to be written, so that the write itself asks nothing. */
async function planOf(
  changes: readonly Change[],
  articles: readonly Article[],
  store: Store,
  sketches: Sketches,
): Promise<Plan> {
  const ids = eventsOf(changes, articles);
  const stands = latestStands(changes);
  const heads = new Map<string, ArticleHead>(articles.map((article) => [article.id, article]));
  const opened: string[] = [];
  for (const id of ids) {
    if ((await store.events.find(id)) === undefined) opened.push(id);
    else for (const head of await store.articles.headsOf(id)) heads.set(head.id, head);
  }
  const elsewhere = stands.map((stand) => stand.articleId).filter((id) => !heads.has(id));
  for (const article of await store.articles.findMany(elsewhere)) heads.set(article.id, article);
  const members = membersOf(ids, heads.values(), stands);
  const lore = await loreOf([...members.values()].flat(), articles, store, sketches);
  const renewals = [...members].map(([id, of]) => renewalOf(id, of, lore));
  const merged = changes.filter((change) => change.kind === 'merged');
  return { opened, stands, merged, renewals };
}

/** The outlets of the articles that are agencies; each is asked for once. */
async function agenciesOf(
  heads: readonly Pick<Article, 'outletId'>[],
  store: Store,
): Promise<ReadonlySet<string>> {
  const agencies = new Set<string>();
  for (const id of new Set(heads.map((head) => head.outletId))) {
    if ((await store.outlets.find(id))?.medium === 'agency') agencies.add(id);
  }
  return agencies;
}

/** Asks only for the texts that are not sketched yet. */
async function loreOf(
  heads: readonly ArticleHead[],
  articles: readonly Article[],
  store: Store,
  sketches: Sketches,
): Promise<Lore> {
  const agencies = await agenciesOf(heads, store);
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
    isAgency: (outletId) => agencies.has(outletId),
    sketchOf: ({ id }) => drawn.get(id) ?? emptySketch,
  };
}

async function save(plan: Plan, inside: Store, now: number): Promise<void> {
  const { opened, stands, merged, renewals } = plan;
  for (const id of opened) await inside.events.add(emptyEvent(id, now));
  await inside.events.place(stands.map((stand) => ({ ...stand, placedAt: now, pinned: false })));
  for (const { gone, eventId } of merged) {
    await inside.events.change(gone, { mergedInto: eventId });
  }
  for (const { eventId, counts, origins } of renewals) {
    for (const { articleId, originId } of origins) {
      await inside.articles.change(articleId, { originId });
    }
    await inside.events.change(eventId, { changedAt: now, ...counts });
  }
  const eventIds = renewals.map((renewal) => renewal.eventId);
  if (eventIds.length > 0) await inside.outbox.add('events.changed', { eventIds });
}

function reportOf(article: Article, agencies: ReadonlySet<string>): Report {
  return {
    id: article.id,
    headline: article.headline,
    text: article.text === '' ? article.summary : article.text,
    time: articleTime(article),
    outlet: article.outletId,
    ...(article.language === undefined ? {} : { language: article.language.slice(0, 2) }),
    isAgency: agencies.has(article.outletId) || (article.credit?.agencies.length ?? 0) > 0,
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
