// Roundups go where their events went: of all that grouping's last word concerns, which event each
// is of from now on, and what becomes of two that meet there.

import type { Roundup, RoundupState } from '../domain/roundup.js';
import { settleMerge, type Settled } from './merge.js';

export interface Wish {
  /** As it is, of the event it had so far. */
  readonly roundup: Roundup;
  /** The event it is of by now. */
  readonly eventId: string;
}

/**
 * What becomes of those that go elsewhere and of those they meet: no event is left with two. What
 * an editor withdrew makes room for none, and takes nobody's place.
 */
export function arrange(wishes: readonly Wish[], now: number): readonly Settled[] {
  const { residents, going } = movesOf(wishes);
  const settled = new Map<string, Settled>();
  for (const { roundup, eventId } of going) {
    for (const one of settleMerge(roundup, residents.get(eventId), eventId, now)) {
      settled.set(one.roundup.id, one);
      if (one.roundup.eventId === eventId) residents.set(eventId, one.roundup);
    }
  }
  return [...settled.values()];
}

interface Moves {
  /** Who stays where he is, by event. */
  readonly residents: Map<string, Roundup>;
  /** Who may go, in the order in which they do. */
  readonly going: readonly Wish[];
}

/** Who is barred stays, and may bar others from where he is: until no more are found. */
function movesOf(wishes: readonly Wish[]): Moves {
  const residents = new Map<string, Roundup>();
  let going = wishes.toSorted(byRank);
  const first = new Map(going.toReversed().map((wish) => [wish.eventId, wish]));
  for (;;) {
    const staying = going.filter(
      (wish) =>
        wish.roundup.eventId === wish.eventId ||
        isBarred(wish, residents.get(wish.eventId), first.get(wish.eventId)),
    );
    if (staying.length === 0) return { residents, going };
    for (const { roundup } of staying) {
      if (roundup.eventId !== undefined) residents.set(roundup.eventId, roundup);
    }
    going = going.filter((wish) => !staying.includes(wish));
  }
}

/** A draft is never barred: it gives up before what an editor withdrew. */
function isBarred(wish: Wish, resident: Roundup | undefined, first: Wish | undefined): boolean {
  const { state } = wish.roundup;
  if (state === 'withdrawn') return resident !== undefined || wish !== first;
  return state === 'published' && resident?.state === 'withdrawn';
}

const ranks: Readonly<Record<RoundupState, number>> = { published: 0, draft: 1, withdrawn: 2 };

/** Pages first, what an editor withdrew last; the oldest of each first. */
function byRank({ roundup: a }: Wish, { roundup: b }: Wish): number {
  const at = ({ publishedAt, draftedAt }: Roundup): number => publishedAt ?? draftedAt;
  return ranks[a.state] - ranks[b.state] || at(a) - at(b) || (a.id < b.id ? -1 : 1);
}
