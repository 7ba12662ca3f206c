// Many short lists of pairs of numbers, one list for each key, all in one array.
//
//   key ──► newest link ──► link before ──► … 0         a link: two numbers, the link before

import { grown } from '../column.js';
import type { RaggedRows, SnapshotReader, SnapshotWriter } from '../snapshot/snapshot.js';

export interface PairLists {
  add(key: number, first: number, second: number): void;
  /** Empties the list of a key and calls `each` with its pairs. */
  take(key: number, each: (first: number, second: number) => void): void;
  save(name: string, writer: SnapshotWriter): void;
  /** Loads into empty lists, and calls `each` with every pair loaded. */
  load(name: string, reader: SnapshotReader, each: PairLists['add']): void;
}

const linkLength = 3;
/** Where in a link the number of the link before it is. */
const beforeOffset = 2;

export function createPairLists(): PairLists {
  /** Key → its newest link; 0 if the list is empty, since links count from 1. */
  let newest: Int32Array = new Int32Array(1 << 14);
  let keys = 0;
  let links: Int32Array = new Int32Array(linkLength << 14);
  let linksUsed = 0;
  /** The first of the links to be reused, which are chained like a list. */
  let free = 0;

  function newLink(): number {
    links = grown(links, (++linksUsed + 1) * linkLength);
    return linksUsed;
  }

  function freeLink(): number {
    const link = free;
    free = links[link * linkLength + beforeOffset] as number;
    return link;
  }

  function add(key: number, first: number, second: number): void {
    keys = Math.max(keys, key + 1);
    newest = grown(newest, keys);
    const link = free === 0 ? newLink() : freeLink();
    links[link * linkLength] = first;
    links[link * linkLength + 1] = second;
    links[link * linkLength + beforeOffset] = newest[key] as number;
    newest[key] = link;
  }

  return {
    add,
    take(key, each) {
      let link = newest[key] ?? 0;
      while (link !== 0) {
        const at = link * linkLength;
        each(links[at] as number, links[at + 1] as number);
        const before = links[at + beforeOffset] as number;
        links[at + beforeOffset] = free;
        free = link;
        link = before;
      }
      newest[key] = 0;
    },
    save(name, writer) {
      const newestCopy = newest.slice(0, keys);
      const linksCopy = links.slice(0, (linksUsed + 1) * linkLength);
      writer.rows(name, () => pairsByKey(newestCopy, linksCopy));
    },
    load(name, reader, each) {
      const lengths = reader.ints(`${name}.lengths`);
      const all = reader.ints(name);
      let end = 0;
      lengths.forEach((length, key) => {
        end += length;
        for (let at = end - 2; at >= end - length; at -= 2) {
          add(key, all[at] as number, all[at + 1] as number);
          each(key, all[at] as number, all[at + 1] as number);
        }
      });
      keys = lengths.length;
      newest = grown(newest, keys);
    },
  };
}

/** The pairs of each key, the newest first. */
function pairsByKey(newest: Int32Array, links: Int32Array): RaggedRows {
  const lengths = new Int32Array(newest.length);
  const all = new Int32Array((links.length / linkLength) * 2);
  let end = 0;
  for (let key = 0; key < newest.length; key++) {
    const from = end;
    let link = newest[key] as number;
    while (link !== 0) {
      all[end++] = links[link * linkLength] as number;
      all[end++] = links[link * linkLength + 1] as number;
      link = links[link * linkLength + beforeOffset] as number;
    }
    lengths[key] = end - from;
  }
  return { lengths, all: all.subarray(0, end) };
}
