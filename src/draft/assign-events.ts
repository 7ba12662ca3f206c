// Regrouping may merge or split events. Decides which event each roundup belongs to from now on,
// and what happens when two roundups then belong to one event.

import type { Roundup, RoundupState } from '../domain/roundup.js';
import { mergeRoundups, type RoundupChange } from './merge.js';

export interface Assignment {
  /** The roundup with the event it had so far. */
  readonly roundup: Roundup;
  /** The event it belongs to from now on. */
  readonly eventId: string;
}

/**
 * The changes to roundups that move to another event and to those they meet there. Afterwards no
 * event has two roundups. A roundup that an editor withdrew keeps its event and displaces none.
 */
export function assignEvents(
  assignments: readonly Assignment[],
  now: number,
): readonly RoundupChange[] {
  const { residents, moving } = movesOf(assignments);
  const changes = new Map<string, RoundupChange>();
  for (const { roundup, eventId } of moving) {
    for (const change of mergeRoundups(roundup, residents.get(eventId), eventId, now)) {
      changes.set(change.roundup.id, change);
      if (change.roundup.eventId === eventId) residents.set(eventId, change.roundup);
    }
  }
  return [...changes.values()];
}

interface Moves {
  /** The roundups that keep their event, by event. */
  readonly residents: Map<string, Roundup>;
  /** The roundups that move, in order. */
  readonly moving: readonly Assignment[];
}

/** A barred roundup stays and may bar others in turn, so this repeats until none is barred. */
function movesOf(assignments: readonly Assignment[]): Moves {
  const residents = new Map<string, Roundup>();
  let moving = assignments.toSorted(byRank);
  const first = new Map(moving.toReversed().map((assignment) => [assignment.eventId, assignment]));
  for (;;) {
    const staying = moving.filter(
      (assignment) =>
        assignment.roundup.eventId === assignment.eventId ||
        isBarred(assignment, residents.get(assignment.eventId), first.get(assignment.eventId)),
    );
    if (staying.length === 0) return { residents, moving };
    for (const { roundup } of staying) {
      if (roundup.eventId !== undefined) residents.set(roundup.eventId, roundup);
    }
    moving = moving.filter((assignment) => !staying.includes(assignment));
  }
}

/** A draft is never barred: it is removed when it meets a roundup that an editor withdrew. */
function isBarred(
  assignment: Assignment,
  resident: Roundup | undefined,
  first: Assignment | undefined,
): boolean {
  const { state } = assignment.roundup;
  if (state === 'withdrawn') return resident !== undefined || assignment !== first;
  return state === 'published' && resident?.state === 'withdrawn';
}

const ranks: Readonly<Record<RoundupState, number>> = { published: 0, draft: 1, withdrawn: 2 };

/** Published pages first, withdrawn roundups last, the oldest first within each state. */
function byRank({ roundup: a }: Assignment, { roundup: b }: Assignment): number {
  const at = ({ publishedAt, draftedAt }: Roundup): number => publishedAt ?? draftedAt;
  return ranks[a.state] - ranks[b.state] || at(a) - at(b) || (a.id < b.id ? -1 : 1);
}
