// Why reports left the events they were in, when groups are made again: with whom, and what kept
// them from staying.

import type { Departure, Placement } from '../../domain/event.js';
import type { GroupedAway, Obstacle } from '../../domain/reason.js';
import type { NewPlacement, Similarity } from '../change.js';
import { noAlternative } from '../linkage/linkage.js';
import { eventOf, type Entry, type HeldEvent } from '../memory/memory.js';
import { meanWithin, similarityBetween } from './group-similarity.js';
import { nearestIn, storedScore } from './nearest.js';
import { explainedIn, isNear, obstacleOf } from './obstacle.js';
import type { Sources } from './sources.js';

export type Departed = Pick<Placement, 'cameFrom' | 'departure'>;

export interface Departures {
  /** Why a report is not in `from` any more, now that it is in its new event. */
  of(entry: Entry, from: HeldEvent, group: number): Departed;
}

type Groups = readonly (readonly Entry[])[];

/** Call before any of the reports moves. `names`: the events that go on in the groups. */
export function createDepartures(
  groups: Groups,
  names: readonly (string | undefined)[],
  sources: Sources,
): Departures {
  const shares = sharesOf(groups);
  const remainders = new Map<number, Remainder>();
  const remaindersOf = new Map<string, number>();
  const unions = new Map<string, Similarity>();
  const sharesIn = (from: HeldEvent, at: number): readonly Entry[] =>
    shares.get(from)?.get(at) ?? [];

  /** The group that goes on with an event’s id or, if none does, with most others of it. */
  function remainderAt(from: HeldEvent, at: number): number {
    return remembered(remaindersOf, keyOf(from, at), () => {
      const others = [...(shares.get(from) ?? [])].filter(([group]) => group !== at);
      const named = others.find(([group]) => names[group] === from.id);
      const [largest] = named ? [named] : others.toSorted(([, a], [, b]) => b.length - a.length);
      return largest?.[0] ?? -1;
    });
  }

  const remainder = (at: number): Remainder =>
    remembered(remainders, at, () =>
      remainderOf(eventOf(names[at] ?? '', groups[at] ?? []), sources),
    );

  /** How similar an event's reports in a group are to what else is in it. */
  const merged = (from: HeldEvent, at: number): Similarity =>
    remembered(unions, keyOf(from, at), () => {
      const own = sharesIn(from, at);
      const others = (groups[at] ?? []).filter((entry) => !own.includes(entry));
      return similarityBetween(own, others, sources);
    });

  return {
    of(entry, from, at) {
      const reports = sharesIn(from, at).length;
      const rest = remainderAt(from, at);
      if (rest < 0) {
        const departure = { kind: 'merged', reports, ...merged(from, at) } as const;
        return { cameFrom: from.id, departure };
      }
      const kind = names[at] === undefined ? 'split' : 'moved';
      const departure = { kind, reports, ...leftBehind(entry, remainder(rest), sources) } as const;
      return { cameFrom: from.id, departure };
    },
  };
}

/** Of a report that was reworded, and is in another event now. */
export function rewordedFrom(
  left: HeldEvent,
  entry: Entry,
  { score, reasons }: NewPlacement,
  sources: Sources,
): Departed {
  const leaving =
    left.members.length === 0
      ? ({ kind: 'merged', score, reasons } as const)
      : ({ kind: 'reworded', ...leftBehind(entry, remainderOf(left, sources), sources) } as const);
  return { cameFrom: left.id, departure: { ...leaving, reports: 1 } };
}

function remembered<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = known.get(key);
  if (value === undefined) known.set(key, (value = make()));
  return value;
}

const keyOf = (from: HeldEvent, at: number): string => `${at} ${from.id}`;

/** By event and group, the event's reports in it. */
function sharesOf(groups: Groups): ReadonlyMap<HeldEvent, ReadonlyMap<number, readonly Entry[]>> {
  const shares = new Map<HeldEvent, Map<number, Entry[]>>();
  for (const [at, group] of groups.entries()) {
    for (const entry of group) {
      if (entry.event === undefined) continue;
      const ofEvent = remembered(shares, entry.event, () => new Map<number, Entry[]>());
      remembered(ofEvent, at, () => []).push(entry);
    }
  }
  return shares;
}

/** The reports that a report left. */
interface Remainder {
  readonly event: HeldEvent;
  /** Mean of the pairs within: a group of similar reports takes a stray less readily. */
  readonly mean: number;
}

const remainderOf = (event: HeldEvent, sources: Pick<Sources, 'judging'>): Remainder => {
  return { event, mean: meanWithin(event.members, sources) };
};

/** How similar a report is to those it left, and what kept it from staying. */
function leftBehind(
  entry: Entry,
  { event, mean }: Remainder,
  sources: Sources,
): Pick<Departure, 'score' | 'reasons' | 'obstacle'> {
  const nearest = nearestIn(event, entry, sources);
  if (nearest === undefined) return { score: 0, reasons: [] };
  const { judging } = sources;
  const here = similarityHere(entry, nearest.event, sources);
  const there = judging.pairsWith(entry, event);
  const score = storedScore(judging.withEvent(entry, event, there, Math.max(here, mean)));
  const isCompared = isNear(judging.score(entry.slot, nearest.slot));
  const other = { event, score, isCompared };
  const explained = explainedIn(entry, other, nearest, sources);
  const obstacle: Obstacle | GroupedAway =
    obstacleOf(entry, { ...other, score: explained.score }, explained, sources) ??
    groupedAway(entry, nearest, here > there.mean, sources);
  return { ...explained, obstacle };
}

/** To its own event or, when it is alone, to the most similar one besides the one it left. */
function similarityHere(
  entry: Entry,
  left: HeldEvent | undefined,
  { judging, ranking }: Pick<Sources, 'judging' | 'ranking'>,
): number {
  const own = entry.event;
  const isAlone = own === undefined || own.slots.length <= 1;
  const others = isAlone ? ranking.eventsNear(entry) : [own];
  const means = others
    .filter((event) => event !== left && event.slots.some((slot) => slot !== entry.slot))
    .map((event) => judging.pairsWith(entry, event).mean);
  return Math.max(noAlternative, ...means);
}

/** Why it left although it would stay, if it were judged by itself. */
function groupedAway(
  { slot, event }: Entry,
  nearest: Entry,
  isMoreSimilarHere: boolean,
  { neighbours }: Pick<Sources, 'neighbours'>,
): GroupedAway {
  if (event !== undefined && event.slots.length > 1) {
    return { kind: isMoreSimilarHere ? 'more-similar-here' : 'left-with-others' };
  }
  // Linkage joins no report with one that is not a remembered neighbour.
  const isNeighbour = !Number.isNaN(neighbours.scoreBetween(slot, nearest.slot));
  return { kind: isNeighbour ? 'too-far' : 'no-neighbour' };
}
