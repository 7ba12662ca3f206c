// Exit codes of bad input: a file with bad content ends with 1, a badly typed command with 2.

import { Fault } from '../domain/fault.js';

/** For `catch` around reading a file: turns Fault `invalid` (exit code 2) into one with code 1. */
export function rethrowAsInputFault(thrown: unknown): never {
  if (!(thrown instanceof Fault) || thrown.code !== 'invalid') throw thrown;
  throw new Fault('unavailable', thrown.message, thrown.cause);
}
