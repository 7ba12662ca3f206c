// Groups made anew become events again: who moves where, which event goes on in which group, and
// what a reader of one that ended is led to.

import type { Change, NewPlacement } from '../change.js';
import { nameGroups } from './naming.js';
import { byAge, type Entry, type HeldEvent } from '../memory/memory.js';
import type { Parts } from '../parts.js';
import { createDepartures, type Departures } from '../departure.js';
import { choose, type Choice } from '../placing.js';
import { explainPlacement } from '../explain-placement.js';
import { runnerUpOfLoneReport } from '../why-here.js';

type Groups = readonly (readonly Entry[])[];

/** Puts the entries of each group into one event: no member of an event may be missing. */
export function applyGroups(groups: Groups, parts: Parts): readonly Change[] {
  return [...applyEach(groups, parts)].flat();
}

/** The same group by group; between two of them no report may come. */
export function* applyEach(groups: Groups, parts: Parts): Generator<readonly Change[], void> {
  const others = groups.filter((group) => !isAsItWas(group));
  const names = namesOf(others, parts);
  const partings = parts.explain ? createDepartures(others, names, parts) : undefined;
  const context = { moves: createMoves(), partings, parts };
  for (const [at, group] of others.entries()) yield applyGroup(group, at, names[at], context);
}

interface Context {
  readonly moves: Moves;
  /** Undefined where no reasons are told. */
  readonly partings: Departures | undefined;
  readonly parts: Parts;
}

/** One event, whole. */
function isAsItWas(group: readonly Entry[]): boolean {
  const event = group[0]?.event;
  if (event === undefined || event.slots.length !== group.length) return false;
  return group.every((entry) => entry.event === event);
}

function namesOf(groups: Groups, { memory }: Parts): readonly (string | undefined)[] {
  const ranks = new Map<Entry, number>();
  for (const event of new Set(groups.flat().map((entry) => entry.event))) {
    event?.members.forEach((entry, rank) => ranks.set(entry, rank));
  }
  return nameGroups({
    groups,
    eventOf: (entry) => entry.event?.id ?? '',
    isPinned: (entry) => entry.pinned,
    rankOf: (entry) => ranks.get(entry) ?? 0,
    isOlder(one, other) {
      const [a, b] = [memory.findEvent(one), memory.findEvent(other)];
      return a !== undefined && b !== undefined && byAge(a, b) < 0;
    },
  });
}

function applyGroup(
  group: readonly Entry[],
  at: number,
  known: string | undefined,
  { moves, partings, parts }: Context,
): readonly Change[] {
  const { memory } = parts;
  const event = known === undefined ? memory.open() : memory.adopt(known);
  const eventId = event.id;
  const changes: Change[] = [];
  const moved: { readonly entry: Entry; readonly from: HeldEvent }[] = [];
  for (const entry of group) {
    const from = entry.event;
    if (from === event || from === undefined) continue;
    memory.move(entry, event);
    moves.note(from, event, at);
    moved.push({ entry, from });
  }
  const [first] = moved;
  if (known === undefined && first !== undefined) {
    const similarity = partings && { similarity: partings.split(first.entry, first.from, at) };
    changes.push({ kind: 'split', eventId, from: first.from.id, ...similarity });
  }
  // Only now all of them are there to be compared with.
  for (const { entry, from } of moved) {
    const placement = standIn(event, entry, group.length === 1, parts);
    const left = partings?.of(entry, from, at);
    changes.push({ kind: 'moved', from: from.id, eventId, placement: { ...placement, ...left } });
  }
  for (const from of new Set(moved.map((one) => one.from))) {
    if (from.members.length > 0) continue;
    const most = moves.mostOf(from);
    const similarity = partings && { similarity: partings.merged(from, most.at) };
    changes.push({ kind: 'merged', eventId: most.event.id, gone: from.id, ...similarity });
  }
  return changes;
}

function standIn(event: HeldEvent, entry: Entry, isAlone: boolean, parts: Parts): NewPlacement {
  if (!isAlone) {
    const score = parts.judging.withEvent(entry, event);
    return explainPlacement(entry, { event, score }, parts);
  }
  const rival = rivalOf(entry, event, parts);
  const placement = explainPlacement(entry, { event, score: 0 }, parts, rival);
  return rival === undefined ? { ...placement, ...runnerUpOfLoneReport(entry, parts) } : placement;
}

/** What a report that is left alone was likest to. */
function rivalOf(entry: Entry, own: HeldEvent, parts: Parts): Choice | undefined {
  const [rival] = choose(entry, parts).filter(({ event }) => event !== own);
  return rival !== undefined && rival.score <= 0 ? rival : undefined;
}

interface Moves {
  note(from: HeldEvent, to: HeldEvent, group: number): void;
  /** Where most reports of an event went, the older event on a tie. */
  mostOf(from: HeldEvent): { readonly event: HeldEvent; readonly at: number };
}

function createMoves(): Moves {
  const all = new Map<HeldEvent, Map<HeldEvent, { at: number; reports: number }>>();
  return {
    note(from, to, at) {
      const counts = all.get(from) ?? new Map<HeldEvent, { at: number; reports: number }>();
      counts.set(to, { at, reports: (counts.get(to)?.reports ?? 0) + 1 });
      all.set(from, counts);
    },
    mostOf(from) {
      const counts = [...(all.get(from) ?? [])];
      const [most] = counts.sort(([a, n], [b, m]) => m.reports - n.reports || byAge(a, b));
      return { event: most?.[0] ?? from, at: most?.[1].at ?? -1 };
    },
  };
}
