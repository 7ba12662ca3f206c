// Which event goes on in which group, when groups were made anew: ids stay where most reports stay.

export interface NamingInput<T> {
  readonly groups: readonly (readonly T[])[];
  readonly eventOf: (member: T) => string;
  readonly isPinned: (member: T) => boolean;
  /** Smaller is older; the older event wins a tie. */
  readonly ageOf: (eventId: string) => number;
}

/** For every group the event that goes on in it; undefined when it must be a new one. */
export function nameGroups<T>(input: NamingInput<T>): readonly (string | undefined)[] {
  const claims = input.groups.flatMap((group, at) => claimsOf(group, at, input));
  const { ageOf } = input;
  claims.sort((a, b) => b.count - a.count || ageOf(a.eventId) - ageOf(b.eventId) || a.at - b.at);
  const names: (string | undefined)[] = input.groups.map(() => undefined);
  const taken = new Set<string>();
  for (const { at, eventId } of claims) {
    if (names[at] !== undefined || taken.has(eventId)) continue;
    names[at] = eventId;
    taken.add(eventId);
  }
  return names;
}

interface Claim {
  readonly at: number;
  readonly eventId: string;
  readonly count: number;
}

/** A pinned member's claim beats any number of others. */
function claimsOf<T>(group: readonly T[], at: number, input: NamingInput<T>): readonly Claim[] {
  const [only] = group;
  if (only !== undefined && group.length === 1) {
    return [{ at, eventId: input.eventOf(only), count: input.isPinned(only) ? Infinity : 1 }];
  }
  const shared = new Map<string, number>();
  for (const member of group) {
    const eventId = input.eventOf(member);
    const weight = input.isPinned(member) ? Infinity : 1;
    shared.set(eventId, (shared.get(eventId) ?? 0) + weight);
  }
  return [...shared].map(([eventId, count]) => ({ at, eventId, count }));
}
