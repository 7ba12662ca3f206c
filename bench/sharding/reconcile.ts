// Finds events of different shards that are one: representatives of each visit the other's shard.
// If most are placed in one event there, that event and their own are joined.
//
//   shard A: e7 = {r1 r2 r3*}      r3* is a guest in B and is placed there in e2
//   shard B: e2 = {r8 r9 r3*}      r1, r2 visit B, r8, r9 visit A: most are together ─► e7 = e2

import type { Engine } from '../../src/group/group.js';

/** An event of one shard. */
export interface ShardEvent {
  readonly shard: number;
  readonly eventId: string;
}

export interface Shards {
  readonly engines: readonly Engine[];
  readonly homeOf: ReadonlyMap<string, number>;
  /** Sends a copy of a report to a shard, where it is placed like any other. */
  visit(articleId: string, shard: number): void;
}

/** Reports of an event that speak for it. */
const representativesMax = 4;
/** Share of the representatives that must be placed together. */
const togetherMin = 0.5;

/** Groups of events that are one, each in order of finding. */
export function reconcile(shards: Shards): readonly (readonly ShardEvent[])[] {
  const union = createUnion();
  for (const [one, other] of contested(shards)) {
    if (union.together(one, other)) continue;
    const there = visitResult(one, other, shards);
    const back = visitResult(other, one, shards);
    const share = (there.stood + back.stood) / Math.max(1, there.asked + back.asked);
    if (share >= togetherMin) union.join(one, other);
  }
  return union.groups();
}

/** Pairs of events that share a report: its own, and the one it is in as a guest. */
function contested({ engines, homeOf }: Shards): readonly (readonly [ShardEvent, ShardEvent])[] {
  const pairs = new Map<string, readonly [ShardEvent, ShardEvent]>();
  for (const [id, shard] of homeOf) {
    const eventId = engines[shard]?.eventOf(id);
    if (eventId === undefined) continue;
    engines.forEach((engine, visited) => {
      const other = visited === shard ? undefined : engine.eventOf(id);
      if (other === undefined || !hasOwn(engine, other, visited, homeOf)) return;
      const pair = [
        { shard, eventId },
        { shard: visited, eventId: other },
      ] as const;
      pairs.set(pair.map(keyOf).sort().join(' '), pair);
    });
  }
  return [...pairs.values()];
}

/** True when some report of the event has its home in this shard. */
function hasOwn(
  engine: Engine,
  eventId: string,
  shard: number,
  homeOf: ReadonlyMap<string, number>,
): boolean {
  return engine.membersOf(eventId).some((id) => homeOf.get(id) === shard);
}

/** How many representatives of an event are placed in another event when they visit its shard. */
function visitResult(event: ShardEvent, other: ShardEvent, { engines, homeOf, visit }: Shards) {
  const [home, there] = [engines[event.shard], engines[other.shard]];
  const own = (home?.membersOf(event.eventId) ?? []).filter((id) => homeOf.get(id) === event.shard);
  const asked = evenChoice(own, representativesMax);
  for (const id of asked) if (there?.eventOf(id) === undefined) visit(id, other.shard);
  const stood = asked.filter((id) => there?.eventOf(id) === other.eventId).length;
  return { asked: asked.length, stood };
}

function evenChoice(ids: readonly string[], limit: number): readonly string[] {
  const stride = Math.max(1, ids.length / limit);
  const chosen: string[] = [];
  for (let at = 0; at < ids.length; at += stride) chosen.push(ids[Math.floor(at)] as string);
  return chosen;
}

export const keyOf = ({ shard, eventId }: ShardEvent): string => `${shard}:${eventId}`;

function createUnion() {
  const groupOf = new Map<string, ShardEvent[]>();
  const of = (held: ShardEvent): ShardEvent[] => {
    const known = groupOf.get(keyOf(held));
    if (known !== undefined) return known;
    const alone = [held];
    groupOf.set(keyOf(held), alone);
    return alone;
  };
  return {
    together: (one: ShardEvent, other: ShardEvent): boolean => of(one) === of(other),
    join(one: ShardEvent, other: ShardEvent): void {
      const [into, from] = [of(one), of(other)];
      into.push(...from);
      for (const held of from) groupOf.set(keyOf(held), into);
    },
    groups: () => [...new Set(groupOf.values())].filter((group) => group.length > 1),
  };
}
