// All migrations in their order: those of the past, then those that the nouns carry.

import type { Dialect } from '../dialect.js';
import { nouns } from '../nouns.js';
import { history } from './history.js';
import type { Migration } from './noun.js';
import { siteMigrations } from './site.js';

export const migrations: readonly Migration[] = [
  ...history,
  ...siteMigrations,
  ...Object.values(nouns).flatMap((noun) => noun.migrations),
].sort((a, b) => a.number - b.number);

/** The statements of a migration, as this database understands them. */
export function statementsOf({ sql }: Migration, dialect: Dialect): string {
  return dialect.define(typeof sql === 'string' ? sql : sql(dialect));
}
