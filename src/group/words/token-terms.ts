// From a token to its term, by language, and from a term back to its tokens, so that it can be
// forgotten without looking through all.
//
//   hash of a token ──► table of its language ──► term ──► chain of (table, hash)

import { grown } from '../column.js';
import type { Columns, Sheet } from '../snapshot/snapshot.js';
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
  /** The tables in the order of `languages`. */
  save(sheet: Sheet): void;
  /** Into the tables of the same languages, empty. */
  load(columns: Columns): void;
}

/** Numbers in a link of a chain: which table, which hash, the link before; links count from 1. */
const linkLength = 3;

export function createTokenTerms(): TokenTerms {
  const byLanguage = new Map<string, TokenTable>();
  const tables: HashTable[] = [];
  /** Last link of every term; 0 when it has none. */
  let ends: Int32Array = new Int32Array(1 << 14);
  let links: Int32Array = new Int32Array(linkLength << 14);
  let linksUsed = 0;
  /** Last of a chain of links to give away. */
  let free = 0;

  function takeLink(): number {
    if (free === 0) {
      links = grown(links, (++linksUsed + 1) * linkLength);
      return linksUsed;
    }
    const link = free;
    free = links[link * linkLength + 2] as number;
    return link;
  }

  function put(table: number, hash: number, term: number): void {
    tables[table]?.put(hash, term);
    ends = grown(ends, term + 1);
    const link = takeLink();
    links[link * linkLength] = table;
    links[link * linkLength + 1] = hash;
    links[link * linkLength + 2] = ends[term] as number;
    ends[term] = link;
  }

  return {
    of: (language) => byLanguage.get(language),
    languages: () => [...byLanguage.keys()],
    add(language) {
      const table = createHashTable();
      const number = tables.push(table) - 1;
      const own = {
        find: table.find,
        put: (hash: number, term: number) => put(number, hash, term),
      };
      byLanguage.set(language, own);
      return own;
    },
    forget(term) {
      for (let link = ends[term] ?? 0; link !== 0;) {
        const at = link * linkLength;
        const before = links[at + 2] as number;
        tables[links[at] as number]?.remove(links[at + 1] as number);
        links[at + 2] = free;
        free = link;
        link = before;
      }
      if (term < ends.length) ends[term] = 0;
    },
    save(sheet) {
      for (const table of tables) sheet.ints('lexicon.tokens', table.pairs());
    },
    load(columns) {
      tables.forEach((_, table) => {
        const pairs = columns.ints('lexicon.tokens');
        for (let i = 0; i < pairs.length; i += 2) {
          put(table, pairs[i] as number, pairs[i + 1] as number);
        }
      });
    },
  };
}
