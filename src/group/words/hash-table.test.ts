import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createHashTable } from './hash-table.js';

/** Inverts the spread of the table: many hashes with one home slot, at an end or in the middle. */
const unspread = 0x0e8b2f51;
const crowded = fc
  .tuple(fc.constantFrom(0, 1, 7, 14, 15), fc.nat(12))
  .map(([home, at]) => Math.imul(unspread, (home << 28) | at));
const hashes = fc.oneof(crowded, fc.integer());
const steps = fc.array(fc.tuple(hashes, fc.nat(1_000), fc.boolean()), {
  maxLength: 200,
  size: 'max',
});

test('finds what was put and not removed, even if many hashes share a slot', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const table = createHashTable(16);
      const model = new Map<number, number>();
      for (const [hash, value, isPut] of all) {
        if (isPut) {
          table.put(hash, value);
          model.set(hash, value);
        } else {
          table.remove(hash);
          model.delete(hash);
        }
      }
      for (const [hash] of all) expect(table.find(hash)).toBe(model.get(hash) ?? -1);
    }),
    { numRuns: 300 },
  );
});
