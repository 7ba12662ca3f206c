// What the desk has decided about an event before there is a page: who works on it, or that
// nobody will.

export interface Triage {
  readonly eventId: string;
  /** The editor who works on it. */
  readonly takenBy?: string;
  /** An editor set it aside, ms UTC. It comes back when it changes much; see `isSetAside`. */
  readonly setAsideAt?: number;
  /** Its reports when it was set aside. */
  readonly setAsideReports?: number;
  readonly changedAt: number;
}

/** An event that was set aside comes back when it has this many times as many reports. */
const growthToReturn = 3;

/** Whether an event is set aside now. */
export function isSetAside(triage: Triage | undefined, reports: number): boolean {
  if (triage?.setAsideAt === undefined) return false;
  return reports < growthToReturn * Math.max(1, triage.setAsideReports ?? 1);
}
