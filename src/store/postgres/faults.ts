// PostgreSQL's errors as Faults. The caller causes a `conflict`; all others are the store's.

import { Fault } from '../../domain/fault.js';
import { StoreFault } from '../store.js';

/** @see https://www.postgresql.org/docs/15/errcodes-appendix.html */
export function faultOf(thrown: unknown): Fault {
  if (thrown instanceof Fault) return thrown;
  const code = codeOf(thrown);
  if (code.startsWith('23')) {
    return new Fault('conflict', 'It is there already, or what it belongs to is missing.', thrown);
  }
  const [, sentence] = outages.find(([codes]) => codes.test(code)) ?? [];
  if (sentence !== undefined) return new StoreFault('unavailable', sentence, thrown);
  // Errors without a code come from the driver, whose connection is gone.
  if (code === '') return new StoreFault('unavailable', notResponding, thrown);
  return new StoreFault('internal', 'The database refused a statement.', thrown);
}

function codeOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return '';
  const { code } = thrown as { readonly code?: unknown };
  return typeof code === 'string' ? code : '';
}

const notResponding = 'The database server is not responding.';

const outages: readonly (readonly [RegExp, string])[] = [
  [/^(08|57P0|E[A-Z]{4,}$)/, notResponding],
  [
    /^53100/,
    'The disk of the database server is full: nothing can be written until there is room.',
  ],
  [/^53300/, 'The database server has too many connections.'],
  [/^53/, 'The database server has no room for this.'],
  [/^(55P03|40P01|40001|57014)/, 'The database was busy for too long.'],
  [/^25006/, 'The database cannot be written here.'],
  [/^28/, 'The database server refused the user or the password in MUSTER_DATABASE_URL.'],
  [/^3D000/, 'The database server has no database of the name in MUSTER_DATABASE_URL.'],
  [/^42501/, 'The user in MUSTER_DATABASE_URL may not do this in the database.'],
  [/^(58|XX00[12])/, 'The database server reports a broken disk or a broken database.'],
];
