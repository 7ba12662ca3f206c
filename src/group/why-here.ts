// Where an article stands as things are now, why, and what kept it from the next likeliest event.

import type { Reason } from '../domain/event.js';
import type { NewPlacement } from './change.js';
import {
  obstacleOf,
  obstacleWords,
  explainedIn,
  isNear,
  withinReach,
  type Obstacle,
} from './obstacle.js';
import { basisOf, basisWords, stayWords, type PlacementBasis } from './basis.js';
import { noAlternative } from './linkage/linkage.js';
import type { Entry, HeldEvent } from './memory/memory.js';
import type { Parts } from './parts.js';
import { storedScore } from './explain-placement.js';

export interface PlacementReport {
  readonly eventId: string;
  /** The other reports of its event. */
  readonly others: readonly string[];
  /** Log-odds of belonging, 0 when it stands alone; reasons sum to it. */
  readonly score: number;
  readonly reasons: readonly Reason[];
  /** The report of its event that it is likest to. */
  readonly nearest?: string;
  /** What holds it there, where its own score does not. */
  readonly basis?: PlacementBasis;
  /** The same in a sentence. */
  readonly basisText?: string;
  readonly runnerUp?: RunnerUp;
}

export interface RunnerUp {
  readonly eventId: string;
  readonly reports: number;
  readonly nearest: string;
  /** It would join above 0. */
  readonly score: number;
  readonly reasons: readonly Reason[];
  /** What kept it out, in a sentence; nothing did where it would join, and stands elsewhere. */
  readonly missing?: string;
  readonly obstacle?: Obstacle;
  /** Why it does not stand there, though it would sooner join there than where it stands. */
  readonly stays?: string;
}

interface Likely {
  readonly event: HeldEvent;
  readonly nearest: Entry;
  /** Of the two reports alone. */
  readonly pair: number;
  readonly score: number;
}

const rivalsMax = 5;

export function whyHere(entry: Entry, parts: Parts): PlacementReport | undefined {
  const { event } = entry;
  if (event === undefined) return undefined;
  const likely = likelyEvents(entry, event, parts);
  const own = likely.find((one) => one.event === event);
  const [rival] = likely
    .filter((one) => one.event !== event)
    .sort((one, two) => two.score - one.score);
  const reasons = own && parts.judging.explain(entry, own.nearest, own).reasons;
  const hold = own && basisOf(entry, own, own.nearest, parts);
  return {
    eventId: event.id,
    others: event.members.filter((other) => other !== entry).map(({ reading }) => reading.id),
    score: own?.score ?? 0,
    reasons: reasons ?? [],
    ...(own && { nearest: own.nearest.reading.id }),
    ...(hold && { basis: hold, basisText: basisWords(hold) }),
    ...(rival && { runnerUp: runnerUpOf(entry, rival, own, parts) }),
  };
}

/** Of a report with nothing near: what is least far tells why it stands alone. */
export function runnerUpOfLoneReport(entry: Entry, parts: Parts): Pick<NewPlacement, 'runnerUp'> {
  const runnerUp = parts.explain ? whyHere(entry, parts)?.runnerUp : undefined;
  if (runnerUp === undefined) return {};
  const { eventId, score, missing } = runnerUp;
  return {
    runnerUp: { eventId, score: storedScore(score), ...(missing !== undefined && { missing }) },
  };
}

/** Its own event, unless it stands alone, and the next likeliest, each beside the others. */
function likelyEvents(entry: Entry, own: HeldEvent, parts: Parts): readonly Likely[] {
  const { judging } = parts;
  const nearest = nearestByEvent(entry, own, parts);
  const pairs = [...nearest].map(([event, other]) => {
    const pair = judging.pair(entry.slot, other.slot);
    return { event, nearest: other, pair, with: judging.pairsWith(entry, event) };
  });
  // As in linkage: what no likely pair connects is no rival.
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
  { candidates, memory, judging }: Parts,
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

function runnerUpOf(entry: Entry, rival: Likely, own: Likely | undefined, parts: Parts): RunnerUp {
  const { event, nearest } = rival;
  const other = { event, score: rival.score, isCompared: isNear(rival.pair) };
  const isFull = other.isCompared && rival.score === -Infinity;
  const explained = isFull ? undefined : explainedIn(entry, other, nearest, parts);
  const score = explained?.score ?? rival.score;
  const cause = obstacleOf(entry, { ...other, score }, explained, parts);
  const told = { eventId: event.id, reports: event.members.length, nearest: nearest.reading.id };
  const reasons = explained?.reasons ?? [];
  if (cause === undefined) {
    const isLess = own !== undefined && own.score >= score;
    const why = own === undefined ? 'alone' : own.pair >= rival.pair ? 'tied' : 'grouped';
    return { ...told, score, reasons, ...(!isLess && { stays: stayWords(why) }) };
  }
  return { ...told, score, reasons, obstacle: cause, missing: obstacleWords(cause) };
}
