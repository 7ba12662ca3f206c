// An archive of feed snapshots: DIR/<feed>/<time>.xml, in the order of the times.

import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { Fault } from '../domain/fault.js';
import { minuteMs } from '../domain/time.js';

export interface Snapshot {
  readonly feed: string;
  readonly at: number;
  readonly file: string;
}

export interface Archive {
  /** In the order of their times. */
  readonly snapshots: readonly Snapshot[];
  /** Files whose path names no feed or no time, as paths within the archive. */
  readonly passedOver: readonly string[];
}

/** @throws Fault `not-found` when the folder is missing, `invalid` when it holds no snapshot. */
export async function listSnapshots(folder: string): Promise<Archive> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (cause: unknown) => {
      throw new Fault('not-found', `There is no readable folder ${folder}.`, cause);
    },
  );
  const snapshots: Snapshot[] = [];
  const passedOver: string[] = [];
  // Names that begin with a dot belong to the operating system.
  for (const entry of entries.filter((one) => one.isFile() && !one.name.startsWith('.'))) {
    const file = path.join(entry.parentPath, entry.name);
    const at = snapshotTime(entry.name);
    if (at === undefined || path.resolve(entry.parentPath) === path.resolve(folder)) {
      passedOver.push(path.relative(folder, file));
    } else snapshots.push({ feed: path.basename(entry.parentPath), at, file });
  }
  if (snapshots.length === 0) {
    throw new Fault(
      'invalid',
      `${folder} holds no <feed>/<time>.xml, such as bbc/2025-04-18T19-14-49.xml.`,
    );
  }
  snapshots.sort((a, b) => a.at - b.at || a.file.localeCompare(b.file));
  return { snapshots, passedOver: passedOver.sort() };
}

/**
 * The time in a snapshot's file name, ms UTC: `2025-04-18T19-14-49` with an offset such as
 * `-02-00` (east, since a file name holds no plus) or none.
 */
export function snapshotTime(name: string): number | undefined {
  const form =
    /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)(?:-(\d\d)-(\d\d)|Z)?\.(?:xml|json|rss|atom)$/;
  const match = form.exec(name);
  if (match === null) return undefined;
  const [, day, hour, minute, second, offsetHours = '00', offsetMinutes = '00'] = match;
  const local = Date.parse(`${day}T${hour}:${minute}:${second}Z`);
  const offsetMs = (Number(offsetHours) * 60 + Number(offsetMinutes)) * minuteMs;
  return Number.isNaN(local) ? undefined : local - offsetMs;
}
