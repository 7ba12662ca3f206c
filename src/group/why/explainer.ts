// Turns a decision into a placement with its reasons. The engine decides without it: the silent
// explainer answers the same placements, only without reasons.

import type { Placement } from '../../domain/event.js';
import type { NewPlacement } from '../change.js';
import type { Choice } from '../likeness/ranking.js';
import type { Entry, HeldEvent } from '../memory/memory.js';
import { basisOf } from './basis.js';
import { createDepartures, rewordedFrom, type Departed, type Departures } from './departure.js';
import { nearestIn, storedScore } from './nearest.js';
import { obstacleOf } from './obstacle.js';
import type { Sources } from './sources.js';
import { whyHere } from './why-here.js';

export interface Explainer {
  /** Why an entry is in an event that it was put into. `ranked`: the events it could choose. */
  placement(entry: Entry, choice: Choice, ranked?: readonly Choice[]): NewPlacement;
  /** Why reports leave their events, for groups of which none has moved yet. */
  departures(groups: Groups, names: readonly (string | undefined)[]): Departures;
  /** Why a report that was reworded is not in the event it left. */
  reworded(entry: Entry, left: HeldEvent, placement: NewPlacement): Departed;
}

type Groups = readonly (readonly Entry[])[];

export const silentExplainer: Explainer = {
  placement: bare,
  departures: () => ({ of: () => ({}) }),
  reworded: () => ({}),
};

export function createExplainer(sources: Sources): Explainer {
  const { judging } = sources;
  return {
    departures: (groups, names) => createDepartures(groups, names, sources),
    reworded: (entry, left, placement) => rewordedFrom(left, entry, placement, sources),
    placement(entry, choice, ranked = []) {
      const { event } = choice;
      const placement = bare(entry, choice);
      const runnerUp = runnerUpOf(entry, event, ranked, sources);
      const nearest = nearestIn(event, entry, sources);
      if (nearest === undefined) return { ...placement, ...runnerUp };
      const scored = { event, score: placement.score };
      const basis = basisOf(entry, scored, nearest, sources);
      return {
        ...placement,
        ...runnerUp,
        reasons: judging.explain(entry, nearest, scored).reasons,
        nearest: nearest.reading.id,
        ...(basis && { basis }),
      };
    },
  };
}

function bare(entry: Entry, { event, score }: Choice): NewPlacement {
  const placement = { articleId: entry.reading.id, eventId: event.id, reasons: [] };
  const scored = { ...placement, score: storedScore(score) };
  return entry.unsure ? { ...scored, unsure: 'other language' } : scored;
}

type HasRunnerUp = Pick<Placement, 'runnerUp'>;

/** The best other event; of a report that is alone, the least distant one. */
function runnerUpOf(
  entry: Entry,
  own: HeldEvent,
  ranked: readonly Choice[],
  sources: Sources,
): HasRunnerUp {
  const rival = ranked.find(({ event }) => event !== own);
  if (rival !== undefined) return rivalOf(entry, rival, sources);
  if (own.slots.length > 1) return {};
  const again = sources.ranking.rank(entry).find(({ event }) => event !== own);
  if (again !== undefined && again.score <= 0) return rivalOf(entry, again, sources);
  const { eventId, score, obstacle } = whyHere(entry, sources)?.runnerUp ?? {};
  if (eventId === undefined || score === undefined) return {};
  return { runnerUp: { eventId, score: storedScore(score), ...(obstacle && { obstacle }) } };
}

function rivalOf(entry: Entry, choice: Choice, sources: Sources): HasRunnerUp {
  const { event } = choice;
  const score = storedScore(choice.score);
  const nearest = nearestIn(event, entry, sources);
  const explained = nearest && sources.judging.explain(entry, nearest, { score, event });
  // It may score well and be the second best nevertheless: then nothing was missing.
  const obstacle = obstacleOf(entry, { ...choice, isCompared: true }, explained, sources);
  return { runnerUp: { eventId: event.id, score, ...(obstacle && { obstacle }) } };
}
