// Hosts that have asked for a rest (429): nobody asks them before it is over, not after a restart
// either.

export interface Rests {
  /** When the host may be asked again; undefined when it may be now. */
  until(host: string, now: number): number | undefined;
  add(hosts: readonly string[], until: number): void;
  /** What outlives a restart, as JSON. */
  write(now: number): string;
}

/** Hosts remembered at once; the shortest rests are forgotten first. */
const hostsMax = 5_000;

/** `written` is what `write` gave; anything else begins anew. */
export function readRests(written: string | undefined): Rests {
  const rests = new Map<string, number>(pairsOf(written));
  return {
    until: (host, now) => {
      const until = rests.get(host);
      return until !== undefined && until > now ? until : undefined;
    },
    add: (hosts, until) => {
      for (const host of hosts) rests.set(host, Math.max(until, rests.get(host) ?? 0));
    },
    write: (now) => {
      const running = [...rests].filter(([, until]) => until > now);
      running.sort(([, a], [, b]) => b - a);
      rests.clear();
      for (const [host, until] of running.slice(0, hostsMax)) rests.set(host, until);
      return JSON.stringify(Object.fromEntries(rests));
    },
  };
}

function pairsOf(written: string | undefined): readonly (readonly [string, number])[] {
  try {
    const value: unknown = JSON.parse(written ?? '{}');
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).filter(
      (pair): pair is [string, number] => typeof pair[1] === 'number',
    );
  } catch {
    return [];
  }
}
