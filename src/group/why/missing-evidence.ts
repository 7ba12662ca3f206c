// What was missing for two reports to be one event, by the reasons of their score.

import type { Cause, Obstacle, Reason } from '../../domain/reason.js';
import type { Similarity } from '../change.js';

/** A cause that weighs less against two reports did not keep them apart … */
const againstMin = 0.3;
/** … nor one that makes less than this share of what they are short by. */
const shareMin = 1 / 3;

/** The cause that weighs most against them or, where none does, what little they share. */
export function missingEvidence({ reasons, score }: Similarity): Obstacle {
  const least = Math.max(againstMin, -score * shareMin);
  const against = mostNegative(reasons.filter(({ cause }) => isLack(cause)));
  if (against !== undefined && against.weight <= -least) {
    return { kind: 'against', cause: against.cause };
  }
  const inFavour = reasons.filter(({ weight }) => weight > 0).map(({ cause }) => cause);
  if (inFavour.some(({ kind }) => kind === 'commonplace')) return { kind: 'commonplace' };
  const shared = inFavour.find(isShared);
  return shared === undefined ? { kind: 'nothing' } : { kind: 'little', cause: shared };
}

const mostNegative = (reasons: readonly Reason[]): Reason | undefined =>
  reasons.toSorted((one, two) => one.weight - two.weight)[0];

const isShared = (cause: Cause): boolean =>
  cause.kind === 'shared' || (cause.kind === 'weekday' && cause.same);

/** Says something about the two reports that can be lacking. */
function isLack(cause: Cause): boolean {
  switch (cause.kind) {
    case 'unshared':
    case 'tolls':
    case 'places':
    case 'same-day':
    case 'no-time':
    case 'hours':
    case 'meaning':
      return true;
    case 'weekday':
      return !cause.same;
    case 'other-reports':
      return !cause.similar;
    default:
      return false;
  }
}
