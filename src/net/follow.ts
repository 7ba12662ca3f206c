// Follows redirects one by one and judges each address before it is requested. Used by both
// adapters.

import type { Hop, NetAnswer, NetRefusal, NetRequest } from './net.js';
import { createCookies } from './cookies.js';
import type { Verdict } from './guard.js';

export const redirectsMax = 5;
const redirecting = new Set([301, 302, 303, 307, 308]);

/** The answer to one request, with its Set-Cookie lines. */
export interface OneAnswer extends Omit<NetAnswer, 'hops' | 'url' | 'isCut'> {
  readonly isCut?: boolean;
  readonly cookies?: readonly string[];
}

/** One request, no redirect followed. */
export type AskOnce = (
  url: URL,
  headers: Readonly<Record<string, string>>,
) => Promise<OneAnswer | NetRefusal>;

/** The last answer of the chain, or the refusal that ended it. */
export async function follow(
  request: NetRequest,
  judge: (url: string) => Verdict,
  ask: AskOnce,
): Promise<NetAnswer | NetRefusal> {
  const hops: Hop[] = [];
  const cookies = createCookies();
  /** Addresses with the cookies they were asked with: a circle repeats both. */
  const asked = new Set<string>();
  let url = request.url;
  for (;;) {
    const verdict = judge(url);
    if (!verdict.allowed) return { kind: 'forbidden', reason: `Refused: ${verdict.why}.`, url };
    const cookie = cookies.header(url);
    asked.add(`${url} ${cookie ?? ''}`);
    const answered = await ask(new URL(url), headersFor(request, url, cookie));
    if (answered.kind !== 'answer') return answered;
    const { cookies: lines = [], isCut = false, ...answer } = answered;
    cookies.add(url, lines);
    const next = target(answer.status, answer.headers['location'], url);
    if (next === undefined || request.content !== undefined) {
      return { ...answer, url, hops, ...(isCut ? { isCut } : {}) };
    }
    hops.push({ status: answer.status, url });
    if (hops.length > redirectsMax || asked.has(`${next} ${cookies.header(next) ?? ''}`)) {
      const reason =
        hops.length > redirectsMax ? 'It redirects without end.' : 'It redirects in a circle.';
      return { kind: 'too-many-redirects', reason, url: next };
    }
    url = next;
  }
}

/** Sends validators to the first address and to the address they came from, nowhere else. */
function headersFor(
  request: NetRequest,
  url: string,
  cookie: string | undefined,
): Readonly<Record<string, string>> {
  const { validators } = request;
  const isOwn = new URL(url).origin === new URL(request.url).origin;
  const headers = {
    ...request.headers,
    ...(isOwn ? request.ownHeaders : {}),
    ...(cookie === undefined ? {} : { cookie }),
  };
  if (validators === undefined || (url !== request.url && url !== validators.url)) return headers;
  return {
    ...headers,
    ...(validators.etag === undefined ? {} : { 'if-none-match': validators.etag }),
    ...(validators.lastModified === undefined
      ? {}
      : { 'if-modified-since': validators.lastModified }),
  };
}

/** The target of a redirect; undefined if the answer is not one or names no valid target. */
function target(status: number, location: string | undefined, url: string): string | undefined {
  if (!redirecting.has(status) || location === undefined) return undefined;
  const text = utf8(location.trim());
  if (!URL.canParse(text, url)) return undefined;
  const next = new URL(text, url);
  next.hash = '';
  return next.href;
}

/** Some servers write raw UTF-8 into Location; Node delivers headers as Latin-1. */
function utf8(text: string): string {
  const bytes = Buffer.from(text, 'latin1');
  const decoded = bytes.toString('utf8');
  return decoded.includes('\ufffd') ? text : decoded;
}
