// One request over one connection: headers out, headers and body in, under every limit.

import { setImmediate as breathe } from 'node:timers/promises';
import { errors, type Agent, type Dispatcher } from 'undici';
import type { NetAnswer, NetRefusal } from '../net.js';
import { decode, encodingsKnown } from './decode.js';

/** Of one answer's header lines together, in bytes. */
export const headerBytesMax = 32 * 1024;
export const connectionsPerHostMax = 4;

export interface Once {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Posted, when there is one. */
  readonly content?: string | undefined;
  readonly bytesMax: number;
  readonly signal: AbortSignal;
}

type Reply = Omit<NetAnswer, 'hops' | 'url'>;

/** Rejects as the connection does; `whyFailed` puts that in words. */
export async function askOnce(agent: Agent, once: Once): Promise<Reply | NetRefusal> {
  const { url, bytesMax, signal } = once;
  const response = await request(agent, {
    origin: url.origin,
    path: `${url.pathname}${url.search}`,
    method: once.content === undefined ? 'GET' : 'POST',
    body: once.content ?? null,
    headers: { accept: '*/*', ...once.headers, 'accept-encoding': encodingsKnown.join(', ') },
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
 * A server may close an idle connection just as it is used again, which says nothing of the server:
 * such a request is made once more (RFC 9112, 9.3.1), until it had a connection of its own.
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
      // Others may have been closed meanwhile: this turn of the loop tells.
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

/** Headers that say one thing only: of several the first counts. */
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

/** The body as it came over the wire; undefined when it is longer than allowed. */
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
  const reason = `It is larger than ${Math.floor(bytesMax / 1024)} KiB, or packed too densely.`;
  return { kind: 'too-large', reason, url: url.href };
}
