// Few pages of one host may be under way: the others come back when its pauses have let those
// before them through, and leave their places to other hosts meanwhile.

import type { Clock } from '../domain/clock.js';

export interface Crowd {
  /**
   * Undefined when the host has room: then `leave` when done. Otherwise the time to come back,
   * a different one for each.
   */
  enter(host: string): number | undefined;
  leave(host: string): void;
}

/** Two are asked at once; as many stand ready. */
const underWayPerHostMax = 4;

/** Without a pause between requests (`spacingMs` 0) no line forms, and nobody is sent away. */
export function createCrowd(clock: Clock, spacingMs: number): Crowd {
  const hosts = new Map<string, { underWay: number; lineEndsAt: number }>();
  return {
    enter: (name) => {
      const now = clock();
      const host = hosts.get(name) ?? { underWay: 0, lineEndsAt: now };
      hosts.set(name, host);
      if (spacingMs > 0 && host.underWay >= underWayPerHostMax) {
        host.lineEndsAt = Math.max(host.lineEndsAt, now) + spacingMs;
        return host.lineEndsAt;
      }
      host.underWay += 1;
      return undefined;
    },
    leave: (name) => {
      const host = hosts.get(name);
      if (host === undefined) return;
      host.underWay -= 1;
      if (host.underWay === 0) hosts.delete(name);
    },
  };
}
