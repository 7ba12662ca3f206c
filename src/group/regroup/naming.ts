// Which event goes on in which group, when groups are made again. A page should have the same
// subject tomorrow: an id stays with the event's first reports, and of events that become one the
// older goes on.

export interface NamingInput<T> {
  readonly groups: readonly (readonly T[])[];
  readonly eventOf: (member: T) => string;
  readonly isPinned: (member: T) => boolean;
  /** Its rank among the reports of its event, in order of joining, from 0. */
  readonly rankOf: (member: T) => number;
  readonly isOlder: (eventId: string, other: string) => boolean;
}

/** For every group the id of the event that goes on in it; undefined when it is a new event. */
export function nameGroups<T>(input: NamingInput<T>): readonly (string | undefined)[] {
  const claims = input.groups.flatMap((group, at) => claimsOf(group, at, input));
  const { isOlder } = input;
  const before = (a: string, b: string): number => (a === b ? 0 : isOlder(a, b) ? -1 : 1);
  claims.sort((a, b) => b.votes - a.votes || before(a.eventId, b.eventId) || a.at - b.at);
  const names: (string | undefined)[] = input.groups.map(() => undefined);
  // Each event claims one group. One that loses there ends: its id does not go to a stray.
  for (const rivals of byGroup(firstsOf(claims))) {
    const { at, eventId } = oldestOf(rivals, before);
    names[at] = eventId;
  }
  return names;
}

interface Claim {
  readonly at: number;
  readonly eventId: string;
  /** Reports of the event in the group. */
  readonly reports: number;
  /** Infinite with a pinned report, which beats any number of others. */
  readonly votes: number;
}

/**
 * The first report of an event has one vote, the eighth a quarter of one. The first three reports
 * keep the id from seven later ones; two do not keep it from five, which its page was about.
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

/** Each event's claim with most votes; claims are sorted by votes. */
function firstsOf(claims: readonly Claim[]): readonly Claim[] {
  const firsts = new Map<string, Claim>();
  for (const claim of claims) if (!firsts.has(claim.eventId)) firsts.set(claim.eventId, claim);
  return [...firsts.values()];
}

/** The claims to each group. */
function byGroup(claims: readonly Claim[]): Iterable<readonly Claim[]> {
  const groups = new Map<number, Claim[]>();
  for (const claim of claims) {
    const known = groups.get(claim.at);
    if (known === undefined) groups.set(claim.at, [claim]);
    else known.push(claim);
  }
  return groups.values();
}

/** An event goes on only with at least this share of the largest event's reports. */
const matchShare = 0.5;

/** The claim with a pinned report, or the oldest event that is large enough. */
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
