// One HTTP request without redirects: sends headers, reads headers and body, enforces the limits.

import { setImmediate as breathe } from 'node:timers/promises';
import type { Readable } from 'node:stream';
import { errors, type Dispatcher } from 'undici';
import type { OneAnswer } from '../follow.js';
import type { NetRefusal } from '../net.js';
import { decode, encodingsKnown } from './decode.js';

/** Limit of all header lines of an answer together, in bytes; that of curl is 300 KB. */
export const headerBytesMax = 128 * 1024;
export const connectionsPerHostMax = 4;

export interface SingleRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** The body of a POST; undefined for a GET. */
  readonly content?: string | undefined;
  readonly bytesMax: number;
  readonly signal: AbortSignal;
  /** Called once for a body of more than `largeBytes`; the body waits for it. */
  readonly onLarge?: (() => Promise<void>) | undefined;
}

/** Bodies from this size on are large, in bytes. */
export const largeBytes = 1024 * 1024;

/** An answer whose body is not read yet. */
export interface RawAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Readable;
}

/** How requests travel: strictly, and leniently for answers that violate HTTP. */
export interface Transport {
  readonly dispatcherFor: (url: URL) => Dispatcher;
  readonly leniently: (single: SingleRequest) => Promise<RawAnswer>;
}

/**
 * Rejects when the connection fails; `whyFailed` describes such a failure in words. A GET whose
 * answer violates HTTP is requested once more and read leniently.
 */
export async function requestOnce(
  transport: Transport,
  given: SingleRequest,
): Promise<OneAnswer | NetRefusal> {
  const single = { ...given, headers: allHeaders(given) };
  try {
    return await read(await requestStrictly(transport, single), single);
  } catch (fault) {
    const isOdd =
      fault instanceof errors.HTTPParserError ||
      fault instanceof errors.ResponseContentLengthMismatchError;
    if (single.content !== undefined || !isOdd) throw fault;
    return read(await transport.leniently(single), single);
  }
}

async function read(response: RawAnswer, single: SingleRequest): Promise<OneAnswer | NetRefusal> {
  const { url, bytesMax } = single;
  const headers = plainHeaders(response.headers);
  const cookies = [response.headers['set-cookie'] ?? []].flat();
  const known = { kind: 'answer', status: response.statusCode, headers, cookies } as const;
  if (isRedirect(response.statusCode, headers)) {
    abandon(response.body);
    return { ...known, body: new Uint8Array() };
  }
  const raw = await collect(response.body, single, headers['content-length']);
  if (raw === undefined) return tooLarge(url, bytesMax);
  const decoded = await decode(raw.bytes, headers['content-encoding'], bytesMax);
  if (decoded.kind === 'too-large') return tooLarge(url, bytesMax);
  if (decoded.kind === 'broken') return { kind: 'broken', reason: decoded.reason, url: url.href };
  const isCut = raw.isCut || decoded.isCut === true;
  return { ...known, body: decoded.bytes, ...(isCut ? { isCut } : {}) };
}

function allHeaders({ headers }: SingleRequest): Readonly<Record<string, string>> {
  return { accept: '*/*', ...headers, 'accept-encoding': encodingsKnown.join(', ') };
}

function requestStrictly(
  { dispatcherFor }: Transport,
  { url, headers, content, signal }: SingleRequest,
): Promise<RawAnswer> {
  return request(dispatcherFor(url), {
    origin: url.origin,
    path: `${url.pathname}${url.search}`,
    method: content === undefined ? 'GET' : 'POST',
    body: content ?? null,
    headers,
    signal,
  });
}

/**
 * A server may close an idle connection just as it is used again. Such a request is repeated
 * (RFC 9112, 9.3.1) until it gets a new connection.
 */
async function request(
  agent: Dispatcher,
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

function plainHeaders(headers: RawAnswer['headers']): Record<string, string> {
  const plain: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || name === 'set-cookie' || name === 'set-cookie2') continue;
    const lines = Array.isArray(value) ? value : [value];
    plain[name] = single.has(name) ? (lines[0] ?? '') : lines.join(', ');
  }
  return { ...plain };
}

interface RawBody {
  readonly bytes: Uint8Array;
  /** The connection ended before the body did. */
  readonly isCut: boolean;
}

/** The body as received, still encoded; undefined if it is longer than allowed. */
async function collect(
  body: Readable,
  { bytesMax, signal, onLarge }: SingleRequest,
  contentLength: string | undefined,
): Promise<RawBody | undefined> {
  if (Number(contentLength ?? 0) > bytesMax) {
    abandon(body);
    return undefined;
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      if (size < largeBytes && size + chunk.length >= largeBytes) await onLarge?.();
      size += chunk.length;
      if (size > bytesMax) return undefined; // leaving the loop destroys the stream
      chunks.push(chunk);
    }
  } catch (fault) {
    if (signal.aborted || size === 0 || fault instanceof errors.HTTPParserError) throw fault;
    return { bytes: Buffer.concat(chunks), isCut: true };
  }
  return { bytes: Buffer.concat(chunks), isCut: false };
}

function abandon(body: Readable): void {
  body.on('error', () => undefined);
  body.destroy();
}

function tooLarge(url: URL, bytesMax: number): NetRefusal {
  const reason = `It is larger than ${Math.floor(bytesMax / 1024)} KiB, or a decompression bomb.`;
  return { kind: 'too-large', reason, url: url.href };
}
