// The stand an entry takes in an event, with reasons drawn from its nearest report there.

import type { Reason } from '../domain/event.js';
import { causeOf, causeWords } from './cause.js';
import type { Stand } from './change.js';
import { holdOf, holdWords } from './hold.js';
import type { Entry, HeldEvent } from './memory/memory.js';
import type { Parts } from './parts.js';
import type { Choice } from './placing.js';

type RunnerUp = NonNullable<Stand['runnerUp']>;

/** Scores are kept as JSON, which has no infinity: a full event is as far off as this. */
const scoreMin = -99;
/** Members looked at for the nearest where none is a remembered neighbour, evenly chosen. */
const soughtMax = 24;

export function standOf(entry: Entry, choice: Choice, parts: Parts, runnerUp?: Choice): Stand {
  const { event } = choice;
  const nearest = parts.tellsReasons ? nearestIn(event, entry, parts) : undefined;
  const score = kept(choice.score);
  const stand = { articleId: entry.reading.id, eventId: event.id, score, reasons: [] };
  const rival = runnerUp && { runnerUp: rivalOf(entry, runnerUp, parts) };
  if (nearest === undefined) return { ...stand, ...rival };
  const { reasons } = parts.judging.explain(entry, nearest, { score, event });
  const hold = holdOf(entry, { event, score }, nearest, parts);
  const held: readonly Reason[] = hold === undefined ? [] : [holdReason(hold)];
  return { ...stand, ...rival, reasons: [...reasons, ...held], nearest: nearest.reading.id };
}

const holdReason = (hold: NonNullable<ReturnType<typeof holdOf>>): Reason => ({
  kind: hold.kind === 'pinned' || hold.kind === 'bound' ? 'editor' : 'other',
  text: holdWords(hold),
  weight: 0,
});

/** As scores are kept. */
export const kept = (score: number): number => Math.max(score, scoreMin);

function rivalOf(entry: Entry, choice: Choice, parts: Parts): RunnerUp {
  const { event, score } = choice;
  const rival = { eventId: event.id, score: kept(score) };
  if (!parts.tellsReasons) return rival;
  const nearest = nearestIn(event, entry, parts);
  const explained = nearest && parts.judging.explain(entry, nearest, { score: kept(score), event });
  const cause = causeOf(entry, { ...choice, isCompared: true }, explained, parts);
  // It may score well and yet be the second best: then nothing was missing.
  return cause === undefined ? rival : { ...rival, missing: causeWords(cause) };
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
