// The engine: places reports into events as they come, and re-judges recent placements as more is
// known. Pure: the same reports in the same order give the same events, whoever asks and whenever.
//
//   report ─► reading ─► candidates ─► likeness ─► join or open ─► … ─► re-judge by average linkage

import type { Reason } from '../domain/event.js';
import type { Change } from './change.js';
import { markAnew, remark, withDoubt } from './marking.js';
import { growthBar } from './growth.js';
import type { Entry } from './memory.js';
import { inHindsight } from './hindsight.js';
import { nameGroups } from './naming.js';
import { assemble, type EngineOptions, type Parts } from './parts.js';
import { choose, chosenByEditor, findNear, standOf, type Choice } from './placing.js';
import { regroup } from './regroup.js';
import type { Report } from './report.js';
import { sharedOf, type Shared } from './shared.js';
import { standingOf, type Standing } from './standing.js';
import { whereToSettle } from './settling.js';
import { restore, take } from './state.js';
import { touchedWithNeighbours } from './touched.js';

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
  eventOf(articleId: string): string | undefined;
  membersOf(eventId: string): readonly string[];
  /** Why two reports are thought to be of one event or not; undefined when one is forgotten. */
  explain(a: string, b: string): Explanation | undefined;
  /** Why a report stands where it stands, as things are now; undefined when it is forgotten. */
  standing(articleId: string): Standing | undefined;
  /** Whether an editor has put it where it stands. */
  isPinned(articleId: string): boolean;
  size(): number;
  /**
   * The whole state as it is now, in parts; `resumeEngine` goes on from it as if nothing had
   * happened. Copied at once: what is placed after does not change it.
   */
  snapshot(): readonly Uint8Array[];
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
}

const rejudgedMax = 150;

export function createEngine(options: EngineOptions): Engine {
  return engineOf(assemble(options), options);
}

/** `bytes`: the parts of a snapshot with the digest of `digestOf` behind them. */
export function resumeEngine(options: EngineOptions, bytes: Uint8Array): Resumed {
  const parts = assemble(options);
  const why = restore(parts, options, bytes);
  return why === undefined
    ? { kind: 'resumed', engine: engineOf(parts, options) }
    : { kind: 'refused', why };
}

function engineOf(parts: Parts, options: EngineOptions): Engine {
  const { memory, judging } = parts;
  return {
    place: (report) => place(report, parts),
    settle: (report, eventId, pinned) => settle(report, eventId, pinned, parts),
    rejudge: (scope = 'touched', reportsMax = rejudgedMax) => rejudge(scope, reportsMax, parts),
    eventOf: (articleId) => memory.find(articleId)?.event?.id,
    membersOf: (eventId) =>
      memory.findEvent(eventId)?.members.map((entry) => entry.reading.id) ?? [],
    explain(a, b) {
      const [one, two] = [memory.find(a), memory.find(b)];
      if (one === undefined || two === undefined) return undefined;
      const reasons = judging.explain(one, two);
      return {
        score: reasons.reduce((sum, reason) => sum + reason.weight, 0),
        reasons,
        shared: sharedOf(one.reading, two.reading, parts.lexicon),
        hours: Math.abs(one.reading.hour - two.reading.hour),
      };
    },
    standing(articleId) {
      const entry = memory.find(articleId);
      return entry && standingOf(entry, parts);
    },
    isPinned: (articleId) => memory.find(articleId)?.pinned === true,
    size: memory.size,
    snapshot: () => take(parts, options),
    overruled: parts.constraints.overruled,
  };
}

function place(report: Report, parts: Parts): readonly Change[] {
  const { memory } = parts;
  const before = memory.find(report.id);
  if (before?.pinned === true) return [];
  const from = before?.event?.id;
  if (before !== undefined) memory.drop(before);
  const entry = enter(report, parts);
  findNear(entry, parts);
  const wished = chosenByEditor(entry, parts);
  const [best, second] = choose(entry, parts);
  const joins = wished ?? (best !== undefined && best.score > 0 ? best : undefined);
  const choice = joins ?? { event: memory.open(), score: 0 };
  const stand = standOf(entry, choice, parts, joins === best ? second : best);
  const held = joins === undefined && best !== undefined ? heldBack(best, parts) : [];
  const told = held.length === 0 ? stand : { ...stand, reasons: [...stand.reasons, ...held] };
  memory.put(entry, choice.event);
  memory.forget();
  const eventId = choice.event.id;
  const left = before?.event === choice.event ? undefined : before?.event;
  const marks = [
    ...(left === undefined ? [] : remark(left, parts)),
    ...remark(choice.event, parts),
  ];
  const stood = withDoubt(told, entry);
  const others = marks.filter(({ stand: { articleId } }) => articleId !== report.id);
  if (from !== undefined) return [{ kind: 'moved', from, eventId, stand: stood }, ...others];
  return [{ kind: joins === undefined ? 'opened' : 'joined', eventId, stand: stood }, ...others];
}

/** Says so when the likeliest event was too large to take one more. */
function heldBack({ event }: Choice, { tellsReasons }: Parts): readonly Reason[] {
  const reports = event.members.length;
  if (!tellsReasons || growthBar(reports + 1) === 0) return [];
  const text = `The likeliest event has ${reports} reports already: so large a one takes no more.`;
  return [{ kind: 'other', text, weight: 0 }];
}

function settle(report: Report, from: string, pinned: boolean, parts: Parts): readonly Change[] {
  const { memory } = parts;
  const before = memory.find(report.id);
  if (before !== undefined) memory.drop(before);
  const entry = enter(report, parts);
  findNear(entry, parts);
  entry.pinned = pinned;
  const event = whereToSettle(entry, from, parts);
  memory.settle(entry, event);
  // As it was known when it was last saved: no news.
  markAnew(event, parts.lexicon);
  memory.forget();
  if (event.id === from) return [];
  const stand = standOf(entry, { event, score: 0 }, parts);
  return [{ kind: 'moved', from, eventId: event.id, stand }];
}

function enter(report: Report, { memory, read, near, candidates }: Parts): Entry {
  const entry = memory.enter(read(report));
  near.enter(entry.slot, memory.oldestSlot());
  candidates.add(entry.slot, entry.reading);
  return entry;
}

function rejudge(scope: 'touched' | 'all', reportsMax: number, parts: Parts): readonly Change[] {
  const { memory } = parts;
  const entries = scope === 'all' ? inHindsight(parts) : touchedWithNeighbours(reportsMax, parts);
  for (const { event } of entries) if (event !== undefined) memory.touched.delete(event);
  const groups = regroup(entries, parts);
  const names = nameGroups({
    groups,
    eventOf: (entry) => entry.event?.id ?? '',
    isPinned: (entry) => entry.pinned,
    ageOf: (eventId) => memory.findEvent(eventId)?.birth ?? Infinity,
  });
  const changes = groups.flatMap((group, at) => applyGroup(group, names[at], parts));
  const judged = new Set(entries.map(({ event }) => event));
  const marks = [...judged].flatMap((event) => (event === undefined ? [] : remark(event, parts)));
  return [...changes, ...marks];
}

function applyGroup(
  group: readonly Entry[],
  known: string | undefined,
  parts: Parts,
): readonly Change[] {
  const { memory, judging } = parts;
  const changes: Change[] = [];
  const event = known === undefined ? memory.open() : memory.adopt(known);
  const eventId = event.id;
  if (known === undefined) {
    changes.push({ kind: 'split', eventId, from: group[0]?.event?.id ?? '' });
  }
  for (const entry of group) {
    const from = entry.event;
    if (from === event || from === undefined) continue;
    memory.move(entry, event);
    const { members } = event;
    const isFirst = members.length === 1;
    const score = isFirst
      ? 0
      : judging.withEvent(entry, members, judging.pairsWith(entry, members));
    const stand = standOf(entry, { event, score }, parts);
    changes.push({ kind: 'moved', from: from.id, eventId, stand });
    if (from.members.length === 0) changes.push({ kind: 'merged', eventId, gone: from.id });
  }
  return changes;
}
