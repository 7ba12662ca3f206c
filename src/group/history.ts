// Where reports stood before, as the store knows it: what came and went within one message was
// never told to anybody.

import type { Change, Stand } from './change.js';
import type { Records } from './records.js';

/** `stoodIn`: article id → event id in the store, if it stands in one there. */
export async function withHistory(
  stands: readonly Stand[],
  changes: readonly Change[],
  stoodIn: (articleId: string) => string | undefined,
  placementOf: Records['events']['placement'],
): Promise<readonly Stand[]> {
  const departures = departuresIn(changes);
  const told: Stand[] = [];
  for (const { cameFrom, parting, ...stand } of stands) {
    const before = stoodIn(stand.articleId);
    const left = before === undefined ? undefined : departures.get(keyOf(stand.articleId, before));
    const own = left ?? { cameFrom, parting };
    if (before === undefined) told.push(stand);
    else if (before !== stand.eventId && own.parting?.kind !== 'merged') {
      told.push({ ...stand, ...placeLeft({ ...own, cameFrom: before }, stand) });
    } else {
      const known = await placementOf(stand.articleId);
      told.push({ ...stand, ...placeLeft(kept(known, before, stand, own), stand) });
    }
  }
  return told;
}

type Left = { readonly [Part in 'cameFrom' | 'parting']: Stand[Part] | undefined };

/** Who comes along with all of its event has left nobody: what it left before is remembered. */
function kept(known: Partial<Left> | undefined, before: string, stand: Stand, own: Left): Left {
  const { cameFrom, parting } = known ?? {};
  const stays = before === stand.eventId;
  const isTold = parting !== undefined && (stays || parting.kind !== 'merged');
  return isTold || stays ? { cameFrom, parting } : { ...own, cameFrom: before };
}

/** Nothing to tell of one that is back where it was. */
function placeLeft({ cameFrom, parting }: Left, { eventId }: Stand): Partial<Stand> {
  if (cameFrom === undefined || cameFrom === eventId) return {};
  return parting === undefined ? { cameFrom } : { cameFrom, parting };
}

const keyOf = (articleId: string, from: string): string => `${articleId} ${from}`;

/** By article and event, how it first left that. */
function departuresIn(changes: readonly Change[]): ReadonlyMap<string, Left> {
  const departures = new Map<string, Left>();
  for (const change of changes) {
    if (change.kind !== 'moved' || change.from === change.eventId) continue;
    const { articleId, cameFrom, parting } = change.stand;
    const key = keyOf(articleId, change.from);
    if (!departures.has(key)) departures.set(key, { cameFrom, parting });
  }
  return departures;
}
