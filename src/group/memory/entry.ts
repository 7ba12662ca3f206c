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
  /** Has, or had, members in several languages. */
  isMixed: boolean;
}

/** The older first; it wins a tie. Ids sort by birth, which tells facts of the store apart. */
export const byAge = (a: HeldEvent, b: HeldEvent): number =>
  a.birth - b.birth || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
