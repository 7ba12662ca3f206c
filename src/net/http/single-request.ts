// One HTTP request without redirects: sends headers, reads headers and body, enforces the limits.

import { setImmediate as breathe } from 'node:timers/promises';
import { errors, type Agent, type Dispatcher } from 'undici';
import type { NetAnswer, NetRefusal } from '../net.js';
import { decode, encodingsKnown } from './decode.js';

/** Limit of all header lines of an answer together, in bytes. */
export const headerBytesMax = 32 * 1024;
export const connectionsPerHostMax = 4;

export interface SingleRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** The body of a POST; undefined for a GET. */
  readonly content?: string | undefined;
  readonly bytesMax: number;
  readonly signal: AbortSignal;
}

type Reply = Omit<NetAnswer, 'hops' | 'url'>;

/** Rejects when the connection fails; `whyFailed` describes such a failure in words. */
export async function requestOnce(
  agent: Agent,
  single: SingleRequest,
): Promise<Reply | NetRefusal> {
  const { url, bytesMax, signal } = single;
  const response = await request(agent, {
    origin: url.origin,
    path: `${url.pathname}${url.search}`,
    method: single.content === undefined ? 'GET' : 'POST',
    body: single.content ?? null,
    headers: { accept: '*/*', ...single.headers, 'accept-encoding': encodingsKnown.join(', ') },
    signal,
  });
  const headers = plainHeaders(response.headers);
  if (isRedirect(response.statusCode, headers)) {
    abandon(response.body);
    return { kind: 'answer', status: response.statusCode, headers, body: new Uint8Array() };
  }
  const raw = await collect(response.body, bytesMax, headers['content-length']);
  if (raw === undefined) return tooLarge(url, bytesMax);
  const decoded = await decode(raw, headers['content-encoding'], bytesMax);
  if (decoded.kind === 'too-large') return tooLarge(url, bytesMax);
  if (decoded.kind === 'broken') return { kind: 'broken', reason: decoded.reason, url: url.href };
  return { kind: 'answer', status: response.statusCode, headers, body: decoded.bytes };
}

/**
 * A server may close an idle connection just as it is used again. Such a request is repeated
 * (RFC 9112, 9.3.1) until it gets a new connection.
 */
async function request(
  agent: Agent,
  options: Dispatcher.RequestOptions,
): Promise<Dispatcher.ResponseData> {
  for (let idle = connectionsPerHostMax; ; idle -= 1) {
    try {
      return await agent.request(options);
    } catch (fault) {
      if (idle === 0 || !hadServedBefore(fault)) throw fault;
      // Lets the event loop report other idle connections that were closed meanwhile.
      await breathe();
    }
  }
}

function hadServedBefore(fault: unknown): boolean {
  return fault instanceof errors.SocketError && (fault.socket?.bytesRead ?? 0) > 0;
}

function isRedirect(status: number, headers: Readonly<Record<string, string>>): boolean {
  return status >= 300 && status < 400 && headers['location'] !== undefined;
}

/** Headers with a single value: the first of several counts. */
const single = new Set([
  'etag',
  'last-modified',
  'location',
  'content-type',
  'retry-after',
  'date',
]);

function plainHeaders(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  const plain: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || name === 'set-cookie' || name === 'set-cookie2') continue;
    const lines = Array.isArray(value) ? value : [value];
    plain[name] = single.has(name) ? (lines[0] ?? '') : lines.join(', ');
  }
  return { ...plain };
}

/** The body as received, still encoded; undefined if it is longer than allowed. */
async function collect(
  body: Dispatcher.ResponseData['body'],
  bytesMax: number,
  contentLength: string | undefined,
): Promise<Uint8Array | undefined> {
  if (Number(contentLength ?? 0) > bytesMax) {
    abandon(body);
    return undefined;
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > bytesMax) return undefined; // leaving the loop destroys the stream
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function abandon(body: Dispatcher.ResponseData['body']): void {
  body.on('error', () => undefined);
  body.destroy();
}

function tooLarge(url: URL, bytesMax: number): NetRefusal {
  const reason = `It is larger than ${Math.floor(bytesMax / 1024)} KiB, or a decompression bomb.`;
  return { kind: 'too-large', reason, url: url.href };
}
