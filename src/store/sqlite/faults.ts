// SQLite's errors as Faults. The caller causes a `conflict`; all others are faults of the store.

import { Fault } from '../../domain/fault.js';
import { StoreFault } from '../store.js';

/** Primary result codes of SQLite, https://sqlite.org/rescode.html */
const code = {
  busy: 5,
  locked: 6,
  readOnly: 8,
  ioError: 10,
  full: 13,
  constraint: 19,
  corrupt: 11,
  notDatabase: 26,
};

export function faultOf(thrown: unknown): Fault {
  if (thrown instanceof Fault) return thrown;
  switch (primaryCode(thrown)) {
    case code.constraint:
      return new Fault('conflict', words.conflict, thrown);
    case code.full:
      return new StoreFault('unavailable', words.full, thrown);
    case code.ioError:
      return new StoreFault('unavailable', words.ioError, thrown);
    case code.readOnly:
      return new StoreFault('unavailable', words.readOnly, thrown);
    case code.corrupt:
    case code.notDatabase:
      return new StoreFault('unavailable', words.broken, thrown);
    case code.busy:
    case code.locked:
      return new StoreFault('unavailable', words.busy, thrown);
    default:
      return new StoreFault('internal', words.internal, thrown);
  }
}

/** Queries of the packaged SQLite throw without a code, with SQLite's fixed words alone. */
function primaryCode(thrown: unknown): number | undefined {
  if (!(thrown instanceof Error)) return undefined;
  const { errcode } = thrown as { readonly errcode?: number };
  if (errcode !== undefined) return errcode & 0xff;
  return said.find(([words]) => words.test(thrown.message))?.[1];
}

const said: readonly (readonly [RegExp, number])[] = [
  [/database (table )?is locked/, code.busy],
  [/database or disk is full/, code.full],
  [/disk I\/O error/, code.ioError],
  [/attempt to write a readonly database/, code.readOnly],
  [/constraint failed/, code.constraint],
  [/malformed/, code.corrupt],
  [/file is not a database/, code.notDatabase],
];

/** Another connection is writing; it will end. */
export const isBusy = (fault: Fault): boolean => fault.message === words.busy;

const words = {
  full: 'The disk is full: nothing can be written until there is room.',
  ioError: 'The disk does not answer: the database could not be read or written.',
  broken: 'The database file is broken; muster restore FILE puts a backup in its place.',
  readOnly: 'The database cannot be written here.',
  busy: 'The database is busy with another program.',
  conflict: 'It is there already, or what it belongs to is missing.',
  internal: 'The database refused a statement.',
} as const;
