// PORT: the outside world. Everything muster asks of it goes through one guarded client.

import type { Validators } from '../domain/feed.js';

export { judgeAddress, type Verdict } from './guard.js';

export interface NetRequest {
  readonly url: string;
  /** Lower-case names; User-Agent and Accept-Encoding are the client's own. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Makes the request conditional, at `url` and at the address they came from, nowhere else. */
  readonly validators?: Validators;
  /** Makes it a POST of this text, which follows no redirect: what is posted goes one way. */
  readonly content?: string;
  /** Cap on the decoded body, in bytes. */
  readonly bytesMax: number;
  /** Whole request, redirects and body included. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

export interface Hop {
  readonly status: number;
  readonly url: string;
}

export interface NetAnswer {
  readonly kind: 'answer';
  readonly status: number;
  /** Address of the last hop. */
  readonly url: string;
  /** Redirects followed, in order: their status and the address that gave it. */
  readonly hops: readonly Hop[];
  /** Lower-case names; cookies are left out. */
  readonly headers: Readonly<Record<string, string>>;
  /** Decoded. */
  readonly body: Uint8Array;
}

/** Why no answer came; `reason` is for people. */
export interface NetRefusal {
  readonly kind:
    | 'forbidden' // the guard: a private or special address, a foreign scheme
    | 'unreachable' // DNS, connection, TLS
    | 'timeout'
    | 'too-large' // more than `bytesMax` once decoded, or packed too densely to be honest
    | 'too-many-redirects'
    | 'broken'; // not HTTP, or an encoding that cannot be undone
  readonly reason: string;
  readonly url: string;
}

export interface Net {
  /** GET, or POST of a content. Throws only for an aborted signal. */
  get(request: NetRequest): Promise<NetAnswer | NetRefusal>;
  close(): Promise<void>;
}
