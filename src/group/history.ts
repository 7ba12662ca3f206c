// Where reports stood before, as the store knows it: what came and went within one message was
// never told to anybody.

import type { Change, NewPlacement } from './change.js';
import type { Records } from './records.js';

/** `stoodIn`: article id → event id in the store, if it stands in one there. */
export async function withHistory(
  placements: readonly NewPlacement[],
  changes: readonly Change[],
  stoodIn: (articleId: string) => string | undefined,
  placementOf: Records['events']['placement'],
): Promise<readonly NewPlacement[]> {
  const departures = departuresIn(changes);
  const told: NewPlacement[] = [];
  for (const { cameFrom, parting, ...placement } of placements) {
    const before = stoodIn(placement.articleId);
    const left =
      before === undefined ? undefined : departures.get(keyOf(placement.articleId, before));
    const own = left ?? { cameFrom, parting };
    if (before === undefined) told.push(placement);
    else if (before !== placement.eventId && own.parting?.kind !== 'merged') {
      told.push({ ...placement, ...placeLeft({ ...own, cameFrom: before }, placement) });
    } else {
      const known = await placementOf(placement.articleId);
      told.push({ ...placement, ...placeLeft(kept(known, before, placement, own), placement) });
    }
  }
  return told;
}

type Departed = { readonly [Part in 'cameFrom' | 'parting']: NewPlacement[Part] | undefined };

/** Who comes along with all of its event has left nobody: what it left before is remembered. */
function kept(
  known: Partial<Departed> | undefined,
  before: string,
  placement: NewPlacement,
  own: Departed,
): Departed {
  const { cameFrom, parting } = known ?? {};
  const stays = before === placement.eventId;
  const isTold = parting !== undefined && (stays || parting.kind !== 'merged');
  return isTold || stays ? { cameFrom, parting } : { ...own, cameFrom: before };
}

/** Nothing to tell of one that is back where it was. */
function placeLeft(
  { cameFrom, parting }: Departed,
  { eventId }: NewPlacement,
): Partial<NewPlacement> {
  if (cameFrom === undefined || cameFrom === eventId) return {};
  return parting === undefined ? { cameFrom } : { cameFrom, parting };
}

const keyOf = (articleId: string, from: string): string => `${articleId} ${from}`;

/** By article and event, how it first left that. */
function departuresIn(changes: readonly Change[]): ReadonlyMap<string, Departed> {
  const departures = new Map<string, Departed>();
  for (const change of changes) {
    if (change.kind !== 'moved' || change.from === change.eventId) continue;
    const { articleId, cameFrom, parting } = change.placement;
    const key = keyOf(articleId, change.from);
    if (!departures.has(key)) departures.set(key, { cameFrom, parting });
  }
  return departures;
}
