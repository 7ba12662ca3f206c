// Short lists of numbers that live equally long, cut from one long array after the other: those of
// neighbouring reports lie together, and none bears the cost of an array of its own.

export interface Roll {
  /** A list of zeros. */
  take(length: number): Int32Array;
}

const rollLength = 1 << 16;

export function createRoll(): Roll {
  let roll = new Int32Array(rollLength);
  let end = 0;
  return {
    take(length) {
      if (end + length > roll.length) {
        roll = new Int32Array(Math.max(rollLength, length));
        end = 0;
      }
      end += length;
      return roll.subarray(end - length, end);
    },
  };
}
