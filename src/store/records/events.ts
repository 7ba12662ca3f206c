// Events, and which article is placed in which event.

import type { Event, Placement } from '../../domain/event.js';
import type { Patch } from './patch.js';

export interface EventFilter {
  readonly changedAfter?: number;
  readonly originsMin?: number;
  readonly limit: number;
}

export interface ReadEvents {
  find(id: string): Promise<Event | undefined>;
  /** Follows merges to the event that remains. */
  resolve(id: string): Promise<Event | undefined>;
  /** Last changed first, without merged events. */
  list(filter: EventFilter): Promise<readonly Event[]>;
  placement(articleId: string): Promise<Placement | undefined>;
  /** The placements in an event, the oldest first. */
  placements(eventId: string): Promise<readonly Placement[]>;
  /** Placements of articles that left this event for another one, the oldest first. */
  departures(eventId: string, limit: number): Promise<readonly Placement[]>;
  /** Ids of the event's articles whose placement is unsure. */
  unsureOf(eventId: string): Promise<ReadonlySet<string>>;
  /** Those of the articles that an editor pinned. */
  pinnedOf(articleIds: readonly string[]): Promise<ReadonlySet<string>>;
}

export interface Events extends ReadEvents {
  /** Fault `conflict` when the id is taken. */
  add(event: Event): Promise<void>;
  /** Fault `not-found`. */
  change(id: string, patch: Patch<Event>): Promise<void>;
  /**
   * Places articles in events and sets their `eventId`: all of them, or none. Replaces earlier
   * placements. Fault `conflict` when an article or event is missing.
   */
  place(placements: readonly Placement[]): Promise<void>;
}
