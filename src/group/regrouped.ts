// Groups made anew become events again: who moves where, which event goes on in which group, and
// what a reader of one that ended is led to.

import type { Change } from './change.js';
import { nameGroups } from './linkage/naming.js';
import type { Entry, HeldEvent } from './memory/memory.js';
import type { Parts } from './parts.js';
import { standOf } from './placing.js';

type Groups = readonly (readonly Entry[])[];

/** Puts the entries of each group into one event: no member of an event may be missing. */
export function applyGroups(groups: Groups, parts: Parts): readonly Change[] {
  const { memory } = parts;
  const others = groups.filter((group) => !isAsItWas(group));
  const names = nameGroups({
    groups: others,
    eventOf: (entry) => entry.event?.id ?? '',
    isPinned: (entry) => entry.pinned,
    ageOf: (eventId) => memory.findEvent(eventId)?.birth ?? Infinity,
  });
  const moves = createMoves();
  const changes = others.flatMap((group, at) => applyGroup(group, names[at], moves, parts));
  return [...changes, ...moves.merged()];
}

/** One event, whole. */
function isAsItWas(group: readonly Entry[]): boolean {
  const event = group[0]?.event;
  if (event === undefined || event.slots.length !== group.length) return false;
  return group.every((entry) => entry.event === event);
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
    const isFirst = event.members.length === 1;
    const score = isFirst ? 0 : judging.withEvent(entry, event, judging.pairsWith(entry, event));
    const stand = standOf(entry, { event, score }, parts);
    changes.push({ kind: 'moved', from: from.id, eventId, stand });
    moves.note(from, event);
  }
  return changes;
}

interface Moves {
  note(from: HeldEvent, to: HeldEvent): void;
  /** For every event that lost its last report, where most of them went; the older wins a tie. */
  merged(): readonly Change[];
}

function createMoves(): Moves {
  const all = new Map<HeldEvent, Map<HeldEvent, number>>();
  return {
    note(from, to) {
      const counts = all.get(from) ?? new Map<HeldEvent, number>();
      counts.set(to, (counts.get(to) ?? 0) + 1);
      all.set(from, counts);
    },
    merged: () =>
      [...all].flatMap(([{ id, members }, counts]) => {
        if (members.length > 0) return [];
        const [most] = [...counts].sort(([a, n], [b, m]) => m - n || a.birth - b.birth);
        return most === undefined ? [] : [{ kind: 'merged', eventId: most[0].id, gone: id }];
      }),
  };
}
