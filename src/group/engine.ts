// The engine: places reports into events as they come, and re-judges recent placements as more is
// known. Pure: the same reports in the same order give the same events, whoever asks and whenever.
//
//   report ─► reading ─► candidates ─► likeness ─► join or open ─► … ─► re-judge by average linkage

import type { Reason } from '../domain/event.js';
import { similarityApart } from './group-similarity.js';
import type { Change, NewPlacement } from './change.js';
import { setUnsure, updateUnsure, withUnsure } from './cross-language.js';
import type { Entry, HeldEvent } from './memory/memory.js';
import { forgetOld } from './forgetting.js';
import { createHindsight } from './hindsight/hindsight.js';
import { growthBlockWords, growthBlockOf } from './growth-limit.js';
import { assemble, type EngineOptions, type Parts } from './parts.js';
import { departureOf, remainderOf } from './departure.js';
import { choose, chosenByEditor, findNear, type Choice } from './placing.js';
import { rejudge } from './rejudging/rejudging.js';
import type { Report } from './report.js';
import { sharedOf, type Shared } from './likeness/shared.js';
import { explainPlacement } from './explain-placement.js';
import { runnerUpOfLoneReport, whyHere, type PlacementReport } from './why-here.js';
import { whereToSettle } from './editor/settling.js';
import { restore, take } from './state.js';

export interface Engine {
  /** Puts a report into an event, or opens one. A known id is read anew and placed again. */
  place(report: Report): readonly Change[];
  /**
   * Puts a report where it is known to stand: a fact of the store, or an editor's word. Answers a
   * move when a constraint says that it cannot stand there.
   */
  settle(report: Report, eventId: string, pinned: boolean): readonly Change[];
  /**
   * Judges again the events touched since they were judged, with their neighbours, as far as
   * `reportsMax` allows (the rest another time); or all of memory.
   */
  rejudge(scope?: 'touched' | 'all', reportsMax?: number): readonly Change[];
  /**
   * One slice of hindsight: what came lately is judged again as a whole, bit by bit, in calls that
   * none need wait for. Undefined when nothing came since all was looked at.
   */
  hindsightSlice(): readonly Change[] | undefined;
  /** Of these events the store alone knows some reports: what is here of them stands as it does. */
  cut(eventIds: readonly string[]): void;
  eventOf(articleId: string): string | undefined;
  membersOf(eventId: string): readonly string[];
  /** Why two reports are thought to be of one event or not; undefined when one is forgotten. */
  explain(a: string, b: string): Explanation | undefined;
  /** Why a report stands where it stands, as things are now; undefined when it is forgotten. */
  whyHere(articleId: string): PlacementReport | undefined;
  /** Whether an editor has put it where it stands. */
  isPinned(articleId: string): boolean;
  size(): number;
  /** Of the reports in memory. */
  ids(): readonly string[];
  /**
   * The whole state as it is now, in parts; `resumeEngine` goes on from it as if nothing had
   * happened. What is placed after does not change it, though each part is made when it is asked
   * for. Hindsight under way begins anew, here as there.
   */
  snapshot(): Iterable<Uint8Array>;
  /** Places, in the constraints given, of those that later ones overrule. */
  readonly overruled: readonly number[];
}

/** An engine that goes on where a snapshot was taken, or why it cannot. */
export type Resumed =
  | { readonly kind: 'resumed'; readonly engine: Engine }
  | { readonly kind: 'refused'; readonly why: string };

export interface Explanation {
  readonly score: number;
  readonly reasons: readonly Reason[];
  readonly shared: Shared;
  /** Between them; NaN when one has no time. */
  readonly hours: number;
  /** Of the events they stand in, as wholes; undefined when that is one. */
  readonly events?: number;
}

const rejudgedMax = 150;

export function createEngine(options: EngineOptions): Engine {
  return engineOf(assemble(options), options);
}

/** `bytes`: the parts of a snapshot, `sealed`. */
export function resumeEngine(options: EngineOptions, bytes: Uint8Array): Resumed {
  const parts = assemble(options);
  const restored = restore(parts, options, bytes);
  if (restored.kind === 'refused') return restored;
  return { kind: 'resumed', engine: engineOf(parts, options, restored.unseen) };
}

/** `unseen`: reports that came since hindsight last began. */
function engineOf(parts: Parts, options: EngineOptions, unseen = 0): Engine {
  const { memory, judging } = parts;
  const lookingBack = createHindsight(parts, unseen);
  return {
    place(report) {
      lookingBack.noteReport();
      return place(report, parts);
    },
    hindsightSlice: lookingBack.next,
    settle(report, eventId, pinned) {
      lookingBack.noteMove();
      return settle(report, eventId, pinned, parts);
    },
    rejudge(scope = 'touched', reportsMax = rejudgedMax) {
      const changes = rejudge(scope, reportsMax, parts);
      if (changes.length > 0) lookingBack.noteMove();
      return changes;
    },
    cut(eventIds) {
      for (const event of eventIds.map(memory.findEvent)) if (event) event.isCut = true;
    },
    eventOf: (articleId) => memory.find(articleId)?.event?.id,
    membersOf: (eventId) =>
      memory.findEvent(eventId)?.members.map((entry) => entry.reading.id) ?? [],
    explain(a, b) {
      const [one, two] = [memory.find(a), memory.find(b)];
      if (one === undefined || two === undefined) return undefined;
      const { reasons } = judging.explain(one, two);
      const [here, there] = [one.event, two.event];
      const areTwo = here !== undefined && there !== undefined && here !== there;
      return {
        ...(areTwo && { events: similarityApart(here.members, there.members, parts).score }),
        score: reasons.reduce((sum, reason) => sum + reason.weight, 0),
        reasons,
        shared: sharedOf(one.reading, two.reading, parts.lexicon),
        hours: Math.abs(one.reading.hour - two.reading.hour),
      };
    },
    whyHere(articleId) {
      const entry = memory.find(articleId);
      return entry && whyHere(entry, parts);
    },
    isPinned: (articleId) => memory.find(articleId)?.pinned === true,
    size: memory.size,
    ids: () => memory.all().map(({ reading }) => reading.id),
    snapshot: () => take(parts, options, lookingBack.abandon()),
    overruled: parts.constraints.overruled,
  };
}

function place(report: Report, parts: Parts): readonly Change[] {
  const { memory } = parts;
  const before = memory.find(report.id);
  if (before?.pinned === true) return [];
  const left = before?.event;
  const entry = before === undefined ? enter(report, parts) : enterAnew(report, before, parts);
  findNear(entry, parts);
  const wished = chosenByEditor(entry, parts);
  const [best, second] = choose(entry, parts);
  const joins = wished ?? (best !== undefined && best.score > 0 ? best : undefined);
  const choice = joins ?? { event: entry.event ?? memory.open(), score: 0 };
  const placement = explainPlacement(entry, choice, parts, joins === best ? second : best);
  const held = joins === undefined && best !== undefined ? guardOn(entry, best, parts) : [];
  const told =
    held.length === 0 ? placement : { ...placement, reasons: [...placement.reasons, ...held] };
  if (entry.event === choice.event) memory.touched.add(choice.event);
  else memory.put(entry, choice.event);
  forgetOld(parts);
  const { event } = choice;
  const marks = [left === event ? undefined : left, event].flatMap((one) =>
    updateUnsure(one, parts),
  );
  const others = marks.filter(({ placement: { articleId } }) => articleId !== report.id);
  const rival = joins === undefined && best === undefined ? runnerUpOfLoneReport(entry, parts) : {};
  const own = { eventId: event.id, placement: withUnsure({ ...told, ...rival }, entry) };
  if (left === undefined)
    return [{ kind: joins === undefined ? 'opened' : 'joined', ...own }, ...others];
  const parted = { ...own.placement, ...partedFrom(left, entry, own.placement, parts) };
  const moved = { kind: 'moved', from: left.id, eventId: event.id, placement: parted } as const;
  return [moved, ...mergedFrom(left, own.placement, parts), ...others];
}

/** A report that was reworded may be like others by now; one that was alone left nobody. */
function partedFrom(
  left: HeldEvent,
  entry: Entry,
  { score, reasons }: NewPlacement,
  parts: Parts,
): Partial<NewPlacement> {
  if (left === entry.event || !parts.explain) return {};
  if (left.members.length === 0) {
    return { cameFrom: left.id, parting: { kind: 'merged', reports: 1, score, reasons } };
  }
  const leaving = { from: left.id, kind: 'reworded', reports: 1 } as const;
  return departureOf(entry, remainderOf(left, parts), leaving, parts);
}

/** Takes the place of what was read before; an event of this report alone lives on with it. */
function enterAnew(report: Report, before: Entry, parts: Parts): Entry {
  const { memory } = parts;
  const entry = enter(report, parts);
  if (before.event?.members.length === 1) memory.settle(entry, before.event);
  memory.drop(before);
  return entry;
}

/** An event that lost its last report leads to where that went. */
function mergedFrom(
  left: HeldEvent,
  { eventId, score, reasons }: NewPlacement,
  { explain: tellsReasons }: Parts,
): readonly Change[] {
  if (left.members.length > 0) return [];
  const similarity = tellsReasons && { similarity: { score, reasons } };
  return [{ kind: 'merged', eventId, gone: left.id, ...similarity }];
}

/** Says so when only its size or length kept the likeliest event from taking one more. */
function guardOn(entry: Entry, choice: Choice, parts: Parts): readonly Reason[] {
  const guard = parts.explain ? growthBlockOf(entry, choice, parts) : undefined;
  return guard === undefined ? [] : [{ kind: 'other', text: growthBlockWords(guard), weight: 0 }];
}

function settle(report: Report, from: string, pinned: boolean, parts: Parts): readonly Change[] {
  const { memory } = parts;
  const before = memory.find(report.id);
  if (before !== undefined) memory.drop(before);
  const entry = enter(report, parts);
  findNear(entry, parts);
  entry.pinned = pinned;
  entry.isSeen = true;
  const event = whereToSettle(entry, from, parts);
  memory.settle(entry, event);
  // As it was known when it was last saved: no news.
  setUnsure(event, parts.lexicon);
  forgetOld(parts);
  if (event.id === from) return [];
  const score = event.members.length === 1 ? 0 : parts.judging.withEvent(entry, event);
  const placement = explainPlacement(entry, { event, score }, parts);
  return [{ kind: 'moved', from, eventId: event.id, placement }];
}

function enter(report: Report, { memory, read, near, candidates }: Parts): Entry {
  const entry = memory.enter(read(report));
  near.enter(entry.slot, memory.oldestSlot());
  candidates.add(entry.slot, entry.reading);
  return entry;
}
