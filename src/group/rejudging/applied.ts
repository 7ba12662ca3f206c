// Groups made anew become events again: who moves where, which event goes on in which group, and
// what a reader of one that ended is led to.

import type { Change } from '../change.js';
import { nameGroups } from './naming.js';
import { byAge, type Entry, type HeldEvent } from '../memory/memory.js';
import type { Parts } from '../parts.js';
import { choose, standOf, type Choice } from '../placing.js';

type Groups = readonly (readonly Entry[])[];

/** Puts the entries of each group into one event: no member of an event may be missing. */
export function applyGroups(groups: Groups, parts: Parts): readonly Change[] {
  return [...applyEach(groups, parts)].flat();
}

/** The same group by group; between two of them no report may come. */
export function* applyEach(groups: Groups, parts: Parts): Generator<readonly Change[], void> {
  const others = groups.filter((group) => !isAsItWas(group));
  const names = namesOf(others, parts);
  const moves = createMoves();
  for (const [at, group] of others.entries()) yield applyGroup(group, names[at], moves, parts);
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
  known: string | undefined,
  moves: Moves,
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
    const score = isFirst ? 0 : judging.withEvent(entry, event, judging.pairsWith(entry, event));
    const rival = group.length === 1 ? rivalOf(entry, event, parts) : undefined;
    const stand = standOf(entry, { event, score }, parts, rival);
    changes.push({ kind: 'moved', from: from.id, eventId, stand });
    changes.push(...moves.noted(from, event));
  }
  return changes;
}

/** What a report that is left alone was likest to. */
function rivalOf(entry: Entry, own: HeldEvent, parts: Parts): Choice | undefined {
  const [rival] = choose(entry, parts).filter(({ event }) => event !== own);
  return rival !== undefined && rival.score <= 0 ? rival : undefined;
}

interface Moves {
  /** Tells, once an event has lost its last report, where most of them went; the older on a tie. */
  noted(from: HeldEvent, to: HeldEvent): readonly Change[];
}

function createMoves(): Moves {
  const all = new Map<HeldEvent, Map<HeldEvent, number>>();
  return {
    noted(from, to) {
      const counts = all.get(from) ?? new Map<HeldEvent, number>();
      counts.set(to, (counts.get(to) ?? 0) + 1);
      all.set(from, counts);
      if (from.members.length > 0) return [];
      const [most] = [...counts].sort(([a, n], [b, m]) => m - n || byAge(a, b));
      return [{ kind: 'merged', eventId: (most?.[0] ?? to).id, gone: from.id }];
    },
  };
}
