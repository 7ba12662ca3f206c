// Why a report is in its event, as things are now, and what keeps it from the next likeliest event.

import type { Obstacle, PlacementBasis, Reason, Stays } from '../../domain/reason.js';
import { noAlternative } from '../linkage/linkage.js';
import type { Entry, HeldEvent } from '../memory/memory.js';
import { basisOf } from './basis.js';
import { explainedIn, isNear, obstacleOf, withinReach } from './obstacle.js';
import type { Sources } from './sources.js';

export interface PlacementReport {
  readonly eventId: string;
  /** The other reports of its event. */
  readonly others: readonly string[];
  /** Log-odds of belonging, 0 when it is alone; reasons sum to it. */
  readonly score: number;
  readonly reasons: readonly Reason[];
  /** The report of its event that it is most similar to. */
  readonly nearest?: string;
  /** What keeps it there, when its own score is not enough. */
  readonly basis?: PlacementBasis;
  readonly runnerUp?: RunnerUp;
}

export interface RunnerUp {
  readonly eventId: string;
  readonly reports: number;
  readonly nearest: string;
  /** It would join above 0. */
  readonly score: number;
  readonly reasons: readonly Reason[];
  /** What kept it out; undefined when it would join there. */
  readonly obstacle?: Obstacle;
  /** Why it is not there, although it would join there more easily than its own event. */
  readonly stays?: Stays;
}

type WhyHereSources = Pick<Sources, 'candidates' | 'memory' | 'judging' | 'constraints'>;

interface Likely {
  readonly event: HeldEvent;
  readonly nearest: Entry;
  /** Score of the two reports alone. */
  readonly pair: number;
  readonly score: number;
}

const rivalsMax = 5;

/** Undefined when the report is in no event. */
export function whyHere(entry: Entry, sources: WhyHereSources): PlacementReport | undefined {
  const { event } = entry;
  if (event === undefined) return undefined;
  const likely = likelyEvents(entry, event, sources);
  const own = likely.find((one) => one.event === event);
  const [rival] = likely
    .filter((one) => one.event !== event)
    .sort((one, two) => two.score - one.score);
  const basis = own && basisOf(entry, own, own.nearest, sources);
  return {
    eventId: event.id,
    others: event.members.filter((other) => other !== entry).map(({ reading }) => reading.id),
    score: own?.score ?? 0,
    reasons: own === undefined ? [] : sources.judging.explain(entry, own.nearest, own).reasons,
    ...(own && { nearest: own.nearest.reading.id }),
    ...(basis && { basis }),
    ...(rival && { runnerUp: runnerUpOf(entry, rival, own, sources) }),
  };
}

/** Its own event, unless it is alone there, and the next likeliest, scored beside each other. */
function likelyEvents(entry: Entry, own: HeldEvent, sources: WhyHereSources): readonly Likely[] {
  const { judging } = sources;
  const pairs = [...nearestByEvent(entry, own, sources)].map(([event, nearest]) => {
    const pair = judging.pair(entry.slot, nearest.slot);
    return { event, nearest, pair, with: judging.pairsWith(entry, event) };
  });
  // As in linkage: an event that no likely pair connects is no rival.
  const rivals = pairs.filter(({ pair }) => isNear(pair));
  return pairs.map((one) => {
    const others = rivals.filter((other) => other !== one).map((other) => other.with.mean);
    const alternative = Math.max(noAlternative, ...others);
    const exact = judging.withEvent(entry, one.event, one.with, alternative);
    const score = one.event === own ? exact : withinReach(exact, one.pair);
    return { event: one.event, nearest: one.nearest, pair: one.pair, score };
  });
}

function nearestByEvent(
  entry: Entry,
  own: HeldEvent,
  { candidates, memory, judging }: WhyHereSources,
): ReadonlyMap<HeldEvent, Entry> {
  const found = candidates.find(entry.reading).flatMap((slot) => memory.at(slot) ?? []);
  const others = new Set([...found, ...own.members]);
  others.delete(entry);
  const judged = [...others]
    .map((other) => ({ other, score: judging.pair(entry.slot, other.slot) }))
    .sort((a, b) => b.score - a.score);
  const nearest = new Map<HeldEvent, Entry>();
  for (const { other } of judged) {
    if (other.event === undefined || nearest.has(other.event)) continue;
    if (nearest.size <= rivalsMax || other.event === own) nearest.set(other.event, other);
  }
  return nearest;
}

function runnerUpOf(
  entry: Entry,
  rival: Likely,
  own: Likely | undefined,
  sources: WhyHereSources,
): RunnerUp {
  const { event, nearest } = rival;
  const other = { event, score: rival.score, isCompared: isNear(rival.pair) };
  const isFull = other.isCompared && rival.score === -Infinity;
  const explained = isFull ? undefined : explainedIn(entry, other, nearest, sources);
  const score = explained?.score ?? rival.score;
  const obstacle = obstacleOf(entry, { ...other, score }, explained, sources);
  const wouldRatherJoin = obstacle === undefined && !(own !== undefined && own.score >= score);
  return {
    eventId: event.id,
    reports: event.members.length,
    nearest: nearest.reading.id,
    score,
    reasons: explained?.reasons ?? [],
    ...(obstacle && { obstacle }),
    ...(wouldRatherJoin && { stays: staysBy(own, rival) }),
  };
}

function staysBy(own: Likely | undefined, rival: Likely): Stays {
  if (own === undefined) return 'alone';
  return own.pair >= rival.pair ? 'tied' : 'grouped';
}
