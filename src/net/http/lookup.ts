// Resolves host names and judges every address found: the judged address is the one connected to.

import dns from 'node:dns';
import type { LookupAddress } from 'node:dns';
import { setTimeout as wait } from 'node:timers/promises';
import { judgeIp } from '../guard.js';
import { openHostsFile, systemHostsFile } from './hosts-file.js';

/** All addresses of a name, in the order to try. Rejects if there are none. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

/** The guard refused an address when the connection was about to be opened. */
export class ForbiddenAddress extends Error {
  override readonly name = 'ForbiddenAddress';
}

/** Refuses a name if any of its addresses is forbidden: honest names have none. */
export function whyForbidden(addresses: readonly LookupAddress[]): string | undefined {
  for (const { address } of addresses) {
    const verdict = judgeIp(address);
    if (!verdict.allowed) return verdict.why;
  }
  return undefined;
}

export interface ResolveOptions {
  readonly timeoutMs?: number;
  /** Name servers as `address:port`; the system's by default. */
  readonly servers?: readonly string[];
  /** The hosts file; the system's by default. */
  readonly hostsFile?: string;
}

/** How long to wait for IPv6 once IPv4 is known: some name servers never answer for IPv6. */
const sixGraceMs = 300;

/**
 * Queries the name servers directly: the system's lookup blocks one of Node's four worker threads
 * while a name server hangs, and with it file access and compression. The hosts file has
 * precedence; the system's lookup is the last resort for names that the name servers do not know.
 */
export function resolveBySystem(options: ResolveOptions = {}): Resolve {
  const { timeoutMs = 3_000, servers, hostsFile = systemHostsFile } = options;
  const inHostsFile = openHostsFile(hostsFile);
  const resolver = new dns.promises.Resolver({ timeout: timeoutMs, tries: 2 });
  if (servers !== undefined) resolver.setServers(servers);
  return async (host) => {
    const listed = inHostsFile(host);
    if (listed.length > 0) return listed;
    const asked = { four: answers(resolver.resolve4(host)), six: answers(resolver.resolve6(host)) };
    const four = await asked.four;
    const six = await (four.addresses.length === 0
      ? asked.six
      : Promise.race([asked.six, wait(sixGraceMs, nothing)]));
    const addresses = [
      ...four.addresses.map((address) => ({ address, family: 4 })),
      ...six.addresses.map((address) => ({ address, family: 6 })),
    ];
    if (addresses.length > 0) return addresses;
    if (four.isTimeout || six.isTimeout) {
      const message = `the name servers do not answer for ${host}`;
      throw Object.assign(new Error(message), { code: 'EAI_AGAIN' });
    }
    return dns.promises.lookup(host, { all: true });
  };
}

interface Answers {
  readonly addresses: readonly string[];
  readonly isTimeout: boolean;
}

const nothing: Answers = { addresses: [], isTimeout: false };

function answers(asked: Promise<readonly string[]>): Promise<Answers> {
  return asked.then(
    (addresses) => ({ addresses, isTimeout: false }),
    (fault: { code?: unknown }) => ({ addresses: [], isTimeout: fault.code === 'ETIMEOUT' }),
  );
}
