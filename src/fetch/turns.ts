// Whose turn is it? Work waits here until its host has had its pause and the house has a hand free.

import type { Clock } from '../domain/clock.js';
import { openAbort } from './abort.js';

/** Resolves after so many milliseconds, or early when the signal aborts. Never rejects. */
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

export interface Turns {
  /** Runs `work` when it is its turn; undefined when closed before. */
  take<T>(host: string, work: () => Promise<T>): Promise<T | undefined>;
  /** Sends away all that waits; what is under way goes on. */
  close(): void;
}

export interface TurnsOptions {
  readonly clock: Clock;
  readonly sleep: Sleep;
  /** Between the beginnings of two requests to one host. */
  readonly spacingMs: number;
  readonly atOnceMax: number;
}

const atOncePerHostMax = 2;

interface Host {
  readonly waiting: { readonly start: () => void; readonly cancel: () => void }[];
  running: number;
  nextAt: number;
}

export function createTurns({ clock, sleep, spacingMs, atOnceMax }: TurnsOptions): Turns {
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
  /** Begins all that may begin, and comes back when the next pause is over. */
  const pump = (): void => {
    const now = clock();
    let nextAt = Infinity;
    for (const [name, host] of hosts) {
      if (host.nextAt - now > spacingMs) host.nextAt = now; // the clock was set back
      const isIdle = host.waiting.length === 0 && host.running === 0;
      if (isIdle && host.nextAt <= now) hosts.delete(name);
      if (running < atOnceMax && isReady(host, now)) {
        begin(host, now);
        // To the end of the line; it is visited again in this round.
        hosts.delete(name);
        hosts.set(name, host);
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
    take: (name, work) =>
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

function isWaiting(host: Host): boolean {
  return host.waiting.length > 0 && host.running < atOncePerHostMax;
}

function isReady(host: Host, now: number): boolean {
  return isWaiting(host) && host.nextAt <= now;
}
