// SQLite's complaints as Faults. A conflict is the caller's, all else is the store's own.

import { Fault } from '../../domain/fault.js';
import { StoreFault } from '../store.js';

/** Primary result codes of SQLite, https://sqlite.org/rescode.html */
const code = { busy: 5, locked: 6, readOnly: 8, ioError: 10, full: 13, constraint: 19 };

export function faultOf(thrown: unknown): Fault {
  if (thrown instanceof Fault) return thrown;
  const { errcode } = thrown as { readonly errcode?: number };
  if (errcode === undefined) return new StoreFault('internal', words.internal, thrown);
  const primary = errcode & 0xff;
  if (primary === code.constraint) return new Fault('conflict', words.conflict, thrown);
  if (primary === code.full) return new StoreFault('unavailable', words.full, thrown);
  if (primary === code.ioError) return new StoreFault('unavailable', words.ioError, thrown);
  if (primary === code.readOnly) return new StoreFault('unavailable', words.readOnly, thrown);
  if (primary === code.busy || primary === code.locked) {
    return new StoreFault('unavailable', words.busy, thrown);
  }
  return new StoreFault('internal', words.internal, thrown);
}

/** Another connection is writing; it will end. */
export const isBusy = (fault: Fault): boolean => fault.message === words.busy;

const words = {
  full: 'The disk is full: nothing can be written until there is room.',
  ioError: 'The disk does not answer: the database could not be read or written.',
  readOnly: 'The database cannot be written here.',
  busy: 'The database is busy with another program.',
  conflict: 'It is there already, or what it belongs to is missing.',
  internal: 'The database refused a statement.',
} as const;
