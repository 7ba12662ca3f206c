// The stand an entry takes in an event, with reasons drawn from its nearest report there.

import type { Reason } from '../domain/event.js';
import { obstacleOf, obstacleWords } from './obstacle.js';
import type { NewPlacement } from './change.js';
import { basisOf, basisWords } from './basis.js';
import type { Entry, HeldEvent } from './memory/memory.js';
import type { Parts } from './parts.js';
import type { Choice } from './placing.js';

type RunnerUp = NonNullable<NewPlacement['runnerUp']>;

/** Scores are kept as JSON, which has no infinity: a full event is as far off as this. */
const scoreMin = -99;
/** Members looked at for the nearest where none is a remembered neighbour, evenly chosen. */
const soughtMax = 24;

export function explainPlacement(
  entry: Entry,
  choice: Choice,
  parts: Parts,
  runnerUp?: Choice,
): NewPlacement {
  const { event } = choice;
  const nearest = parts.explain ? nearestIn(event, entry, parts) : undefined;
  const score = storedScore(choice.score);
  const placement = { articleId: entry.reading.id, eventId: event.id, score, reasons: [] };
  const rival = runnerUp && { runnerUp: rivalOf(entry, runnerUp, parts) };
  if (nearest === undefined) return { ...placement, ...rival };
  const { reasons } = parts.judging.explain(entry, nearest, { score, event });
  const hold = basisOf(entry, { event, score }, nearest, parts);
  const held: readonly Reason[] = hold === undefined ? [] : [basisReason(hold)];
  return { ...placement, ...rival, reasons: [...reasons, ...held], nearest: nearest.reading.id };
}

const basisReason = (hold: NonNullable<ReturnType<typeof basisOf>>): Reason => ({
  kind: hold.kind === 'pinned' || hold.kind === 'bound' ? 'editor' : 'other',
  text: basisWords(hold),
  weight: 0,
});

/** As scores are kept. */
export const storedScore = (score: number): number => Math.max(score, scoreMin);

function rivalOf(entry: Entry, choice: Choice, parts: Parts): RunnerUp {
  const { event, score } = choice;
  const rival = { eventId: event.id, score: storedScore(score) };
  if (!parts.explain) return rival;
  const nearest = nearestIn(event, entry, parts);
  const explained =
    nearest && parts.judging.explain(entry, nearest, { score: storedScore(score), event });
  const cause = obstacleOf(entry, { ...choice, isCompared: true }, explained, parts);
  // It may score well and yet be the second best: then nothing was missing.
  return cause === undefined ? rival : { ...rival, missing: obstacleWords(cause) };
}

/** The report of the event that an entry is likest to; undefined where no other stands there. */
export function nearestIn(
  { slots }: Pick<HeldEvent, 'slots'>,
  { slot }: Entry,
  { near, memory, judging }: Parts,
): Entry | undefined {
  for (let i = 0; i < near.count(slot); i++) {
    const other = near.neighbour(slot, i);
    if (slots.includes(other)) return memory.at(other);
  }
  let [nearest, most] = [undefined as Entry | undefined, -Infinity];
  const stride = Math.max(1, slots.length / soughtMax);
  for (let at = 0; at < slots.length; at += stride) {
    const other = slots[Math.floor(at)] as number;
    if (other === slot) continue;
    const score = judging.score(slot, other);
    if (score > most) [nearest, most] = [memory.at(other), score];
  }
  return nearest;
}
