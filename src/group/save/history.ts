// Where reports were before, as the store knows it: an event that a report joined and left within
// one message was never shown to anybody.

import type { Change, NewPlacement } from '../change.js';
import type { Records } from '../records.js';

type Departed = { readonly [Part in 'cameFrom' | 'departure']: NewPlacement[Part] | undefined };

/** Sets where each report came from. `eventInStore`: of an article; undefined for a new one. */
export async function withHistory(
  placements: readonly NewPlacement[],
  changes: readonly Change[],
  eventInStore: (articleId: string) => string | undefined,
  placementOf: Records['events']['placement'],
): Promise<readonly NewPlacement[]> {
  const departures = departuresIn(changes);
  const withOrigin: NewPlacement[] = [];
  for (const { cameFrom, departure, ...placement } of placements) {
    const { articleId, eventId } = placement;
    const before = eventInStore(articleId);
    if (before === undefined) {
      withOrigin.push(placement);
      continue;
    }
    const own = departures.get(keyOf(articleId, before)) ?? { cameFrom, departure };
    const hasLeft = before !== eventId && own.departure?.kind !== 'merged';
    const departed = hasLeft
      ? { ...own, cameFrom: before }
      : earlier(await placementOf(articleId), before, placement, own);
    withOrigin.push({ ...placement, ...unlessBack(departed, placement) });
  }
  return withOrigin;
}

/** A report that came along with all of its event left nobody: what it left before still counts. */
function earlier(
  known: Partial<Departed> | undefined,
  before: string,
  { eventId }: NewPlacement,
  own: Departed,
): Departed {
  const { cameFrom, departure } = known ?? {};
  const stays = before === eventId;
  const hasLeft = departure !== undefined && departure.kind !== 'merged';
  return stays || hasLeft ? { cameFrom, departure } : { ...own, cameFrom: before };
}

/** A report that is back in its earlier event has not departed. */
function unlessBack(
  { cameFrom, departure }: Departed,
  { eventId }: NewPlacement,
): Partial<NewPlacement> {
  if (cameFrom === undefined || cameFrom === eventId) return {};
  return departure === undefined ? { cameFrom } : { cameFrom, departure };
}

const keyOf = (articleId: string, from: string): string => `${articleId} ${from}`;

/** By article and event, how the article first left that event. */
function departuresIn(changes: readonly Change[]): ReadonlyMap<string, Departed> {
  const departures = new Map<string, Departed>();
  for (const change of changes) {
    if (change.kind !== 'moved' || change.from === change.eventId) continue;
    const { articleId, cameFrom, departure } = change.placement;
    const key = keyOf(articleId, change.from);
    if (!departures.has(key)) departures.set(key, { cameFrom, departure });
  }
  return departures;
}
