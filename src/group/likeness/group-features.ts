// How well two groups of reports go together; a single report is a group of one. The second judge:
// the pair judge says how alike two reports are, this one whether that is enough for one event.

import type { LinkView } from '../linkage/linkage.js';

/** The index of each feature in the vector. The learned file has the same names. */
const feature = {
  mean: 0,
  max: 1,
  smaller: 2,
  larger: 3,
  contrast: 4,
  gap: 5,
  meanOfLarge: 6,
  bothGrown: 7,
} as const;

export type GroupFeature = keyof typeof feature;

/** In the order of the vector. */
export const groupFeatureNames = Object.keys(feature) as readonly GroupFeature[];

export interface GroupPair extends Omit<LinkView, 'one' | 'two' | 'span' | 'isPartlyTimed'> {
  /** Numbers of reports. */
  readonly sizes: readonly [number, number];
}

/** Fills `into`: 8 numbers. */
export function measureGroups(pair: GroupPair, into: Float64Array): void {
  const [one, two] = pair.sizes;
  const smaller = Math.min(one, two);
  const larger = Math.max(one, two);
  into[feature.mean] = pair.mean;
  into[feature.max] = pair.max;
  into[feature.smaller] = Math.log(smaller);
  into[feature.larger] = Math.log(larger);
  into[feature.contrast] = pair.mean - pair.alternative;
  into[feature.gap] = Number.isNaN(pair.hours) ? 0 : Math.log1p(pair.hours / 24);
  into[feature.meanOfLarge] = pair.mean * Math.log(larger);
  into[feature.bothGrown] = smaller > 1 ? 1 : 0;
}
