// DOOR of engine: places reports into events as they come, and judges recent placements again as
// more is known. Pure: the same reports in the same order give the same events.
//
//   report ─► reading ─► candidates ─► similarity ─► join or open ─► … ─► hindsight by linkage

import type { Constraint } from '../../domain/correction.js';
import type { CoreSimilarities } from '../../domain/event.js';
import type { Reason } from '../../domain/reason.js';
import type { Change } from '../change.js';
import { sharedOf, type Shared } from '../likeness/shared.js';
import { createHindsight } from '../regroup/hindsight.js';
import { rejudge } from '../regroup/rejudge.js';
import type { Report } from '../report.js';
import { similarityApart } from '../why/group-similarity.js';
import { whyHere, type PlacementReport } from '../why/why-here.js';
import { assemble, type EngineOptions, type EngineParts } from './assemble.js';
import { constrain } from './constrain.js';
import { similaritiesToCore } from './core.js';
import { place, settle } from './place.js';
import { restore, take } from './state.js';

export { reportsMinDefault, type EngineOptions } from './assemble.js';

export interface Engine {
  /** Puts a report into an event, or opens one. A known id is read and placed again. */
  place(report: Report): readonly Change[];
  /**
   * Puts a report where it is known to be: a fact of the store, or an editor's word. Returns a move
   * when a constraint says that it cannot be there.
   */
  settle(report: Report, eventId: string, pinned: boolean): readonly Change[];
  /**
   * Judges again the events touched since they were judged, with their neighbours, as far as
   * `reportsMax` allows (the rest at the next call); or all of memory.
   */
  rejudge(scope?: 'touched' | 'all', reportsMax?: number): readonly Change[];
  /**
   * Does one slice of hindsight, which judges recent reports again together. Returns undefined when
   * no report came since it last began.
   */
  hindsightSlice(): readonly Change[] | undefined;
  /**
   * Replaces the editor's constraints, and judges again the reports that new or dropped ones name.
   * Reports that are not in memory are placed by the constraints when they come.
   */
  constrain(constraints: readonly Constraint[]): readonly Change[];
  /** Says that the store has reports of these events that the engine does not know. */
  cut(eventIds: readonly string[]): void;
  eventOf(articleId: string): string | undefined;
  membersOf(eventId: string): readonly string[];
  /** How similar the event's reports in memory are to its core; empty for an unknown event. */
  similaritiesToCore(eventId: string): CoreSimilarities;
  /** Why two reports are likely of one event or not; undefined when one is forgotten. */
  explain(a: string, b: string): Explanation | undefined;
  /** Why a report is in its event, as things are now; undefined when it is forgotten. */
  whyHere(articleId: string): PlacementReport | undefined;
  /** Whether an editor put it into its event. */
  isPinned(articleId: string): boolean;
  /** Number of reports in memory. */
  size(): number;
  /** Ids of the reports in memory. */
  ids(): readonly string[];
  /**
   * The whole state as it is now, in parts, from which `resumeEngine` goes on. Later changes do not
   * change it, though each part is made only when it is asked for. Hindsight under way starts over.
   */
  snapshot(): Iterable<Uint8Array>;
  /** Indices of the constraints that later ones contradict. */
  readonly overruled: readonly number[];
}

/** An engine that goes on from a snapshot, or why it cannot. */
export type Resumed =
  | { readonly kind: 'resumed'; readonly engine: Engine }
  | { readonly kind: 'refused'; readonly why: string };

export interface Explanation {
  readonly score: number;
  readonly reasons: readonly Reason[];
  readonly shared: Shared;
  /** Between them; NaN when one has no time. */
  readonly hours: number;
  /** Log-odds that their events are one, as wholes; undefined when they are in one event. */
  readonly events?: number;
}

const rejudgedMax = 150;

export function createEngine(options: EngineOptions): Engine {
  return engineOf(assemble(options), options);
}

/** `bytes`: a sealed snapshot. */
export function resumeEngine(options: EngineOptions, bytes: Uint8Array): Resumed {
  const parts = assemble(options);
  const restored = restore(parts, options, bytes);
  if (restored.kind === 'refused') return restored;
  return { kind: 'resumed', engine: engineOf(parts, options, restored.unseen) };
}

/** `unseen`: reports that came since hindsight last began. */
function engineOf(parts: EngineParts, options: EngineOptions, unseen = 0): Engine {
  const { memory } = parts;
  const hindsight = createHindsight(parts, unseen);
  return {
    place(report) {
      hindsight.noteReport();
      return place(report, parts);
    },
    hindsightSlice: hindsight.next,
    settle(report, eventId, pinned) {
      hindsight.noteMove();
      return settle(report, eventId, pinned, parts);
    },
    rejudge(scope = 'touched', reportsMax = rejudgedMax) {
      const changes = rejudge(scope, reportsMax, parts);
      if (changes.length > 0) hindsight.noteMove();
      return changes;
    },
    constrain(constraints) {
      const changes = constrain(constraints, parts);
      if (changes.length > 0) hindsight.noteMove();
      return changes;
    },
    cut(eventIds) {
      for (const event of eventIds.map(memory.findEvent)) if (event) event.isCut = true;
    },
    eventOf: (articleId) => memory.find(articleId)?.event?.id,
    membersOf: (eventId) =>
      memory.findEvent(eventId)?.members.map((entry) => entry.reading.id) ?? [],
    similaritiesToCore: (eventId) =>
      similaritiesToCore(memory.findEvent(eventId)?.members ?? [], parts.judging),
    explain: (a, b) => explainPair(a, b, parts),
    whyHere(articleId) {
      const entry = memory.find(articleId);
      return entry && whyHere(entry, parts);
    },
    isPinned: (articleId) => memory.find(articleId)?.pinned === true,
    size: memory.size,
    ids: () => memory.all().map(({ reading }) => reading.id),
    snapshot: () => take(parts, options, hindsight.abandon()),
    get overruled() {
      return parts.constraints.overruled;
    },
  };
}

function explainPair(
  a: string,
  b: string,
  { memory, judging, lexicon }: Pick<EngineParts, 'memory' | 'judging' | 'lexicon'>,
): Explanation | undefined {
  const [one, two] = [memory.find(a), memory.find(b)];
  if (one === undefined || two === undefined) return undefined;
  const [here, there] = [one.event, two.event];
  const areTwo = here !== undefined && there !== undefined && here !== there;
  return {
    ...(areTwo && { events: similarityApart(here.members, there.members, { judging }).score }),
    ...judging.explain(one, two),
    shared: sharedOf(one.reading, two.reading, lexicon),
    hours: Math.abs(one.reading.hour - two.reading.hour),
  };
}
