// Hosts that asked for fewer requests (429). They are left alone until the time is over, also after
// a restart.

import { dayMs } from '../domain/time.js';

export interface HostBackoff {
  /** When the host may be asked again, ms UTC; undefined if it may be asked now. */
  until(host: string, now: number): number | undefined;
  /** Extends the back-off of each host to `until`; never shortens one. */
  add(hosts: readonly string[], until: number): void;
  /** The running back-offs as JSON, for `readHostBackoff` after a restart. */
  write(now: number): string;
}

/** A longer back-off was set by a clock that was ahead. */
const backoffMsMax = 8 * dayMs;
/** Hosts remembered at once; the shortest back-offs are dropped first. */
const hostsMax = 5_000;

/** `saved` is what `write` returned; anything else gives an empty back-off. */
export function readHostBackoff(saved: string | undefined): HostBackoff {
  const untilByHost = new Map<string, number>(pairsOf(saved));
  return {
    until: (host, now) => {
      const until = untilByHost.get(host);
      if (until === undefined || until > now + backoffMsMax) return undefined;
      return until > now ? until : undefined;
    },
    add: (hosts, until) => {
      for (const host of hosts) untilByHost.set(host, Math.max(until, untilByHost.get(host) ?? 0));
    },
    write: (now) => {
      const running = [...untilByHost].filter(
        ([, until]) => until > now && until <= now + backoffMsMax,
      );
      running.sort(([, a], [, b]) => b - a);
      untilByHost.clear();
      for (const [host, until] of running.slice(0, hostsMax)) untilByHost.set(host, until);
      return JSON.stringify(Object.fromEntries(untilByHost));
    },
  };
}

function pairsOf(saved: string | undefined): readonly (readonly [string, number])[] {
  try {
    const value: unknown = JSON.parse(saved ?? '{}');
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).filter(
      (pair): pair is [string, number] => typeof pair[1] === 'number',
    );
  } catch {
    return [];
  }
}
