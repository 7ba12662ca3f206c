// The hosts file, which has precedence over the name servers.

import { readFileSync, statSync } from 'node:fs';
import { isIP } from 'node:net';
import path from 'node:path';
import type { LookupAddress } from 'node:dns';

export const systemHostsFile =
  process.platform === 'win32'
    ? path.join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'drivers', 'etc', 'hosts')
    : '/etc/hosts';

/** Finds a name's addresses in the file. Reads the file again after a change. */
export function openHostsFile(file: string): (host: string) => readonly LookupAddress[] {
  let readAt = -1;
  let names = new Map<string, LookupAddress[]>();
  return (host) => {
    const changedAt = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    if (changedAt === undefined) return [];
    if (changedAt !== readAt) {
      names = readNames(file);
      readAt = changedAt;
    }
    return names.get(host.toLowerCase()) ?? [];
  };
}

function readNames(file: string): Map<string, LookupAddress[]> {
  const names = new Map<string, LookupAddress[]>();
  for (const line of textOf(file).split(/\r?\n/)) {
    const [address = '', ...hosts] = (line.split('#', 1)[0] ?? '').trim().split(/\s+/);
    const family = isIP(address);
    if (family === 0) continue;
    for (const host of hosts) {
      const key = host.toLowerCase();
      names.set(key, [...(names.get(key) ?? []), { address, family }]);
    }
  }
  return names;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
