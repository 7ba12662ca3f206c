// Group commit: writes that wait for each other share one transaction, and so one wait for the
// disk. Each resolves when that transaction is on the disk, never before.
//
//   begin ─ write ─ write ─ (failed, undone alone) ─ write ─ commit ─► all but the failed resolve

import { setImmediate as breathe } from 'node:timers/promises';
import type { Mutex } from './mutex.js';
import { StoreFault } from './store.js';

/** How many writes share a commit at most, and how long the first one waits for others. */
const writesMax = 64;
const gatherMsMax = 20;

export interface GroupParts {
  readonly mutex: Mutex;
  begin(): Promise<void>;
  commit(): Promise<void> | void;
  /** Never throws. */
  rollBack(): Promise<void> | void;
}

export interface Groups {
  /**
   * Runs `write` in the transaction of a group. A write that throws must have undone itself. The
   * others of its group go on, unless it throws a StoreFault: then all of them fail with it.
   */
  join<T>(write: () => T | Promise<T>): Promise<T>;
}

/** A write that waits for its group, or for the commit. */
interface Member {
  /** Returns what to do once it is on the disk. */
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
      const ended = parts.mutex.run(async () => {
        // Usually an earlier group has included it already.
        if (waiting.has(member)) await runGroup(waiting, parts);
      });
      ended.catch((fault: unknown) => {
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
    await commit();
  } catch (fault) {
    await rollBack();
    for (const { member } of done) member.fail(fault);
    return;
  }
  for (const { settle } of done) settle();
}

/** The writes that wait, and those that arrive while others run, until there are enough. */
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
