// What is said of every term in bits: see term.ts.

import { grown } from '../column.js';

export type Flags = ReturnType<typeof createFlags>;

export function createFlags() {
  let flags: Uint8Array = new Uint8Array(1 << 14);
  return {
    of: (term: number): number => flags[term] as number,
    copy: (terms: number): Uint8Array => flags.slice(0, terms),
    set(term: number, bits: number): void {
      flags = grown(flags, term + 1);
      flags[term] = bits;
    },
    mark(term: number, bits: number): void {
      flags[term] = (flags[term] as number) | bits;
    },
  };
}
