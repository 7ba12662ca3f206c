// An engine that knows the window as the store has it: from the saved state or, without one, from
// the store alone. What the store says of placements is a fact.

import type { Clock } from '../../domain/clock.js';
import type { Log } from '../../domain/log.js';
import { createEngine, type Engine, type EngineOptions } from '../engine/engine.js';
import { reportsMinDefault } from '../engine/assemble.js';
import type { Records } from '../records.js';
import type { TextVectors } from '../reporting.js';
import type { SavedState } from './saved-state.js';
import { syncWithStore } from './sync-with-store.js';

export interface StartOptions {
  readonly store: Records;
  readonly engine: EngineOptions;
  readonly savedState: SavedState | undefined;
  readonly vectors: TextVectors | undefined;
  readonly clock: Clock;
  readonly log?: Pick<Log, 'info' | 'error'> | undefined;
}

export async function startEngine(options: StartOptions): Promise<Engine> {
  const { store, savedState, vectors, clock, log } = options;
  const saved = await savedState?.load(options.engine);
  const { engine, savedAt } = saved ?? {
    engine: createEngine(options.engine),
    savedAt: -Infinity,
  };
  // As many reports as an engine that was never stopped remembers.
  const least = await store.articles.seenAtOfNewest(reportsMinDefault);
  const since = Math.min(clock() - options.engine.windowMs, least ?? 0);
  const settled = await syncWithStore({ engine, store, since, savedAt, vectors, log });
  if (saved === undefined) engine.cut(await store.articles.eventsAcross(since));
  if (settled > 0) savedState?.changed();
  const from = saved === undefined ? 'the store' : 'the saved state';
  log?.info({ articles: engine.size(), settled, from }, 'The grouping engine has started.');
  return engine;
}
