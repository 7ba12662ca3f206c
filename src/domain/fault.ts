// The one error of the house. The message is for people, the cause for operators.

export type FaultCode =
  | 'invalid'
  | 'not-found'
  | 'conflict'
  | 'unauthenticated'
  | 'forbidden'
  | 'unavailable'
  | 'internal';

export class Fault extends Error {
  override readonly name = 'Fault';

  constructor(
    readonly code: FaultCode,
    message: string,
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
  }
}

/** Any thrown value as a Fault; what is not one already becomes `internal`. */
export function asFault(thrown: unknown, doing: string): Fault {
  if (thrown instanceof Fault) return thrown;
  return new Fault('internal', `Something failed while ${doing}.`, thrown);
}
