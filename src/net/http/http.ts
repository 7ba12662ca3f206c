// ADAPTER of net: HTTP over undici, guarded at every connection, limited in time and size.

import { Agent } from 'undici';
import { follow } from '../follow.js';
import { judgeAddress } from '../guard.js';
import type { Net, NetAnswer, NetRefusal, NetRequest } from '../net.js';
import { requestOnce, connectionsPerHostMax, headerBytesMax } from './single-request.js';
import { guardedConnector } from './connector.js';
import { resolveBySystem, type Resolve } from './lookup.js';
import { productVersion } from '../../version.js';
import { whyFailed } from './why-failed.js';

export interface HttpNetOptions {
  readonly config: {
    readonly allowHosts: readonly string[];
    /** Contact for site owners, in the User-Agent; may be empty. */
    readonly contact: string;
    /** The public site, used if there is no contact; may be empty. */
    readonly siteUrl: string;
  };
  /** How names are resolved; by the system's name servers by default. */
  readonly resolve?: Resolve;
}

const idleConnectionMs = 10_000;

/** A net over real HTTP. The caller closes it. */
export function createHttpNet(options: HttpNetOptions): Net {
  const { allowHosts } = options.config;
  const agent = new Agent({
    connect: guardedConnector(options.resolve ?? resolveBySystem(), allowHosts),
    connections: connectionsPerHostMax,
    maxHeaderSize: headerBytesMax,
    keepAliveTimeout: idleConnectionMs,
    keepAliveMaxTimeout: idleConnectionMs,
    // `withDeadline` covers the whole request.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const judge = (url: string) => judgeAddress(url, allowHosts);
  const userAgent = userAgentOf(options.config);
  return {
    get: (request) =>
      withDeadline(request, (signal) =>
        follow(request, judge, (url, headers) =>
          attempt(url, () =>
            requestOnce(agent, {
              url,
              headers: { ...headers, 'user-agent': userAgent },
              content: request.content,
              bytesMax: request.bytesMax,
              signal,
            }),
          ),
        ),
      ),
    close: () => agent.destroy(),
  };
}

/** `muster/0.1.0 (+https://desk.example/about)`: product, version, contact. */
export function userAgentOf(config: {
  readonly contact: string;
  readonly siteUrl: string;
}): string {
  const contact = [config.contact, config.siteUrl].find((text) => text.trim() !== '');
  const printable = (contact ?? '').replace(/[^\x21-\x7e]|[()]/g, '');
  const about = printable === '' ? 'self-hosted news monitor' : `+${printable}`;
  return `muster/${productVersion()} (${about})`;
}

async function attempt<T>(url: URL, ask: () => Promise<T>): Promise<T | NetRefusal> {
  try {
    return await ask();
  } catch (fault) {
    if (fault instanceof Error && fault.name === 'AbortError') throw fault;
    return { ...whyFailed(fault), url: url.href };
  }
}

/** Ends the request when its time is up. Rejects only if the caller aborted it. */
async function withDeadline(
  request: NetRequest,
  run: (signal: AbortSignal) => Promise<NetAnswer | NetRefusal>,
): Promise<NetAnswer | NetRefusal> {
  request.signal?.throwIfAborted();
  const deadline = new AbortController();
  const expire = () => deadline.abort();
  const timer = setTimeout(expire, request.timeoutMs);
  request.signal?.addEventListener('abort', expire, { once: true });
  try {
    return await run(deadline.signal);
  } catch (fault) {
    request.signal?.throwIfAborted();
    if (!deadline.signal.aborted) throw fault;
    const seconds = Math.round(request.timeoutMs / 1000);
    return { kind: 'timeout', reason: `No answer within ${seconds} s.`, url: request.url };
  } finally {
    clearTimeout(timer);
    request.signal?.removeEventListener('abort', expire);
  }
}
