// 32-bit hash to small number, open addressing: the hot look-up from a word to its term.

const emptyValue = -1;
const fullShare = 0.6;
const spread = 0x9e3779b1;

export interface HashTable {
  /** −1 when absent. */
  find(hash: number): number;
  put(hash: number, value: number): void;
  remove(hash: number): void;
}

export function createHashTable(capacity = 1 << 12): HashTable {
  let bits = Math.ceil(Math.log2(capacity));
  let keys = new Int32Array(1 << bits);
  let values = new Int32Array(1 << bits).fill(emptyValue);
  let size = 0;

  /** Where a hash wants to stand. */
  const home = (hash: number): number => Math.imul(hash, spread) >>> (32 - bits);

  function place(hash: number): number {
    const mask = keys.length - 1;
    let at = home(hash);
    while (values[at] !== emptyValue && keys[at] !== hash) at = (at + 1) & mask;
    return at;
  }

  function grow(): void {
    const oldKeys = keys;
    const oldValues = values;
    bits++;
    keys = new Int32Array(1 << bits);
    values = new Int32Array(1 << bits).fill(emptyValue);
    for (let i = 0; i < oldKeys.length; i++) {
      const value = oldValues[i] as number;
      if (value === emptyValue) continue;
      const at = place(oldKeys[i] as number);
      keys[at] = oldKeys[i] as number;
      values[at] = value;
    }
  }

  return {
    find: (hash) => values[place(hash)] as number,
    put(hash, value) {
      if (size > keys.length * fullShare) grow();
      const at = place(hash);
      if (values[at] === emptyValue) size++;
      keys[at] = hash;
      values[at] = value;
    },
    remove(hash) {
      const mask = keys.length - 1;
      let gap = place(hash);
      if (values[gap] === emptyValue) return;
      size--;
      // Those behind that the gap would cut off from their home move up into it.
      for (let at = (gap + 1) & mask; values[at] !== emptyValue; at = (at + 1) & mask) {
        const key = keys[at] as number;
        if (((at - home(key)) & mask) < ((at - gap) & mask)) continue;
        keys[gap] = key;
        values[gap] = values[at] as number;
        gap = at;
      }
      values[gap] = emptyValue;
    },
  };
}
