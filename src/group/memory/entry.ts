// A report in memory, and the event it stands in.

import type { Reading } from '../reading/reading.js';

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
  /** Hour of the stream when it came. */
  readonly cameAt: number;
}

/** An event as the engine holds it. */
export interface HeldEvent {
  readonly id: string;
  /** Events are ordered by birth; the older wins a tie. */
  readonly birth: number;
  /** In order of joining. Changes with the event: copy it to keep it. */
  readonly members: Entry[];
  /** Of the members, in their order: judged far oftener than the members are looked at. */
  readonly slots: number[];
  /** Of the first of them. */
  language: string;
  /** Has, or had, members in several languages. */
  isMixed: boolean;
}

/** That stands in no event yet. */
export const newEntry = (slot: number, reading: Reading, cameAt: number): Entry => ({
  slot,
  reading,
  event: undefined,
  pinned: false,
  unsure: false,
  cameAt,
});

export const emptyEvent = (id: string, birth: number): HeldEvent => ({
  id,
  birth,
  members: [],
  slots: [],
  language: '',
  isMixed: false,
});

export function join(entry: Entry, event: HeldEvent): void {
  const { language } = entry.reading;
  if (event.slots.push(entry.slot) === 1) event.language = language;
  else if (event.language !== language) event.isMixed = true;
  event.members.push(entry);
}
