// What is told of one report of an event, line by line.

import type { ArticleHead } from '../domain/article.js';
import type { Departure, Placement } from '../domain/event.js';
import { counted } from './plural.js';

/** What a placement speaks of, as that is now. */
export interface Known {
  readonly nextBest?: Led;
  /** The event it stood in before. */
  readonly before?: Led;
  /** The report it was likest to; others may have moved since. */
  readonly nearest?: {
    readonly articleId: string;
    readonly headline: string;
    readonly isHere: boolean;
  };
}

interface Led {
  /** Where it leads to by now; undefined when it is gone. */
  readonly eventId?: string;
  readonly about: string;
}

/** Reasons that weigh less are shown in --json only. */
const weightShownMin = 0.05;
const deeper = ' '.repeat(11);

export function* explainReport(
  article: ArticleHead,
  outlet: string,
  placement: Placement | undefined,
  { nextBest, before, nearest }: Known,
): Generator<string> {
  yield `${article.headline} -- ${outlet}`;
  if (placement === undefined) return;
  const { reasons, pinned, runnerUp, cameFrom, parting, eventId } = placement;
  if (pinned) yield '    an editor put it here';
  if (reasons.length === 0 && !pinned) {
    yield cameFrom === undefined ? '    the first report of the event' : '    it stood alone then';
  }
  if (nearest !== undefined) {
    const since = nearest.isHere ? '' : ', which stands in another event by now';
    yield `    likest to “${nearest.headline}”${since}; score ${placement.score.toFixed(2)}`;
  }
  yield* weighed(placement);
  if (cameFrom !== undefined && before !== undefined) {
    yield* wentWords(named(before, eventId), parting);
  }
  // Told already, with what was missing to stay.
  if (runnerUp === undefined || nextBest === undefined || runnerUp.eventId === cameFrom) return;
  yield `    next best: ${named(nextBest, eventId)}, ${runnerUp.score.toFixed(2)}`;
  if (runnerUp.missing !== undefined) yield `${deeper}${runnerUp.missing}`;
}

/** The heaviest first; what has no weight is no part of the score, but a word on it. */
function* weighed({ reasons }: Placement): Generator<string> {
  const heavy = reasons
    .filter(({ weight }) => Math.abs(weight) >= weightShownMin)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  for (const { text, weight } of heavy) yield `    ${weight.toFixed(2).padStart(5)}  ${text}`;
  for (const { text, weight } of reasons) if (weight === 0) yield `${deeper}${text}`;
}

function* wentWords(from: string, parting: Departure | undefined): Generator<string> {
  if (parting === undefined) {
    yield `    stood in ${from} before`;
    return;
  }
  const { kind, reports, score, missing } = parting;
  if (kind === 'merged') {
    const came =
      reports === 1
        ? 'stood alone at first; its event became part of this one'
        : `came with an event of ${reports} reports, which became part of this one`;
    yield `    ${came}: score ${score.toFixed(2)}`;
    return;
  }
  const others = reports === 1 ? 'alone' : `with ${counted(reports - 1, 'other')}`;
  const how = {
    split: `split off from ${from}, ${others}`,
    moved: `moved here from ${from}, ${others}`,
    reworded: `left ${from} when it was worded anew`,
  };
  yield `    ${how[kind]}; its score there: ${score.toFixed(2)}`;
  if (missing !== undefined) yield `${deeper}${missing}`;
}

function named({ eventId, about }: Led, own: string): string {
  if (eventId === own) return 'an event that this one has taken in since';
  if (eventId === undefined || about === '') return 'an event that has no report any more';
  return `“${about}” (event ${eventId})`;
}
