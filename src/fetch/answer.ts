// The result of a request as this stage sees it, and the document that is stored of it.

import type { Document } from '../domain/document.js';

export interface HttpAnswer {
  readonly kind: 'answer';
  readonly status: number;
  /** Address of the last hop. */
  readonly url: string;
  /** Redirects followed, in order, each with the address that gave it. */
  readonly hops: readonly { readonly status: number; readonly url: string }[];
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** The transfer ended early; the body is what arrived. */
  readonly isCut?: true;
}

export interface HttpRefusal {
  readonly kind:
    'forbidden' | 'unreachable' | 'timeout' | 'too-large' | 'too-many-redirects' | 'broken';
  /** For people. */
  readonly reason: string;
  /** The fault is on this side: no network, no name server. */
  readonly isLocal?: true;
  readonly url: string;
}

export type Outcome = HttpAnswer | HttpRefusal;

/** Requests an address through the net. Never rejects for a network failure. */
export type Ask = (url: string) => Promise<Outcome>;

/** The host name of an address, without port; empty when the address is invalid. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}

/** The document to store for an answer. */
export function documentOf(
  { url, status, headers, body }: HttpAnswer,
  facts: Pick<Document, 'id' | 'feedId' | 'fetchedAt' | 'articleId'>,
): Document {
  return { ...facts, url, status, headers, body };
}
