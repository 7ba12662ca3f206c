// What is told of one report of an event, line by line.

import type { ArticleHead } from '../domain/article.js';
import type { Departure, Placement } from '../domain/event.js';
import {
  basisWords,
  obstacleWords,
  reasonWords,
  unsureReasonWords,
} from '../domain/reason-words.js';
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
  const { score, reasons, pinned, runnerUp, cameFrom, departure, eventId } = placement;
  if (pinned) yield '    an editor put it here';
  if (score === 0 && reasons.length === 0 && !pinned) {
    yield cameFrom === undefined ? '    the first report of the event' : '    it stood alone then';
  }
  if (nearest !== undefined) {
    const since = nearest.isHere ? '' : ', which stands in another event by now';
    yield `    likest to “${nearest.headline}”${since}; score ${placement.score.toFixed(2)}`;
  }
  yield* weighed(placement);
  if (cameFrom !== undefined && before !== undefined) {
    yield* wentWords(named(before, eventId), departure);
  }
  // Told already, with what was missing to stay.
  if (runnerUp === undefined || nextBest === undefined || runnerUp.eventId === cameFrom) return;
  yield `    next best: ${named(nextBest, eventId)}, ${runnerUp.score.toFixed(2)}`;
  if (runnerUp.obstacle !== undefined) yield `${deeper}${obstacleWords(runnerUp.obstacle)}`;
}

/** The heaviest reason first, then what else keeps it here, and whether that is unsure. */
function* weighed({ reasons, basis, unsure }: Placement): Generator<string> {
  const heavy = reasons
    .filter(({ weight }) => Math.abs(weight) >= weightShownMin)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  for (const reason of heavy) {
    yield `    ${reason.weight.toFixed(2).padStart(5)}  ${reasonWords(reason)}`;
  }
  if (basis !== undefined && basis.kind !== 'pinned') yield `${deeper}${basisWords[basis.kind]}`;
  if (unsure !== undefined) yield `${deeper}${unsureReasonWords[unsure]}`;
}

function* wentWords(from: string, departure: Departure | undefined): Generator<string> {
  if (departure === undefined) {
    yield `    stood in ${from} before`;
    return;
  }
  const { kind, reports, score, obstacle } = departure;
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
  if (obstacle !== undefined) yield `${deeper}${obstacleWords(obstacle)}`;
}

function named({ eventId, about }: Led, own: string): string {
  if (eventId === own) return 'an event that this one has taken in since';
  if (eventId === undefined || about === '') return 'an event that has no report any more';
  return `“${about}” (event ${eventId})`;
}
