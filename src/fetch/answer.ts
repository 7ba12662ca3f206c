// What came of a request, as this stage sees it: the shapes of the net, without the port.

export interface Answered {
  readonly kind: 'answer';
  readonly status: number;
  /** Address of the last hop. */
  readonly url: string;
  readonly hops: readonly { readonly status: number; readonly url: string }[];
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface Unanswered {
  readonly kind:
    'forbidden' | 'unreachable' | 'timeout' | 'too-large' | 'too-many-redirects' | 'broken';
  /** For people. */
  readonly reason: string;
  readonly url: string;
}

export type Outcome = Answered | Unanswered;

/** Asks for an address; the door gives it the net. */
export type Ask = (url: string) => Promise<Outcome>;

export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}
