// Maps tokens to terms, by language, and terms back to their tokens, so that a term can be
// forgotten without a search through all tokens.

import type { SnapshotReader, SnapshotWriter } from '../snapshot/snapshot.js';
import { createPairLists } from './pair-lists.js';
import { createHashTable, type HashTable } from './hash-table.js';

/** The tokens of one language. */
export interface TokenTable {
  /** The term of a token; −1 if the token is new. */
  find(hash: number): number;
  /** Adds a token that is new. */
  put(hash: number, term: number): void;
}

export interface TokenTerms {
  /** The table of a language; undefined if no text in it was read. */
  of(language: string): TokenTable | undefined;
  /** Adds the table of a language that has none. */
  add(language: string): TokenTable;
  /** The languages with a table, in the order they were added. */
  languages(): readonly string[];
  /** Removes all tokens of a term. */
  forget(term: number): void;
  save(writer: SnapshotWriter): void;
  /** Loads into empty tables of the same languages. */
  load(reader: SnapshotReader): void;
}

export function createTokenTerms(): TokenTerms {
  const byLanguage = new Map<string, TokenTable>();
  const tables: HashTable[] = [];
  /** Term → pairs of a table's number and a token's hash. */
  const tokens = createPairLists();

  return {
    of: (language) => byLanguage.get(language),
    languages: () => [...byLanguage.keys()],
    add(language) {
      const table = createHashTable();
      const number = tables.push(table) - 1;
      const own = {
        find: table.find,
        put(hash: number, term: number): void {
          table.put(hash, term);
          tokens.add(term, number, hash);
        },
      };
      byLanguage.set(language, own);
      return own;
    },
    forget: (term) => tokens.take(term, (table, hash) => tables[table]?.remove(hash)),
    save: (writer) => tokens.save('tokens', writer),
    load: (reader) =>
      tokens.load('tokens', reader, (term, table, hash) => tables[table]?.put(hash, term)),
  };
}
