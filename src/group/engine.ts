// The engine: places reports into events as they come, and re-judges recent placements as more is
// known. Pure: the same reports in the same order give the same events, whoever asks and whenever.
//
//   report ─► reading ─► candidates ─► likeness ─► join or open ─► … ─► re-judge by average linkage

import type { Reason } from '../domain/event.js';
import type { Change } from './change.js';
import { growthBar } from './growth.js';
import type { Entry, Memory } from './memory.js';
import { nameGroups } from './naming.js';
import { assemble, type EngineOptions, type Parts } from './parts.js';
import { choose, chosenByEditor, findNear, standOf, type Choice } from './placing.js';
import { regroup } from './regroup.js';
import type { Report } from './report.js';
import { whereToSettle } from './settling.js';

export interface Engine {
  /** Puts a report into an event, or opens one. A known id is read anew and placed again. */
  place(report: Report): readonly Change[];
  /**
   * Puts a report where it is known to stand: a fact of the store, or an editor's word. Answers a
   * move when a constraint says that it cannot stand there.
   */
  settle(report: Report, eventId: string, pinned: boolean): readonly Change[];
  /**
   * Judges again the events touched since the last call, with their neighbours, as far as
   * `reportsMax` allows; or all of memory.
   */
  rejudge(scope?: 'touched' | 'all', reportsMax?: number): readonly Change[];
  eventOf(articleId: string): string | undefined;
  membersOf(eventId: string): readonly string[];
  explain(a: string, b: string): Explanation | undefined;
  size(): number;
}

export interface Explanation {
  readonly score: number;
  readonly reasons: readonly Reason[];
}

const rejudgedMax = 250;
/** Neighbours this likely are judged again with an event that was touched. */
const neighbourScoreMin = -1.5;

export function createEngine(options: EngineOptions): Engine {
  const parts = assemble(options);
  const { memory, judging } = parts;
  return {
    place: (report) => place(report, parts),
    settle: (report, eventId, pinned) => settle(report, eventId, pinned, parts),
    rejudge: (scope = 'touched', reportsMax = rejudgedMax) => rejudge(scope, reportsMax, parts),
    eventOf: (articleId) => memory.find(articleId)?.eventId,
    membersOf: (eventId) => memory.membersOf(eventId).map((entry) => entry.reading.id),
    explain(a, b) {
      const [one, two] = [memory.find(a), memory.find(b)];
      if (one === undefined || two === undefined) return undefined;
      const reasons = judging.explain(one, two);
      return { score: reasons.reduce((sum, reason) => sum + reason.weight, 0), reasons };
    },
    size: memory.size,
  };
}

function place(report: Report, parts: Parts): readonly Change[] {
  const { memory } = parts;
  const before = memory.find(report.id);
  if (before?.pinned === true) return [];
  if (before !== undefined) memory.drop(before);
  const entry = enter(report, parts);
  const wished = chosenByEditor(entry, parts);
  const [best, second] = choose(entry, parts);
  const joins = wished ?? (best !== undefined && best.score > 0 ? best : undefined);
  const choice = joins ?? { eventId: memory.open(), score: 0 };
  const stand = standOf(entry, choice, parts, joins === best ? second : best);
  const { eventId } = choice;
  const held = joins === undefined && best !== undefined ? heldBack(best, parts) : [];
  const told = held.length === 0 ? stand : { ...stand, reasons: [...stand.reasons, ...held] };
  memory.put(entry, eventId);
  memory.forget();
  if (before !== undefined) return [{ kind: 'moved', from: before.eventId, eventId, stand: told }];
  return [{ kind: joins === undefined ? 'opened' : 'joined', eventId, stand: told }];
}

/** Says so when the likeliest event was too large to take one more. */
function heldBack(best: Choice, { memory, tellsReasons }: Parts): readonly Reason[] {
  const reports = memory.membersOf(best.eventId).length;
  if (!tellsReasons || growthBar(reports + 1) === 0) return [];
  const text = `The likeliest event has ${reports} reports already: so large a one takes no more.`;
  return [{ kind: 'other', text, weight: 0 }];
}

function settle(report: Report, from: string, pinned: boolean, parts: Parts): readonly Change[] {
  const { memory } = parts;
  const before = memory.find(report.id);
  if (before !== undefined) memory.drop(before);
  const entry = enter(report, parts);
  entry.pinned = pinned;
  const eventId = whereToSettle(entry, from, pinned, parts);
  memory.settle(entry, eventId);
  memory.forget();
  if (eventId === from) return [];
  return [{ kind: 'moved', from, eventId, stand: standOf(entry, { eventId, score: 0 }, parts) }];
}

function enter(report: Report, parts: Parts): Entry {
  const entry = parts.memory.enter(parts.read(report));
  findNear(entry, parts.candidates, parts.memory, parts.judging);
  parts.candidates.add(entry.slot, entry.reading);
  return entry;
}

function rejudge(scope: 'touched' | 'all', reportsMax: number, parts: Parts): readonly Change[] {
  const { memory, judging } = parts;
  const entries = scope === 'all' ? memory.all() : touchedWithNeighbours(memory, reportsMax);
  const groups = regroup(entries, judging, parts.constraints);
  const names = nameGroups({
    groups,
    eventOf: (entry) => entry.eventId,
    isPinned: (entry) => entry.pinned,
    ageOf: memory.ageOf,
  });
  const changes = groups.flatMap((group, at) => applyGroup(group, names[at], parts));
  memory.settled();
  return changes;
}

/** The touched events and those their members are near to, as far as the bound allows. */
function touchedWithNeighbours(memory: Memory, reportsMax: number): readonly Entry[] {
  const ids = new Set<string>();
  const chosen = new Set<Entry>();
  const include = (eventId: string): void => {
    if (ids.has(eventId) || chosen.size >= reportsMax) return;
    ids.add(eventId);
    for (const entry of memory.membersOf(eventId)) chosen.add(entry);
  };
  for (const eventId of memory.touched) include(eventId);
  for (const entry of [...chosen]) {
    for (const { slot, score } of entry.near) {
      const other = memory.at(slot);
      if (other !== undefined && score > neighbourScoreMin) include(other.eventId);
    }
  }
  return [...chosen].sort((a, b) => a.slot - b.slot);
}

function applyGroup(
  group: readonly Entry[],
  known: string | undefined,
  parts: Parts,
): readonly Change[] {
  const { memory, judging } = parts;
  const changes: Change[] = [];
  const eventId = known ?? memory.open();
  if (known === undefined) {
    changes.push({ kind: 'split', eventId, from: group[0]?.eventId ?? '' });
  }
  for (const entry of group) {
    const from = entry.eventId;
    if (from === eventId) continue;
    memory.put(entry, eventId);
    const members = memory.membersOf(eventId);
    const score = judging.withEvent(entry, members, judging.pairsWith(entry, members));
    const stand = standOf(entry, { eventId, score }, parts);
    changes.push({ kind: 'moved', from, eventId, stand });
    if (!memory.has(from)) changes.push({ kind: 'merged', eventId, gone: from });
  }
  return changes;
}
