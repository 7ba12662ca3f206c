// Lists of pairs of numbers, one list a key, all in one array: short lists of many keys.
//
//   key ──► last link ──► link before ──► … 0         a link: two numbers, the link before

import { grown } from '../column.js';
import type { Columns, Rows, Sheet } from '../snapshot/snapshot.js';

export interface PairLists {
  add(key: number, first: number, second: number): void;
  /** Empties the list of a key, handing over its pairs. */
  take(key: number, each: (first: number, second: number) => void): void;
  save(name: string, sheet: Sheet): void;
  /** Hands over what it loads, too. */
  load(name: string, columns: Columns, each: PairLists['add']): void;
}

const linkLength = 3;

export function createPairLists(): PairLists {
  /** By key; 0 where there is none, since links count from 1. */
  let ends: Int32Array = new Int32Array(1 << 14);
  let keys = 0;
  let links: Int32Array = new Int32Array(linkLength << 14);
  let linksUsed = 0;
  /** Last of a chain of links to give away. */
  let free = 0;

  function newLink(): number {
    links = grown(links, (++linksUsed + 1) * linkLength);
    return linksUsed;
  }

  function freeLink(): number {
    const link = free;
    free = links[link * linkLength + 2] as number;
    return link;
  }

  function add(key: number, first: number, second: number): void {
    keys = Math.max(keys, key + 1);
    ends = grown(ends, keys);
    const link = free === 0 ? newLink() : freeLink();
    links[link * linkLength] = first;
    links[link * linkLength + 1] = second;
    links[link * linkLength + 2] = ends[key] as number;
    ends[key] = link;
  }

  return {
    add,
    take(key, each) {
      let link = ends[key] ?? 0;
      while (link !== 0) {
        const at = link * linkLength;
        each(links[at] as number, links[at + 1] as number);
        const before = links[at + 2] as number;
        links[at + 2] = free;
        free = link;
        link = before;
      }
      ends[key] = 0;
    },
    save(name, sheet) {
      const copies = [ends.slice(0, keys), links.slice(0, (linksUsed + 1) * linkLength)] as const;
      sheet.rows(name, () => pairsByKey(...copies));
    },
    load(name, columns, each) {
      const lengths = columns.ints(`${name}.lengths`);
      const all = columns.ints(name);
      let end = 0;
      lengths.forEach((length, key) => {
        end += length;
        for (let at = end - 2; at >= end - length; at -= 2) {
          add(key, all[at] as number, all[at + 1] as number);
          each(key, all[at] as number, all[at + 1] as number);
        }
      });
      keys = lengths.length;
      ends = grown(ends, keys);
    },
  };
}

/** The pairs of each key, the last first. */
function pairsByKey(ends: Int32Array, links: Int32Array): Rows {
  const lengths = new Int32Array(ends.length);
  const all = new Int32Array((links.length / linkLength) * 2);
  let end = 0;
  for (let key = 0; key < ends.length; key++) {
    const from = end;
    let link = ends[key] as number;
    while (link !== 0) {
      all[end++] = links[link * linkLength] as number;
      all[end++] = links[link * linkLength + 1] as number;
      link = links[link * linkLength + 2] as number;
    }
    lengths[key] = end - from;
  }
  return { lengths, all: all.subarray(0, end) };
}
