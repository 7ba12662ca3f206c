// `npm start` runs muster as the child of a shell. When npm gets a signal, npm or the shell ends,
// and muster gets no signal. It can only notice that one of the two processes is gone.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const pollMs = 500;

/**
 * Calls `act` once when the shell or the npm that started this process is gone. Does nothing in a
 * process that npm did not start. Call it early: a parent that is gone already is not noticed.
 */
export function whenOrphaned(act: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined || process.platform === 'win32') return;
  const parent = process.ppid;
  const npm = npmBehind(parent);
  const timer = setInterval(() => {
    if (process.ppid === parent && (npm === undefined || isAlive(npm))) return;
    clearInterval(timer);
    act();
  }, pollMs);
  timer.unref();
}

/** The npm that started this shell; undefined when the shell is npm itself, or unknown. */
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

/** A line in the form of Linux' /proc/PID/stat; other systems are asked with `ps`. */
function statOf(pid: number): string {
  if (process.platform === 'linux') return readFileSync(`/proc/${pid}/stat`, 'utf8');
  const ask = (what: string): string =>
    execFileSync('ps', ['-o', `${what}=`, '-p', String(pid)], { encoding: 'utf8' }).trim();
  return `(${ask('comm')}) S ${ask('ppid')}`;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return (thrown as { readonly code?: unknown }).code === 'EPERM';
  }
}
