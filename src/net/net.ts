// PORT net: every request to the outside world goes through one guarded client.

import type { Validators } from '../domain/feed.js';

export { judgeAddress, type Verdict } from './guard.js';

export interface NetRequest {
  readonly url: string;
  /** Lower-case names; the client sets Accept-Encoding itself, and User-Agent by default. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Headers for the site that is asked first only, such as credentials. */
  readonly ownHeaders?: Readonly<Record<string, string>>;
  /** Makes the request conditional at `url` and at the address they came from only. */
  readonly validators?: Validators;
  /** Makes the request a POST of this text. A POST follows no redirect. */
  readonly content?: string;
  /** Limit of the decoded body, in bytes. */
  readonly bytesMax: number;
  /** Time limit of the whole request, including redirects and body. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  /** Called once for a body of more than a mebibyte; the body waits for it. */
  readonly onLarge?: () => Promise<void>;
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
  /** Redirects followed, in order, each with the address that gave it. */
  readonly hops: readonly Hop[];
  /** Lower-case names; cookies are left out. */
  readonly headers: Readonly<Record<string, string>>;
  /** Decoded. */
  readonly body: Uint8Array;
  /** The transfer ended early or was damaged; the body is what arrived. */
  readonly isCut?: true;
}

/** Why there is no answer; `reason` is a sentence for people. */
export interface NetRefusal {
  readonly kind:
    | 'forbidden' // by the guard: a private or special address, or another scheme
    | 'unreachable' // DNS, connection, TLS
    | 'timeout'
    | 'too-large' // more than `bytesMax` decoded, or compressed more than honest data ever is
    | 'too-many-redirects'
    | 'broken'; // not HTTP, or an encoding that cannot be decoded
  readonly reason: string;
  readonly url: string;
  /** The fault is on this side: no network, no name server. */
  readonly isLocal?: true;
}

export interface Net {
  /** GET, or POST if there is `content`. Rejects only for an aborted signal. */
  get(request: NetRequest): Promise<NetAnswer | NetRefusal>;
  /** Ends all connections; requests in progress fail. */
  close(): Promise<void>;
}
