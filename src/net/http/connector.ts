// Opens connections to permitted addresses only. Every connection begins here, so redirects and DNS
// rebinding cannot bypass the check.

import { buildConnector } from 'undici';
import { isListed, judgeAddress } from '../guard.js';
import { ForbiddenAddress, lookupBy, whyForbidden, type Resolve } from './lookup.js';

const connectTimeoutMs = 10_000;

export function guardedConnector(
  resolve: Resolve,
  allowHosts: readonly string[],
): buildConnector.connector {
  const shared = { timeout: connectTimeoutMs, rejectUnauthorized: true, allowH2: false };
  const judged = buildConnector({ ...shared, lookup: lookupBy(resolve, whyForbidden) });
  const free = buildConnector({ ...shared, lookup: lookupBy(resolve, () => undefined) });
  return (options, callback) => {
    const port = options.port === '' ? '' : `:${options.port}`;
    const host = options.hostname.includes(':') ? `[${options.hostname}]` : options.hostname;
    const address = `${options.protocol}//${host}${port}/`;
    const verdict = judgeAddress(address, allowHosts);
    if (!verdict.allowed) callback(new ForbiddenAddress(verdict.why), null);
    else if (isListed(new URL(address), allowHosts)) free(options, callback);
    else judged(options, callback);
  };
}
