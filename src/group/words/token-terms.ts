// From a token to its term, by language, and from a term back to its tokens, so that it can be
// forgotten without looking through all.

import type { Columns, Sheet } from '../snapshot/snapshot.js';
import { createPairLists } from './pair-lists.js';
import { createHashTable, type HashTable } from './hash-table.js';

/** Of one language. */
export interface TokenTable {
  /** −1 when absent. */
  find(hash: number): number;
  /** A token that is not there yet. */
  put(hash: number, term: number): void;
}

export interface TokenTerms {
  of(language: string): TokenTable | undefined;
  add(language: string): TokenTable;
  languages(): readonly string[];
  /** No token stands for this term any more. */
  forget(term: number): void;
  save(sheet: Sheet): void;
  /** Into the tables of the same languages, empty. */
  load(columns: Columns): void;
}

export function createTokenTerms(): TokenTerms {
  const byLanguage = new Map<string, TokenTable>();
  const tables: HashTable[] = [];
  /** By term: number of the table, hash. */
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
    save: (sheet) => tokens.save('tokens', sheet),
    load: (columns) =>
      tokens.load('tokens', columns, (term, table, hash) => tables[table]?.put(hash, term)),
  };
}
