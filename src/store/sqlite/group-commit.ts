// Group commit: writes that wait for their turn share one transaction, and so one wait for the
// disk. Each resolves when that transaction is on the disk, never before.
//
//   begin ─ write ─ write ─ (failed, undone alone) ─ write ─ commit ─► all but the failed resolve

import { setImmediate as breathe } from 'node:timers/promises';
import { StoreFault } from '../store.js';
import type { Turns } from './turns.js';

/** Writes that share a commit at most, and how long the first may wait for others to begin. */
const writesMax = 64;
const gatherMsMax = 20;

export interface GroupParts {
  readonly turns: Turns;
  begin(): Promise<void>;
  commit(): void;
  /** Never throws. */
  rollBack(): void;
}

export interface Groups {
  /**
   * Runs `write` in the transaction of a group. A write that throws has undone itself; the others
   * of its group do not notice, unless it throws a StoreFault, with which all of them fail.
   */
  join<T>(write: () => T | Promise<T>): Promise<T>;
}

/** A write that waits for its turn, or for the commit. */
interface Member {
  /** Answers what to do once it is on the disk. */
  run(): Promise<() => void>;
  fail(fault: unknown): void;
}

export function createGroups(parts: GroupParts): Groups {
  const waiting = new Set<Member>();

  const join: Groups['join'] = (write) =>
    new Promise((resolve, reject) => {
      const member: Member = {
        run: async () => {
          const result = await write();
          return () => resolve(result);
        },
        fail: reject,
      };
      waiting.add(member);
      const turn = parts.turns.take(async () => {
        // An earlier group has taken it along, more often than not.
        if (waiting.has(member)) await runGroup(waiting, parts);
      });
      turn.catch((fault: unknown) => {
        if (waiting.delete(member)) reject(fault);
      });
    });
  return { join };
}

async function runGroup(waiting: Set<Member>, { begin, commit, rollBack }: GroupParts) {
  await begin();
  const done: { readonly member: Member; readonly settle: () => void }[] = [];
  try {
    for await (const member of gathered(waiting)) {
      try {
        done.push({ member, settle: await member.run() });
      } catch (thrown) {
        member.fail(thrown);
        if (thrown instanceof StoreFault) throw thrown;
      }
    }
    commit();
  } catch (fault) {
    rollBack();
    for (const { member } of done) member.fail(fault);
    return;
  }
  for (const { settle } of done) settle();
}

/** Those who wait, and those who come while others are at work, until there are enough. */
async function* gathered(waiting: Set<Member>): AsyncGenerator<Member> {
  const began = performance.now();
  for (let count = 0; count < writesMax; count += 1) {
    if (waiting.size === 0 && performance.now() - began < gatherMsMax) await breathe();
    const [next] = waiting;
    if (next === undefined || (count > 0 && performance.now() - began > gatherMsMax)) return;
    waiting.delete(next);
    yield next;
  }
}
