// Turns groups that were made again into events: who moves where, and which event goes on in which
// group.

import type { Change, NewPlacement } from '../change.js';
import { byAge, type Entry, type HeldEvent, type Memory } from '../memory/memory.js';
import type { Departures } from '../why/departure.js';
import type { UnsureSources } from '../why/unsure-changes.js';
import { nameGroups } from './naming.js';

type Groups = readonly (readonly Entry[])[];

export interface ApplyOptions extends UnsureSources {
  readonly memory: Memory;
}

/**
 * Puts the entries of each group into one event, and yields the changes group by group. No member
 * of an event may be missing from the groups, and no report may come between two of them.
 */
export function* applyGroups(
  groups: Groups,
  options: ApplyOptions,
): Generator<readonly Change[], void> {
  const others = groups.filter((group) => !isUnchanged(group));
  const names = namesOf(others, options.memory);
  const departures = options.explainer.departures(others, names);
  const context = { moves: createMoves(), departures, options };
  for (const [at, group] of others.entries()) yield applyGroup(group, at, names[at], context);
}

interface Context {
  readonly moves: Moves;
  readonly departures: Departures;
  readonly options: ApplyOptions;
}

/** One event, whole. */
function isUnchanged(group: readonly Entry[]): boolean {
  const event = group[0]?.event;
  if (event === undefined || event.slots.length !== group.length) return false;
  return group.every((entry) => entry.event === event);
}

function namesOf(groups: Groups, memory: Memory): readonly (string | undefined)[] {
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
  { moves, departures, options }: Context,
): readonly Change[] {
  const { memory, judging, explainer } = options;
  const event = known === undefined ? memory.open() : memory.adopt(known);
  const eventId = event.id;
  const changes: Change[] = [];
  const moved: { readonly entry: Entry; readonly from: HeldEvent }[] = [];
  for (const entry of group) {
    const from = entry.event;
    if (from === event || from === undefined) continue;
    memory.move(entry, event);
    moves.note(from, event);
    moved.push({ entry, from });
  }
  const [first] = moved;
  if (known === undefined && first !== undefined) {
    changes.push({ kind: 'split', eventId, from: first.from.id });
  }
  // Explained only now: all of the group are in the event, to be compared with.
  for (const { entry, from } of moved) {
    const score = group.length === 1 ? 0 : judging.withEvent(entry, event);
    const placement: NewPlacement = {
      ...explainer.placement(entry, { event, score }),
      ...departures.of(entry, from, at),
    };
    changes.push({ kind: 'moved', from: from.id, eventId, placement });
  }
  for (const from of new Set(moved.map((one) => one.from))) {
    if (from.members.length > 0) continue;
    changes.push({ kind: 'merged', eventId: moves.mostOf(from).id, gone: from.id });
  }
  return changes;
}

interface Moves {
  note(from: HeldEvent, to: HeldEvent): void;
  /** Where most reports of an event went, the older event on a tie. */
  mostOf(from: HeldEvent): HeldEvent;
}

function createMoves(): Moves {
  const all = new Map<HeldEvent, Map<HeldEvent, number>>();
  return {
    note(from, to) {
      const counts = all.get(from) ?? new Map<HeldEvent, number>();
      counts.set(to, (counts.get(to) ?? 0) + 1);
      all.set(from, counts);
    },
    mostOf(from) {
      const counts = [...(all.get(from) ?? [])];
      const [most] = counts.sort(([a, n], [b, m]) => m - n || byAge(a, b));
      return most?.[0] ?? from;
    },
  };
}
