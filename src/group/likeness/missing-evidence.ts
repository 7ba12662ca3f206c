// What was missing to join two reports, as a value; the sentence is made from it at the end.

import type { Reason } from '../../domain/event.js';

/** A reason, and what it tells of the two reports. */
export interface Point extends Reason {
  readonly tells: 'shared' | 'commonplace' | 'lacking' | 'beside';
}

export type MissingEvidence =
  /** One thing spoke against it. */
  | { readonly kind: 'against'; readonly reason: Reason }
  /** They say the same, and so do very many. */
  | { readonly kind: 'commonplace' }
  /** They share this, and little else. */
  | { readonly kind: 'little'; readonly shared: Reason }
  | { readonly kind: 'nothing' };

/** What speaks less against two reports did not keep them apart, … */
const againstMin = 0.3;
/** … nor what makes less of what they are short by. */
const shareMin = 1 / 3;

/** What spoke most against two reports; `score`: what all of it comes to. */
export function missingEvidenceIn(points: readonly Point[], score: number): MissingEvidence {
  const least = Math.max(againstMin, -score * shareMin);
  const against = points
    .filter(({ tells, weight }) => tells === 'lacking' && weight <= -least)
    .toSorted((one, two) => one.weight - two.weight);
  if (against[0] !== undefined) return { kind: 'against', reason: against[0] };
  const said = points.filter(({ tells, weight }) => tells !== 'beside' && weight > 0);
  if (said.some(({ tells }) => tells === 'commonplace')) return { kind: 'commonplace' };
  const shared = said.find(({ tells }) => tells === 'shared');
  return shared === undefined ? { kind: 'nothing' } : { kind: 'little', shared };
}

export function missingEvidenceWords(lack: MissingEvidence): string {
  if (lack.kind === 'against') return lack.reason.text;
  if (lack.kind === 'commonplace') return commonplaceWords;
  if (lack.kind === 'nothing') return 'They have nothing telling in common.';
  return `Too little in common beside this: ${lack.shared.text}`;
}

export const commonplaceWords =
  'Both say the same, and so do very many reports of late: it tells no event from another.';
