// A report in memory, and the event it is in.

import type { Reading } from '../reading/reading.js';
import { noSpan, widen, type Span } from './spans.js';

/** A report in memory. */
export interface Entry {
  /** Slots are numbered in order of arrival. */
  readonly slot: number;
  readonly reading: Reading;
  /** Undefined until the report is placed. */
  event: HeldEvent | undefined;
  /** An editor placed it. */
  pinned: boolean;
  /** Placed with too little evidence in an event of another language. */
  unsure: boolean;
  /** Hindsight has confirmed its event. */
  isSeen: boolean;
  /** The hour of the stream clock when it arrived. */
  readonly cameAt: number;
}

/** An event in memory. */
export interface HeldEvent {
  readonly id: string;
  /** How many events were opened before it; events from the store have that of the last opened. */
  readonly birth: number;
  /** Its reports in order of joining. The array changes with the event: copy it to keep it. */
  readonly members: Entry[];
  /** The slots of the members, in the same order: they are read far more often than members. */
  readonly slots: number[];
  /** The language of the first member. */
  language: string;
  /** Has or had members in several languages. */
  isMixed: boolean;
  /** Some of its reports were forgotten. */
  isCut: boolean;
  /** Read it with `spanWith`. */
  readonly span: Span;
}

/** An entry that is in no event yet. */
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

/** Some reports as an event that is not in memory. */
export function eventOf(id: string, members: readonly Entry[]): HeldEvent {
  const event = emptyEvent(id, 0);
  for (const member of members) join(member, event);
  return event;
}

/** Adds an entry to the members of an event; does not set `entry.event`. */
export function join(entry: Entry, event: HeldEvent): void {
  const { language } = entry.reading;
  if (event.slots.push(entry.slot) === 1) event.language = language;
  else if (event.language !== language) event.isMixed = true;
  event.members.push(entry);
  widen(event.span, entry.reading.hour);
}

/** Sorts older events first. The id decides between events from the store; ids sort by age. */
export const byAge = (a: HeldEvent, b: HeldEvent): number =>
  a.birth - b.birth || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
