// A report in memory, and the event it stands in.

import type { Reading } from '../reading/reading.js';
import { noSpan, widen, type Span } from './spans.js';

/** A report in memory. */
export interface Entry {
  /** Slots are given in order of arrival. */
  readonly slot: number;
  readonly reading: Reading;
  /** Undefined until it is put. */
  event: HeldEvent | undefined;
  pinned: boolean;
  /** Told in another language than the event, without evidence enough. */
  unsure: boolean;
  /** Hindsight has seen it where it stands. */
  isSeen: boolean;
  /** Hour of the stream when it came. */
  readonly cameAt: number;
}

/** An event as the engine holds it. */
export interface HeldEvent {
  readonly id: string;
  /** Opened after so many others: see `byAge`. Facts of the store share that of the last opened. */
  readonly birth: number;
  /** In order of joining. Changes with the event: copy it to keep it. */
  readonly members: Entry[];
  /** Of the members, in their order: judged far oftener than the members are looked at. */
  readonly slots: number[];
  /** Of the first of them. */
  language: string;
  /** Has, or had, members in several languages. */
  isMixed: boolean;
  /** Reports of it are forgotten. */
  isCut: boolean;
  /** Asked for by `spanWith`. */
  readonly span: Span;
}

/** That stands in no event yet. */
export const newEntry = (slot: number, reading: Reading, cameAt: number): Entry => ({
  slot,
  reading,
  event: undefined,
  pinned: false,
  unsure: false,
  isSeen: false,
  cameAt,
});

export const emptyEvent = (id: string, birth: number): HeldEvent => ({
  id,
  birth,
  members: [],
  slots: [],
  language: '',
  isMixed: false,
  isCut: false,
  span: noSpan(),
});

/** Some reports, seen as an event that no memory holds. */
export function eventOf(id: string, members: readonly Entry[]): HeldEvent {
  const event = emptyEvent(id, 0);
  for (const member of members) join(member, event);
  return event;
}

export function join(entry: Entry, event: HeldEvent): void {
  const { language } = entry.reading;
  if (event.slots.push(entry.slot) === 1) event.language = language;
  else if (event.language !== language) event.isMixed = true;
  event.members.push(entry);
  widen(event.span, entry.reading.hour);
}

/** The older first; it wins a tie. Ids sort by birth, which tells facts of the store apart. */
export const byAge = (a: HeldEvent, b: HeldEvent): number =>
  a.birth - b.birth || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
