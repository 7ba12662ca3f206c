// Puts the reasons of a placement into words for readers. The weights are parts of a score that has
// no scale, so each is described relative to the heaviest.

import type { Departure, Reason } from '../../../domain/event.js';

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

/** Heaviest first. Merges reasons with the same wording and leaves out those that hardly count. */
export function weighed(reasons: readonly Reason[]): readonly WeighedReason[] {
  const byText = new Map<string, { text: string; weight: number; kind: Reason['kind'] }>();
  for (const { text, weight, kind } of reasons) {
    const known = byText.get(text);
    if (known === undefined) byText.set(text, { text, weight, kind });
    else known.weight += weight;
  }
  const all = [...byText.values()].toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const most = Math.abs(all[0]?.weight ?? 0);
  return all
    .filter(({ kind, weight }) => kind === 'editor' || Math.abs(weight) > leastShare * most)
    .map(({ text, weight }) => ({ text, strength: strengthOf(weight, most) }));
}

/** Reasons without weight: remarks that are not part of the score. */
export function remarks(reasons: readonly Reason[]): readonly string[] {
  return reasons
    .filter(({ kind, weight }) => kind !== 'editor' && weight === 0)
    .map(({ text }) => text);
}

/** How a report came from another event; what was missing to stay there is told beside. */
export function partingWords({ kind, reports }: Departure): string {
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
