// What a file holds is not the fault of who typed its name: that fails with 1, wrong use with 2.

import { Fault } from '../domain/fault.js';

/** For `catch`: a fault of the input, in the code that says so. */
export function unreadable(thrown: unknown): never {
  if (!(thrown instanceof Fault) || thrown.code !== 'invalid') throw thrown;
  throw new Fault('unavailable', thrown.message, thrown.cause);
}
