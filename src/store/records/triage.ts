// What the desk has decided about events, and which events each editor has seen.

import type { Triage } from '../../domain/triage.js';

export interface ReadTriages {
  find(eventId: string): Promise<Triage | undefined>;
  findMany(eventIds: readonly string[]): Promise<readonly Triage[]>;
  /** When an editor last opened each of the events, ms UTC; events not opened are missing. */
  seenBy(accountId: string, eventIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
}

export interface Triages extends ReadTriages {
  /** Adds or replaces. */
  put(triage: Triage): Promise<void>;
  /** Records that an editor opened an event. Idempotent. */
  see(accountId: string, eventId: string, at: number): Promise<void>;
  /** Makes an event unseen again. Idempotent. */
  unsee(accountId: string, eventId: string): Promise<void>;
}
