// How well reprints are found, on labelled pairs. bench/reprints.ts adds a plain measure.

import { expect, test } from 'vitest';
import { labelledPairs, textsOf } from './golden/reprint-pairs.fixture.js';
import { letters } from '../words/letters.js';
import { originsOf } from './reprints.js';
import { shippedKnowledge } from '../shipped.js';
import { createSketch } from './shingles.js';

const floor = 0.97;
const pairsMin = 120;

test('distinguishes copies from reports on the labelled pairs', () => {
  const sketchOf = createSketch(letters, shippedKnowledge().furniture);
  const pairs = labelledPairs();
  expect(pairs.length).toBeGreaterThanOrEqual(pairsMin);
  const found = pairs.map((pair) => originsOf(textsOf(pair, sketchOf)).size > 0);
  const count = (isFound: boolean, isCopy: boolean): number =>
    pairs.filter(({ reprint }, at) => found[at] === isFound && reprint === isCopy).length;
  const [right, wrong, missed] = [count(true, true), count(true, false), count(false, true)];
  const [precision, recall] = [right / (right + wrong), right / (right + missed)];
  const errors = pairs.filter(({ reprint }, at) => found[at] !== reprint);
  console.log(
    `reprints: ${pairs.length} pairs, ${right + missed} of them copies; ` +
      `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`,
    ...errors.map(({ why, reprint }) => `\n  ${reprint ? 'missed' : 'folded'}: ${why}`),
  );
  expect(precision).toBeGreaterThanOrEqual(floor);
  expect(recall).toBeGreaterThanOrEqual(floor);
});
