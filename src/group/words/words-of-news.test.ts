// What counts as a word, and which words are one, on the things that newsrooms write.

import { describe, expect, test } from 'vitest';
import { readerWith } from '../reading/reader.contract.js';
import { shippedKnowledge } from '../shipped.js';

const { keysOf } = readerWith(shippedKnowledge());
const same = (one: string, two: string) => {
  expect(keysOf(one).toSorted()).toEqual(keysOf(two).toSorted());
};

describe('capitals', () => {
  test('a headline all in capitals says no more than one in small letters', () => {
    same('THE ARMY AND THE FRONT FIGHT FOR VARRA', 'Army and Front fight for Varra');
  });

  test('small words that are names in capitals stay apart', () => {
    for (const name of ['US', 'IS', 'IT', 'WHO', 'OWN']) {
      expect(keysOf(`${name} boats`)).toHaveLength(2);
      expect(keysOf(`${name.toLowerCase()} boats`)).toHaveLength(1);
    }
  });
});
