// A failed request: its status, and what may be said about it to the client.

import { Fault, type FaultCode } from '../../domain/fault.js';

export interface Failure {
  readonly status: number;
  readonly code: FaultCode;
  /** For people; reveals no internals. */
  readonly message: string;
  /** When the client may try again. */
  readonly retryAfterSeconds?: number;
  /** The error to log; undefined if the request itself is to blame. */
  readonly cause?: Fault;
}

const statusOf: Readonly<Record<FaultCode, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  internal: 500,
  unavailable: 503,
};

const codeOf: ReadonlyMap<number, FaultCode> = new Map([
  [401, 'unauthenticated'],
  [403, 'forbidden'],
  [404, 'not-found'],
  [405, 'invalid'],
  [409, 'conflict'],
  [410, 'not-found'],
  [429, 'unavailable'],
  [503, 'unavailable'],
]);

const messages: ReadonlyMap<number, string> = new Map([
  [400, 'The request is malformed.'],
  [403, 'Requests from other sites are refused.'],
  [404, 'There is nothing at this address.'],
  [405, 'This address does not accept this method.'],
  [413, 'The body is too large.'],
  [414, 'The address is too long.'],
  [415, 'The body must be JSON, sent as application/json.'],
  [429, 'There were too many requests. Please try again later.'],
]);

const retryAfterSeconds = 30;

/** The failure of a request that HTTP itself forbids; `status` is 400 to 499. */
export function refused(status: number, message?: string): Failure {
  const code = codeOf.get(status) ?? 'invalid';
  return { status, code, message: message ?? messages.get(status) ?? messages.get(400) ?? '' };
}

/** The failure that a thrown value means. Unknown values become 500 without their message. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof Fault && thrown.code !== 'internal') {
    const { code, message } = thrown;
    const failure = { status: statusOf[code], code, message };
    return code === 'unavailable' ? { ...failure, retryAfterSeconds, cause: thrown } : failure;
  }
  const status = (thrown as { readonly statusCode?: unknown } | null)?.statusCode;
  if (typeof status === 'number' && status >= 400 && status < 500) return refused(status);
  const cause =
    thrown instanceof Fault
      ? thrown
      : new Fault('internal', 'Something failed while answering a request.', thrown);
  const message = 'The request failed. The error was logged.';
  return { status: 500, code: 'internal', message, cause };
}
