// ADAPTER of net: HTTP over undici, guarded at every connection, limited in time and size.

import { Agent, ProxyAgent, type Dispatcher } from 'undici';
import { follow } from '../follow.js';
import { judgeAddress } from '../guard.js';
import type { Net, NetAnswer, NetRefusal, NetRequest } from '../net.js';
import { guardedConnector, permittedAddresses } from './connector.js';
import { requestLeniently } from './lenient-request.js';
import { ForbiddenAddress, resolveBySystem, type Resolve } from './lookup.js';
import { productVersion } from '../../version.js';
import { readProxies, type Proxies } from './proxy.js';
import {
  connectionsPerHostMax,
  headerBytesMax,
  requestOnce,
  type Transport,
} from './single-request.js';
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
  /** Proxies; those of the environment by default. */
  readonly proxies?: Proxies;
}

const idleConnectionMs = 10_000;

/** A net over real HTTP. The caller closes it. */
export function createHttpNet(options: HttpNetOptions): Net {
  const { allowHosts } = options.config;
  const resolve = options.resolve ?? resolveBySystem();
  const proxies = options.proxies ?? readProxies(process.env);
  const connector = guardedConnector(resolve, allowHosts);
  const limits = {
    connections: connectionsPerHostMax,
    maxHeaderSize: headerBytesMax,
    keepAliveTimeout: idleConnectionMs,
    keepAliveMaxTimeout: idleConnectionMs,
    // `withDeadline` covers the whole request.
    headersTimeout: 0,
    bodyTimeout: 0,
  };
  const agent = new Agent({ ...limits, connect: connector });
  const proxied = createProxied(limits);
  const transport: Transport = {
    dispatcherFor: (url) => {
      const proxy = proxies.for(url);
      return proxy === undefined ? agent : proxied.through(proxy);
    },
    leniently: (single) => requestLeniently(connector, single),
  };
  /** A proxy resolves names itself, so they are judged here. */
  const judgeProxied = async (url: URL): Promise<void> => {
    if (proxies.for(url) === undefined) return;
    const offline = (fault: unknown) => {
      // A network with a proxy may have no name server; the proxy decides then.
      if (fault instanceof ForbiddenAddress) throw fault;
    };
    await permittedAddresses(url, resolve, allowHosts).catch(offline);
  };
  const judge = (url: string) => judgeAddress(url, allowHosts);
  const userAgent = userAgentOf(options.config);
  return {
    get: (request) =>
      withDeadline(request, (signal) =>
        follow(request, judge, (url, headers) =>
          attempt(url, async () => {
            await judgeProxied(url);
            return requestOnce(transport, {
              url,
              headers: { 'user-agent': userAgent, ...headers },
              onLarge: request.onLarge,
              content: request.content,
              bytesMax: request.bytesMax,
              signal,
            });
          }),
        ),
      ),
    close: async () => {
      await agent.destroy();
      await proxied.destroy();
    },
  };
}

/** One dispatcher for each proxy, made when it is needed. */
function createProxied(limits: Agent.Options) {
  const known = new Map<string, Dispatcher>();
  return {
    through: (proxy: string): Dispatcher => {
      const made =
        known.get(proxy) ?? new ProxyAgent({ ...limits, uri: proxy, proxyTunnel: false });
      known.set(proxy, made);
      return made;
    },
    destroy: async (): Promise<void> => {
      await Promise.all([...known.values()].map((dispatcher) => dispatcher.destroy()));
    },
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
