// Roundups go where their events went: of all that grouping's last word concerns, which event each
// is of from now on, and what becomes of two that meet there.

import type { Roundup } from '../domain/roundup.js';
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
  const residents = new Map<string, Roundup>();
  const going: Wish[] = [];
  for (const wish of wishes) {
    const { roundup, eventId } = wish;
    if (roundup.eventId === eventId) residents.set(eventId, roundup);
    else going.push(wish);
  }
  const settled = new Map<string, Settled>();
  for (const { roundup, eventId } of going.filter(isFree).sort(byAge)) {
    for (const one of met(roundup, residents.get(eventId), eventId, now)) {
      settled.set(one.roundup.id, one);
      if (one.roundup.eventId === eventId) residents.set(eventId, one.roundup);
    }
  }
  return [...settled.values()];

  /** Who finds the door shut stays, and bars his own to others. */
  function isFree({ roundup, eventId }: Wish): boolean {
    const isShut = residents.get(eventId)?.state === 'withdrawn';
    if (isShut && roundup.eventId !== undefined) residents.set(roundup.eventId, roundup);
    return !isShut;
  }
}

function met(
  comer: Roundup,
  resident: Roundup | undefined,
  eventId: string,
  now: number,
): readonly Settled[] {
  if (comer.state !== 'withdrawn') return settleMerge(comer, resident, eventId, now);
  if (resident !== undefined) return [];
  return [{ kind: 'put', roundup: { ...comer, eventId, changedAt: now } }];
}

/** Pages before the others, the oldest first. */
function byAge({ roundup: a }: Wish, { roundup: b }: Wish): number {
  const isPage = ({ state }: Roundup): number => (state === 'published' ? 0 : 1);
  const at = ({ publishedAt, draftedAt }: Roundup): number => publishedAt ?? draftedAt;
  return isPage(a) - isPage(b) || at(a) - at(b) || (a.id < b.id ? -1 : 1);
}
