// Paces requests: work waits until its host has had its pause and the total limit has room.

import type { Clock } from '../domain/clock.js';
import { openAbort, type Sleep } from './wait.js';

export interface HostPacing {
  /** Runs `work` when its turn comes. Resolves with undefined if pacing is closed first. */
  run<T>(host: string, work: () => Promise<T>): Promise<T | undefined>;
  /** Drops all waiting work; work in progress continues. */
  close(): void;
}

export interface HostPacingOptions {
  readonly clock: Clock;
  readonly sleep: Sleep;
  /** Milliseconds between the starts of two requests to one host. */
  readonly spacingMs: number;
  readonly atOnceMax: number;
}

const atOncePerHostMax = 2;

interface Host {
  readonly waiting: { readonly start: () => void; readonly cancel: () => void }[];
  running: number;
  nextAt: number;
}

export function createHostPacing({
  clock,
  sleep,
  spacingMs,
  atOnceMax,
}: HostPacingOptions): HostPacing {
  const hosts = new Map<string, Host>();
  const closing = openAbort();
  let running = 0;
  let wakesAt = Infinity;

  const begin = (host: Host, now: number): void => {
    host.running += 1;
    running += 1;
    host.nextAt = now + spacingMs;
    host.waiting.shift()?.start();
  };
  const end = (host: Host): void => {
    host.running -= 1;
    running -= 1;
    pump();
  };
  /** Starts all work that may start; runs again after the next pause. */
  const pump = (): void => {
    const now = clock();
    let nextAt = Infinity;
    for (const [name, host] of hosts) {
      if (host.nextAt - now > spacingMs) host.nextAt = now; // the clock was set back
      const isIdle = host.waiting.length === 0 && host.running === 0;
      if (isIdle && host.nextAt <= now) hosts.delete(name);
      if (running < atOnceMax && isReady(host, now)) {
        begin(host, now);
        moveToEnd(hosts, name, host); // this loop visits it again
      }
      if (isWaiting(host)) nextAt = Math.min(nextAt, host.nextAt);
    }
    if (running < atOnceMax) wakeAt(nextAt, now);
  };
  const wakeAt = (at: number, now: number): void => {
    if (at >= wakesAt) return;
    wakesAt = at;
    void sleep(Math.max(1, at - now), closing.signal).then(() => {
      if (wakesAt === at) wakesAt = Infinity;
      if (!closing.signal.aborted) pump();
    });
  };
  return {
    run: (name, work) =>
      new Promise((resolve, reject) => {
        if (closing.signal.aborted) {
          resolve(undefined);
          return;
        }
        const host = hosts.get(name) ?? { waiting: [], running: 0, nextAt: clock() };
        hosts.set(name, host);
        host.waiting.push({
          start: () =>
            void work()
              .then(resolve, reject)
              .finally(() => end(host)),
          cancel: () => resolve(undefined),
        });
        pump();
      }),
    close: () => {
      closing.abort();
      for (const { waiting } of hosts.values()) {
        for (const { cancel } of waiting.splice(0)) cancel();
      }
    },
  };
}

/** Maps keep the order of insertion. */
function moveToEnd(hosts: Map<string, Host>, name: string, host: Host): void {
  hosts.delete(name);
  hosts.set(name, host);
}

function isWaiting(host: Host): boolean {
  return host.waiting.length > 0 && host.running < atOncePerHostMax;
}

function isReady(host: Host, now: number): boolean {
  return isWaiting(host) && host.nextAt <= now;
}
