// Processor time of a worker thread. A deadline in processor time ignores the time in which the
// machine sleeps or other programs keep the processor busy.

import { readFileSync, readlinkSync } from 'node:fs';

/** Linux counts processor time in ticks of this many ms. */
const tickMs = 10;

/** The kernel's name of the calling thread, `PID/task/TID`; undefined on other systems. */
export function currentThread(): string | undefined {
  try {
    return readlinkSync('/proc/thread-self');
  } catch {
    return undefined;
  }
}

/** Processor time of a thread so far, in ms; that of the whole process if it is unknown. */
export function processorMs(thread: string | undefined): number {
  try {
    if (thread !== undefined) return ticksOf(readFileSync(`/proc/${thread}/stat`, 'utf8')) * tickMs;
  } catch {
    // The thread has ended; the process's time is as good.
  }
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** User and system time, fields 14 and 15 of `stat` (man 5 proc). */
function ticksOf(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
}
