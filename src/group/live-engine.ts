// The engine between two messages, with what it decided and the store has not taken yet.

import type { Article } from '../domain/article.js';
import type { CoreSimilarities } from '../domain/event.js';
import type { Change } from './change.js';
import type { Engine, EngineOptions } from './engine/engine.js';
import { articlesToPlace, movesPinned, placeArticles } from './place-articles.js';
import { startEngine, type StartOptions } from './restart/start-engine.js';
import { createPacing } from './schedule.js';

export interface LiveEngine {
  /** Starts from the saved state and the store. `decide` does it, too, when no engine runs. */
  start(): Promise<unknown>;
  /** Places the articles of a message. Returns all changes that are not saved yet. */
  decide(articles: readonly Article[]): Promise<readonly Change[]>;
  /** Does a slice of hindsight, after what is not saved yet. Undefined: nothing is left to do. */
  slice(): Promise<readonly Change[] | undefined>;
  /** As the engine says; empty when none runs. */
  similaritiesToCore(eventId: string): CoreSimilarities;
  /** Call it when the changes are saved. `articleIds`: of the message that saved them. */
  saved(articleIds?: readonly string[]): void;
  /** Gives the engine up: the next message starts from the store. */
  discard(): void;
  /** Saves the state. What the store has not taken is no fact: the next start decides it again. */
  saveState(): Promise<void>;
}

export interface LiveEngineOptions extends Omit<StartOptions, 'engine'> {
  readonly engineOptions: EngineOptions;
}

/** Decided but not saved, since the store failed: it is saved with the next message. */
interface Unsaved {
  readonly changes: readonly Change[];
  readonly articles: readonly Article[];
}

const nothing: Unsaved = { changes: [], articles: [] };
/** With more articles that the store has not taken, all is decided again from what it has. */
const unsavedArticlesMax = 2_000;

export function createLiveEngine(options: LiveEngineOptions): LiveEngine {
  const { store, savedState, vectors } = options;
  const pacing = createPacing();
  let engine: Engine | undefined;
  let unsaved = nothing;

  async function start(): Promise<Engine> {
    engine = undefined;
    unsaved = nothing;
    return (engine = await startEngine({ ...options, engine: options.engineOptions }));
  }

  async function place(articles: readonly Article[]): Promise<readonly Change[]> {
    const known = engine ?? (await start());
    const fresh = await articlesToPlace(articles, unsaved.articles, known, store);
    const changes = await placeArticles(fresh, known, store, vectors);
    unsaved = {
      changes: [...unsaved.changes, ...changes, ...pacing.placed(known, fresh.length)],
      articles: [...unsaved.articles, ...fresh],
    };
    return unsaved.changes;
  }

  return {
    start,
    async decide(articles) {
      if (unsaved.articles.length > unsavedArticlesMax) await start();
      const changes = await place(articles);
      if (!(await movesPinned(changes, store))) return changes;
      // An editor pinned a report since the engine learned of it: decide again, knowing it.
      const all = unsaved.articles;
      await start();
      return place(all);
    },
    similaritiesToCore: (eventId) => engine?.similaritiesToCore(eventId) ?? {},
    async slice() {
      if (engine === undefined) return undefined;
      const changes = unsaved.changes.length > 0 ? unsaved.changes : pacing.slice(engine);
      if (changes === undefined) return undefined;
      unsaved = { ...unsaved, changes };
      if (!(await movesPinned(changes, store))) return changes;
      await start();
      return [];
    },
    saved(articleIds = []) {
      // Articles that were saved with another message must not be placed again by their own.
      const own = new Set(articleIds);
      unsaved = { changes: [], articles: unsaved.articles.filter(({ id }) => !own.has(id)) };
      savedState?.changed();
      // Midway through hindsight a snapshot would make it start over.
      if (engine !== undefined && !pacing.isMidway()) savedState?.saveWhenDue(engine);
    },
    discard() {
      engine = undefined;
    },
    async saveState() {
      if (engine !== undefined && unsaved.changes.length === 0) await savedState?.save(engine);
    },
  };
}
