// How well two groups of reports go together; a single report is a group of one. The second judge:
// the pair judge says how alike two reports are, this one whether that is enough for one event.

import type { LinkView } from '../linkage/linkage.js';

/** In the order of the vector; the learned file names the same. */
export const eventFeatureNames = [
  'mean',
  'max',
  'smaller',
  'larger',
  'contrast',
  'gap',
  'meanOfLarge',
  'bothGrown',
] as const;

export interface EventPair extends Omit<LinkView, 'one' | 'two' | 'span' | 'isPartlyTimed'> {
  /** Numbers of reports. */
  readonly sizes: readonly [number, number];
}

/** Fills `into`: 8 numbers. */
export function measureEvents(pair: EventPair, into: Float64Array): void {
  const [one, two] = pair.sizes;
  const smaller = Math.min(one, two);
  const larger = Math.max(one, two);
  into[0] = pair.mean;
  into[1] = pair.max;
  into[2] = Math.log(smaller);
  into[3] = Math.log(larger);
  into[4] = pair.mean - pair.alternative;
  into[5] = Number.isNaN(pair.hours) ? 0 : Math.log1p(pair.hours / 24);
  into[6] = pair.mean * Math.log(larger);
  into[7] = smaller > 1 ? 1 : 0;
}
