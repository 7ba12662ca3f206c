// Every shared statement, as each database gets it. Needs no server.

import type { CompiledQuery } from 'kysely';
import { describe, expect, test } from 'vitest';
import { calls } from '../contract/calls.fixture.js';
import {
  article,
  event,
  feed,
  noon,
  outlet,
  placement,
  published,
  version,
} from '../contract/samples.fixture.js';
import { postgresDialect } from '../postgres/dialect.js';
import { sqliteDialect } from '../sqlite/dialect.js';
import type { Records } from '../store.js';
import { migrations, prepareRecords, statementsOf, type Session } from './sql.js';

const writes: readonly [string, (records: Records) => Promise<unknown>][] = [
  ['outlets.put', (r) => r.outlets.put([outlet('a')])],
  ['outlets.list', (r) => r.outlets.list()],
  ['feeds.add', (r) => r.feeds.add(feed('a'))],
  ['feeds.list', (r) => r.feeds.list({ state: 'active' })],
  ['feeds.remove', (r) => r.feeds.remove('a')],
  ['articles.add', (r) => r.articles.add(article('a'), [{ kind: 'guid', value: '1' }])],
  ['articles.change', (r) => r.articles.change('a', { image: undefined })],
  ['articles.addVersion', (r) => r.articles.addVersion(version('a', 2))],
  ['events.add', (r) => r.events.add(event('e'))],
  ['events.change', (r) => r.events.change('e', { articles: 2 })],
  ['events.place', (r) => r.events.place([placement('a', 'e')])],
  ['roundups.add', (r) => r.roundups.add(published('r', noon))],
  ['roundups.change', (r) => r.roundups.change('r', { reports: 2 })],
  ['roundups.labels', (r) => r.roundups.labels()],
  ['roundups.search', (r) => r.roundups.search({ text: 'dam', label: 'l', from: 1, limit: 9 })],
  ['outbox.add', (r) => r.outbox.add('feed.fetched', { documentId: 'd' })],
  ['outbox.revive all', (r) => r.outbox.revive('all')],
  ['outbox.sweep', (r) => r.outbox.sweep(new Map([['feed.fetched', ['read']]]))],
  ['outbox.pending', (r) => r.outbox.pending()],
  ['notes.write', (r) => r.notes.write('n', 'v')],
  ['touchSite', (r) => r.touchSite()],
];

/** Answers nothing and writes down every statement. */
function recorder(said: CompiledQuery<unknown>[]): Session {
  const session: Session = {
    inTransaction: true,
    all: async (query) => {
      said.push(query);
      return [];
    },
    run: async (query) => {
      said.push(query);
      return 1;
    },
    atomically: (work) => work(session),
  };
  return session;
}

/** Names with capitals that are not in quotes: PostgreSQL would not find them. */
const bareCapitals = (sql: string): readonly string[] =>
  sql.replace(/'[^']*'|"[^"]*"/g, '').match(/\b[a-z]+[A-Z]\w*/g) ?? [];

describe.each([sqliteDialect, postgresDialect])('in $name', (dialect) => {
  test.each([...calls, ...writes])('%s is a statement of this database', async (_, call) => {
    const said: CompiledQuery<unknown>[] = [];
    const needs = { dialect, clock: () => noon, newId: () => 'id' };
    await call(prepareRecords(needs)(recorder(said))).catch(() => undefined);
    expect(said.length).toBeGreaterThan(0);
    for (const { sql, parameters } of said) {
      const isPostgres = dialect.name === 'postgres';
      if (isPostgres) expect({ sql, bare: bareCapitals(sql) }).toEqual({ sql, bare: [] });
      const blanks = sql.match(isPostgres ? /\$\d+/g : /\?/g) ?? [];
      expect(blanks).toHaveLength(parameters.length);
    }
  });

  test.each(migrations)('migration $number: $name', (migration) => {
    const sql = statementsOf(migration, dialect);
    if (dialect.name === 'sqlite') return;
    expect(bareCapitals(sql)).toEqual([]);
    expect(sql).not.toMatch(/\bstrict\b|\bautoincrement\b|\binteger\b|\bfts5\b|json_extract/);
  });
});
