// DOOR, stage 3: articles → events. Loads what is new, lets the engine decide, saves it in one
// transaction.
//
//   article ─► report ─► engine ─► save plan ─► store        at a start: saved state ─► engine
//              no message ─► hindsight ─┘

import type { Handler } from '../bus/bus.js';
import type { Config } from '../config.js';
import type { Clock } from '../domain/clock.js';
import type { NewId } from '../domain/id.js';
import type { Log } from '../domain/log.js';
import { dayMs } from '../domain/time.js';
import type { WeighedMeaning } from '../meaning/meaning.js';
import { StoreFault, type Store } from '../store/store.js';
import { createLiveEngine, type LiveEngine } from './live-engine.js';
import { createSketch } from './reprint/shingles.js';
import { createSketchCache } from './reprint/sketch-cache.js';
import { createSavedState, type StateFile } from './restart/saved-state.js';
import { savePlanOf } from './save/save-plan.js';
import { writePlan } from './save/write-plan.js';
import { createSchedule, noTimer, type ScheduleOptions, type Sliced } from './schedule.js';
import { shipped } from './shipped.js';
import { letters } from './words/letters.js';

export { createEngine, type Engine } from './engine/engine.js';
export { shipped, wrongInKnowledge } from './shipped.js';
export { groupStream, inStreamOrder } from './stream.js';
export type { Report } from './report.js';
export type { StateFile } from './restart/saved-state.js';

interface GrouperOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly config: Pick<Config, 'groupWindowDays'>;
  /** A model of meaning: one more feature of similarity. */
  readonly meaning?: WeighedMeaning | undefined;
  readonly log?: Pick<Log, 'info' | 'error'>;
  /** Where the state is saved between runs. Without it every start reads the whole window. */
  readonly kept?: { readonly file: StateFile; readonly release: string };
  /** `by-reports`: hindsight does not run by the clock, so that events depend on messages alone. */
  readonly hindsight?: 'by-reports' | undefined;
  readonly timer?: ScheduleOptions['timer'];
}

export interface Grouper {
  readonly handle: Handler<'articles.read'>;
  /** Brings the state up to what the store says. The first message does it, too. */
  warm(): Promise<void>;
  /** Judges all recent reports again now, instead of when no message comes. */
  finishHindsight(): Promise<void>;
  /** Saves the state for the next start. Call it when no message is under way any more. */
  rest(): Promise<void>;
}

/** When hindsight last came to its end, ms UTC. */
const hindsightNote = 'group.lookedBackAt';

export function createGrouper(options: GrouperOptions): Grouper {
  const { store, clock, hindsight, log } = options;
  const facts = shipped();
  const sketches = createSketchCache(createSketch(letters, facts.knowledge.furniture));
  const engine = liveEngineOf(options, facts);

  const handle: Grouper['handle'] = async (delivery) => {
    const { articleIds } = delivery.body;
    const articles = await store.articles.findMany(articleIds);
    const changes = await engine.decide(articles);
    const plan = await savePlanOf(changes, articles, store, sketches, engine);
    const saved = await delivery.settle(async (tx) => {
      await writePlan(plan, tx, clock());
      return true;
    });
    if (saved === undefined) engine.discard();
    engine.saved(articleIds);
  };

  async function slice(): Promise<Sliced> {
    const changes = await engine.slice();
    if (changes === undefined) {
      await store.notes.write(hindsightNote, String(clock()));
      return 'done';
    }
    if (changes.length === 0) return 'more';
    const plan = await savePlanOf(changes, [], store, sketches, engine);
    await store.transaction((tx) => writePlan(plan, tx, clock()));
    engine.saved();
    return 'more';
  }

  /** After an outage the engine is still right. After another failure it starts from the store. */
  function failed(thrown: unknown): 'outage' | 'fault' {
    if (thrown instanceof StoreFault) return 'outage';
    engine.discard();
    return 'fault';
  }

  const schedule = createSchedule({
    clock,
    timer: hindsight === 'by-reports' ? noTimer : options.timer,
    slice: () =>
      slice().catch((fault: unknown) => {
        const level = failed(fault) === 'outage' ? 'info' : 'error';
        log?.[level]({ fault }, 'Hindsight was interrupted.');
        return 'later';
      }),
  });
  return {
    handle: (delivery) =>
      schedule.message(() =>
        handle(delivery).catch((thrown: unknown) => {
          failed(thrown);
          throw thrown;
        }),
      ),
    warm: () =>
      schedule.message(async () => {
        await engine.start();
        // A restart does not bring hindsight forward: pages would change with every restart.
        schedule.restSince(Number((await store.notes.read(hindsightNote)) ?? -Infinity));
      }),
    finishHindsight: schedule.finish,
    async rest() {
      await schedule.stop();
      await engine.saveState();
    },
  };
}

function liveEngineOf(options: GrouperOptions, facts: ReturnType<typeof shipped>): LiveEngine {
  const { store, clock, newId, config, meaning, log, kept } = options;
  return createLiveEngine({
    ...{ store, clock, log, vectors: meaning?.by },
    savedState: kept && createSavedState({ ...options, ...kept, notes: store.notes }),
    engineOptions: {
      ...{ ...facts, newId, windowMs: config.groupWindowDays * dayMs },
      ...(meaning && { meaning: modelOf(meaning) }),
    },
  });
}

const modelOf = ({ by, weight, neutral }: WeighedMeaning) => ({ model: by.name, weight, neutral });
