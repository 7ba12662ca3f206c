// Where a report goes: the event whose members it is likest to on average, or a new one.

import type { Candidates } from './candidates.js';
import type { Stand } from './change.js';
import type { Judging } from './judging.js';
import { edgeScoreMin, noAlternative } from './linkage.js';
import type { Constraints } from './constraints.js';
import type { Entry, Memory, Near } from './memory.js';
import type { Parts } from './parts.js';

export interface Choice {
  readonly eventId: string;
  /** Log-odds above the bar: it joins when this is above 0. */
  readonly score: number;
}

/** Neighbours this unlikely are not remembered. */
const nearScoreMin = -2.75;
const eventsJudgedMax = 5;

/** Remembers the likely neighbours of an entry among the reports in memory. */
export function findNear(
  entry: Entry,
  candidates: Candidates,
  memory: Memory,
  judging: Judging,
): void {
  const near: Near[] = [];
  for (const slot of candidates.find(entry.reading)) {
    const other = memory.at(slot);
    if (other === undefined || other === entry) continue;
    const score = judging.pair(entry, other);
    if (score > nearScoreMin) near.push({ slot, score });
  }
  entry.near = near.sort((a, b) => b.score - a.score || a.slot - b.slot);
}

/** The events of its neighbours, the likeliest first. */
export function choose(entry: Entry, parts: Parts): readonly Choice[] {
  const { memory, judging, constraints } = parts;
  const ids = new Set<string>();
  for (const { slot, score } of entry.near) {
    if (score < edgeScoreMin) break;
    const other = memory.at(slot);
    if (other !== undefined && other !== entry) ids.add(other.eventId);
    if (ids.size >= eventsJudgedMax) break;
  }
  const allowed = [...ids].filter((eventId) =>
    mayJoin(entry, memory.membersOf(eventId), constraints),
  );
  const events = allowed.map((eventId) => {
    const members = memory.membersOf(eventId);
    return { eventId, members, pairs: judging.pairsWith(entry, members) };
  });
  return events
    .map(({ eventId, members, pairs }) => {
      const others = events.filter((event) => event.eventId !== eventId);
      const alternative = Math.max(noAlternative, ...others.map((event) => event.pairs.mean));
      return { eventId, score: judging.withEvent(entry, members, pairs, alternative) };
    })
    .sort((a, b) => b.score - a.score || memory.ageOf(a.eventId) - memory.ageOf(b.eventId));
}

/** The event of a report that an editor put together with this one. */
export function chosenByEditor(entry: Entry, parts: Parts): Choice | undefined {
  const { memory, judging, constraints } = parts;
  for (const partner of constraints.partnersOf(entry.reading.id)) {
    const eventId = memory.find(partner)?.eventId;
    if (eventId === undefined || eventId === '') continue;
    const members = memory.membersOf(eventId);
    if (!mayJoin(entry, members, constraints)) continue;
    return { eventId, score: judging.withEvent(entry, members, judging.pairsWith(entry, members)) };
  }
  return undefined;
}

function mayJoin(entry: Entry, members: readonly Entry[], constraints: Constraints): boolean {
  if (constraints.none) return true;
  return members.every((member) => constraints.allow(entry.reading.id, member.reading.id));
}

/** The stand an entry takes, with reasons drawn from its nearest report in the event. */
export function standOf(entry: Entry, choice: Choice, parts: Parts, runnerUp?: Choice): Stand {
  const { memory, judging } = parts;
  const { eventId, score } = choice;
  const stand = { articleId: entry.reading.id, eventId, score, reasons: [] };
  const known = runnerUp === undefined ? stand : { ...stand, runnerUp };
  if (!parts.tellsReasons) return known;
  const near = entry.near.map(({ slot }) => memory.at(slot));
  const nearest =
    near.find((other) => other?.eventId === eventId) ??
    memory.membersOf(eventId).find((other) => other !== entry);
  if (nearest === undefined) return known;
  return { ...known, reasons: judging.explain(entry, nearest, score) };
}
