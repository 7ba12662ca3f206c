// Writes what one message changed. All decisions are made: nothing is asked here but pins, which an
// editor may have set meanwhile.

import type { Event, Placement } from '../../domain/event.js';
import { Fault } from '../../domain/fault.js';
import type { SavePlan } from './save-plan.js';

/** What is written of the store, inside a transaction. */
export interface PlanTarget {
  readonly events: {
    pinnedOf(articleIds: readonly string[]): Promise<ReadonlySet<string>>;
    add(event: Event): Promise<void>;
    place(placements: readonly Placement[]): Promise<void>;
    change(id: string, patch: Partial<Omit<Event, 'id'>>): Promise<void>;
  };
  readonly articles: {
    change(id: string, patch: { readonly originId: string | undefined }): Promise<void>;
  };
  readonly outbox: {
    add(
      subject: 'events.changed',
      body: { readonly eventIds: readonly string[] },
    ): Promise<unknown>;
  };
}

/** @throws Fault `conflict` when an editor pinned a report that was to move. */
export async function writePlan(plan: SavePlan, tx: PlanTarget, now: number): Promise<void> {
  const { opened, placements, merged, recounts } = plan;
  const pinned = await tx.events.pinnedOf(placements.map(({ articleId }) => articleId));
  if (pinned.size > 0) throw new Fault('conflict', 'An editor pinned a report that was to move.');
  for (const id of opened) await tx.events.add(emptyEvent(id, now));
  await tx.events.place(placements.map((one) => ({ ...one, placedAt: now, pinned: false })));
  for (const { gone, eventId } of merged) await tx.events.change(gone, { mergedInto: eventId });
  for (const { eventId, counts, origins } of recounts) {
    for (const { articleId, originId } of origins)
      await tx.articles.change(articleId, { originId });
    await tx.events.change(eventId, { changedAt: now, ...counts });
  }
  const eventIds = recounts.map(({ eventId }) => eventId);
  if (eventIds.length > 0) await tx.outbox.add('events.changed', { eventIds });
}

const emptyEvent = (id: string, now: number): Event => ({
  ...{ id, createdAt: now, changedAt: now, firstAt: now, lastAt: now },
  ...{ articles: 0, outlets: 0, origins: 0 },
});
