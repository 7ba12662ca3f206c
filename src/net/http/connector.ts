// Opens connections to permitted addresses only. Every connection begins here, so redirects and DNS
// rebinding cannot bypass the check.

import type { LookupAddress } from 'node:dns';
import { isIP, type Socket } from 'node:net';
import { buildConnector } from 'undici';
import { isListed, judgeAddress } from '../guard.js';
import { ForbiddenAddress, whyForbidden, type Resolve } from './lookup.js';
import { connectFirst } from './race.js';

const connectTimeoutMs = 10_000;
const keepAliveMs = 60_000;

/** A connector for undici: judges the host, connects, and starts TLS for https. */
export function guardedConnector(
  resolve: Resolve,
  allowHosts: readonly string[],
): buildConnector.connector {
  const startTls = buildConnector({
    timeout: connectTimeoutMs,
    rejectUnauthorized: true,
    allowH2: false,
  });
  const open = async (url: URL): Promise<Socket> => {
    const addresses = await permittedAddresses(url, resolve, allowHosts);
    const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
    const socket = await connectFirst(addresses, { port, timeoutMs: connectTimeoutMs });
    return socket.setKeepAlive(true, keepAliveMs).setNoDelay(true);
  };
  return (options, callback) => {
    open(urlOf(options)).then(
      (socket) => {
        if (options.protocol !== 'https:') callback(null, socket);
        else startTls({ ...options, httpSocket: socket }, callback);
      },
      (fault: unknown) => callback(fault instanceof Error ? fault : new Error(String(fault)), null),
    );
  };
}

/**
 * The addresses to connect to. A permitted host that `allowHosts` does not list has public
 * addresses only. Rejects with `ForbiddenAddress` for others.
 */
export async function permittedAddresses(
  url: URL,
  resolve: Resolve,
  allowHosts: readonly string[],
): Promise<readonly LookupAddress[]> {
  const verdict = judgeAddress(url.origin, allowHosts);
  if (!verdict.allowed) throw new ForbiddenAddress(verdict.why);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  const addresses = family === 0 ? await resolve(host) : [{ address: host, family }];
  if (addresses.length === 0) throw new Error(`${host} has no address`);
  const why = isListed(url, allowHosts) ? undefined : whyForbidden(addresses);
  if (why !== undefined) throw new ForbiddenAddress(`${host}: ${why}`);
  return addresses;
}

function urlOf({ protocol, hostname, port }: buildConnector.Options): URL {
  const host = hostname.includes(':') && !hostname.startsWith('[') ? `[${hostname}]` : hostname;
  return new URL(`${protocol}//${host}${port === '' ? '' : `:${port}`}/`);
}
