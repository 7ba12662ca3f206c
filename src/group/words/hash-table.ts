// Maps a 32-bit hash to a small number, with open addressing: the hot look-up from word to term.

const emptyValue = -1;
const fullShare = 0.6;
const spread = 0x9e3779b1;

export interface HashTable {
  /** The value of a hash; −1 if it is absent. */
  find(hash: number): number;
  /** Adds a value, or replaces it. */
  put(hash: number, value: number): void;
  /** Does nothing if the hash is absent. */
  remove(hash: number): void;
}

export function createHashTable(capacity = 1 << 12): HashTable {
  let bits = Math.ceil(Math.log2(capacity));
  let keys = new Int32Array(1 << bits);
  let values = new Int32Array(1 << bits).fill(emptyValue);
  let size = 0;

  /** The slot where the search for a hash begins. */
  const home = (hash: number): number => Math.imul(hash, spread) >>> (32 - bits);

  /** The slot of a hash, or the empty slot where it belongs. */
  function slotOf(hash: number): number {
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
      const at = slotOf(oldKeys[i] as number);
      keys[at] = oldKeys[i] as number;
      values[at] = value;
    }
  }

  return {
    find: (hash) => values[slotOf(hash)] as number,
    put(hash, value) {
      if (size > keys.length * fullShare) grow();
      const at = slotOf(hash);
      if (values[at] === emptyValue) size++;
      keys[at] = hash;
      values[at] = value;
    },
    remove(hash) {
      const mask = keys.length - 1;
      let gap = slotOf(hash);
      if (values[gap] === emptyValue) return;
      size--;
      // Moves later keys into the gap if the search for them would end there.
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
