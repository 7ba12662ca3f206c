// Started by npm, muster is the child of a shell that npm started. npm hands a signal to that
// shell, which dies, or dies itself, and neither tells us: what we can see is that one is gone.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const askedEveryMs = 500;

/**
 * Remembers who started this process, and calls `act` once when they are gone. Does nothing for a
 * process that npm did not start. Call it early: who has gone before cannot be missed.
 */
export function whenOrphaned(act: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined || process.platform === 'win32') return;
  const parent = process.ppid;
  const npm = npmBehind(parent);
  const timer = setInterval(() => {
    if (process.ppid === parent && (npm === undefined || lives(npm))) return;
    clearInterval(timer);
    act();
  }, askedEveryMs);
  timer.unref();
}

/** The npm that started this shell; undefined when it is npm itself, or cannot be told. */
function npmBehind(shell: number): number | undefined {
  const [above, name] = nameOf(shell);
  if (above === undefined || npmName.test(name)) return undefined;
  return npmName.test(nameOf(above)[1]) ? above : undefined;
}

const npmName = /^(?:npm|npx|node|pnpm|yarn)\b/;

/** Parent and name of a process. */
function nameOf(pid: number): readonly [parent: number | undefined, name: string] {
  try {
    const [, name = '', parent] = /\((.*)\) \S (\d+)/s.exec(statOf(pid)) ?? [];
    return [Number(parent ?? NaN) || undefined, name.replace(/^.*\//, '')];
  } catch {
    return [undefined, ''];
  }
}

/** As Linux tells it; elsewhere `ps` is asked for the same. */
function statOf(pid: number): string {
  if (process.platform === 'linux') return readFileSync(`/proc/${pid}/stat`, 'utf8');
  const ask = (what: string): string =>
    execFileSync('ps', ['-o', `${what}=`, '-p', String(pid)], { encoding: 'utf8' }).trim();
  return `(${ask('comm')}) S ${ask('ppid')}`;
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return (thrown as { readonly code?: unknown }).code === 'EPERM';
  }
}
