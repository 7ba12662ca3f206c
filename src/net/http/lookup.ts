// Looks names up and judges every address found, so that what was judged is what is connected to.

import dns from 'node:dns';
import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { judgeIp } from '../guard.js';

/** All addresses of a name, in the order to be tried. Rejects when there are none. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

/** The guard refused an address at the moment of connecting. */
export class ForbiddenAddress extends Error {
  override readonly name = 'ForbiddenAddress';
}

/** Node's lookup hook over `resolve`; `judge` says why the addresses of a name are refused. */
export function lookupBy(
  resolve: Resolve,
  judge: (addresses: readonly LookupAddress[]) => string | undefined,
): LookupFunction {
  return (host, options, callback) => {
    resolve(host).then(
      (addresses) => {
        const why = judge(addresses);
        const [first] = addresses;
        if (why !== undefined) callback(new ForbiddenAddress(`${host}: ${why}`), '', 0);
        else if (first === undefined) callback(new Error(`${host} has no address`), '', 0);
        else if (options.all === true) callback(null, [...addresses]);
        else callback(null, first.address, first.family);
      },
      (fault: unknown) =>
        callback(fault instanceof Error ? fault : new Error(String(fault)), '', 0),
    );
  };
}

/** One forbidden address among many refuses the name: an honest name has none. */
export function whyForbidden(addresses: readonly LookupAddress[]): string | undefined {
  for (const { address } of addresses) {
    const verdict = judgeIp(address);
    if (!verdict.allowed) return verdict.why;
  }
  return undefined;
}

/**
 * Asks the name servers directly: the system's lookup holds one of four threads while a name
 * server hangs, and with them file and packing work. Falls back to the system's lookup, which
 * knows the hosts file, when the name servers do not know the name or cannot be asked.
 */
export function resolveBySystem(timeoutMs = 3_000): Resolve {
  const resolver = new dns.promises.Resolver({ timeout: timeoutMs, tries: 2 });
  return async (host) => {
    const found = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
    const [four, six] = found.map((one) => (one.status === 'fulfilled' ? one.value : []));
    const addresses = [
      ...(four ?? []).map((address) => ({ address, family: 4 })),
      ...(six ?? []).map((address) => ({ address, family: 6 })),
    ];
    if (addresses.length > 0) return addresses;
    if (found.some(timedOut)) throw new Error(`the name servers do not answer for ${host}`);
    return dns.promises.lookup(host, { all: true });
  };
}

function timedOut(one: PromiseSettledResult<unknown>): boolean {
  return one.status === 'rejected' && (one.reason as { code?: unknown }).code === 'ETIMEOUT';
}
