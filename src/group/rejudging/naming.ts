// Which event goes on in which group, when groups were made anew. Who reads a page should find on
// it tomorrow what was told there today: an id stays with the event's first reports, and where
// events become one, the older goes on.

export interface NamingInput<T> {
  readonly groups: readonly (readonly T[])[];
  readonly eventOf: (member: T) => string;
  readonly isPinned: (member: T) => boolean;
  /** Its place among the reports of its event, in order of joining, from 0. */
  readonly rankOf: (member: T) => number;
  readonly isOlder: (eventId: string, other: string) => boolean;
}

/** For every group the event that goes on in it; undefined when it must be a new one. */
export function nameGroups<T>(input: NamingInput<T>): readonly (string | undefined)[] {
  const claims = input.groups.flatMap((group, at) => claimsOf(group, at, input));
  const { isOlder } = input;
  const before = (a: string, b: string): number => (a === b ? 0 : isOlder(a, b) ? -1 : 1);
  claims.sort((a, b) => b.votes - a.votes || before(a.eventId, b.eventId) || a.at - b.at);
  const names: (string | undefined)[] = input.groups.map(() => undefined);
  // Each event wishes for one group: one that loses ends there, and takes its id along to no stray.
  for (const wished of wishedBy(firstsOf(claims))) {
    const { at, eventId } = oldestOf(wished, before);
    names[at] = eventId;
  }
  return names;
}

interface Claim {
  readonly at: number;
  readonly eventId: string;
  /** Reports of the event in the group. */
  readonly reports: number;
  /** Infinite with a pinned one, which beats any number of others. */
  readonly votes: number;
}

/**
 * The first report of an event has one vote, the eighth a quarter: the first three keep its id from
 * seven that came after, but two strays not from five, whom its page was about.
 */
const votePower = -2 / 3;

function claimsOf<T>(group: readonly T[], at: number, input: NamingInput<T>): readonly Claim[] {
  const { eventOf, isPinned, rankOf } = input;
  const shared = new Map<string, { reports: number; votes: number }>();
  for (const member of group) {
    const eventId = eventOf(member);
    const { reports, votes } = shared.get(eventId) ?? { reports: 0, votes: 0 };
    const vote = isPinned(member) ? Infinity : (rankOf(member) + 1) ** votePower;
    shared.set(eventId, { reports: reports + 1, votes: votes + vote });
  }
  return [...shared].map(([eventId, counts]) => ({ at, eventId, ...counts }));
}

/** Of every event the claim with most votes; claims come in their order. */
function firstsOf(claims: readonly Claim[]): readonly Claim[] {
  const firsts = new Map<string, Claim>();
  for (const claim of claims) if (!firsts.has(claim.eventId)) firsts.set(claim.eventId, claim);
  return [...firsts.values()];
}

/** By group, those that wish to go on in it. */
function wishedBy(claims: readonly Claim[]): Iterable<readonly Claim[]> {
  const byGroup = new Map<number, Claim[]>();
  for (const claim of claims) {
    const known = byGroup.get(claim.at);
    if (known === undefined) byGroup.set(claim.at, [claim]);
    else known.push(claim);
  }
  return byGroup.values();
}

/** An event with fewer than this share of the largest one's reports is no match for it. */
const matchShare = 0.5;

/** The pinned one, or the oldest of those that match the largest. */
function oldestOf(
  claims: readonly Claim[],
  before: (eventId: string, other: string) => number,
): Claim {
  const [first] = claims as readonly [Claim, ...Claim[]];
  if (first.votes === Infinity) return first;
  const most = Math.max(...claims.map(({ reports }) => reports));
  return claims
    .filter(({ reports }) => reports >= most * matchShare)
    .reduce((oldest, claim) => (before(claim.eventId, oldest.eventId) < 0 ? claim : oldest));
}
