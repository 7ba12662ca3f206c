// Puts the reasons of a placement into words for readers. The weights are parts of a score that has
// no scale, so each is described relative to the heaviest.

import type { Departure } from '../../../domain/event.js';
import { reasonWords } from '../../../domain/reason-words.js';
import type { Reason } from '../../../domain/reason.js';

export type Strength = 'strong' | 'some' | 'against';

export interface WeighedReason {
  readonly text: string;
  readonly strength: Strength;
}

export const strengthWords: Readonly<Record<Strength, string>> = {
  strong: 'weighs much',
  some: 'weighs some',
  against: 'speaks against it',
};

/** Fractions of the heaviest weight. */
const strongShare = 0.4;
const leastShare = 0.05;

/** Heaviest first. Leaves out reasons that hardly count. */
export function weighed(reasons: readonly Reason[]): readonly WeighedReason[] {
  const heavy = reasons.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const most = Math.abs(heavy[0]?.weight ?? 0);
  return heavy
    .filter(({ weight }) => Math.abs(weight) > leastShare * most)
    .map((reason) => ({ text: reasonWords(reason), strength: strengthOf(reason.weight, most) }));
}

/** How a report came from another event. */
export function departureWords({ kind, reports }: Departure): string {
  const others = reports === 2 ? 'one other' : `${reports - 1} others`;
  const along = reports === 1 ? '' : ` with ${others}`;
  switch (kind) {
    case 'merged':
      return `It came${along} from an event that became part of this one.`;
    case 'split':
      return `It was split off${along} from another event.`;
    case 'moved':
      return `It was moved here${along} from another event.`;
    case 'reworded':
      return 'It left another event when its outlet changed its wording.';
  }
}

function strengthOf(weight: number, most: number): Strength {
  if (weight < 0) return 'against';
  return weight >= strongShare * most ? 'strong' : 'some';
}
