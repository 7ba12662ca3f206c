// Where a report goes: the event whose members it is likest to on average, or a new one.

import { edgeScoreMin, noAlternative } from './linkage/linkage.js';
import type { Constraints } from './editor/constraints.js';
import { byAge, type Entry, type HeldEvent } from './memory/memory.js';
import type { Parts } from './parts.js';

export interface Choice {
  readonly event: HeldEvent;
  /** Log-odds above the bar: it joins when this is above 0. */
  readonly score: number;
}

/** Neighbours this unlikely are not remembered. */
const nearScoreMin = -2.75;
/** What is found comes best first: after so many unlikely ones in a row, so is the rest. */
const unlikelyMax = 3;
const eventsJudgedMax = 3;

/** Remembers the likely neighbours of an entry among the reports in memory. */
export function findNear(entry: Entry, parts: Parts): void {
  const { candidates, memory } = parts;
  const found = candidates.find(entry.reading);
  rememberNear(
    entry.slot,
    found.filter((slot) => slot !== entry.slot && memory.eventAt(slot) !== undefined),
    parts,
  );
}

/** Remembers those of `found` that are likely neighbours, in place of those it knew. */
export function rememberNear(slot: number, found: readonly number[], parts: Parts): void {
  const { near, judging, lexicon } = parts;
  near.clear(slot, lexicon.weights.articlesEver());
  let unlikely = 0;
  for (const other of found) {
    const score = judging.pair(slot, other);
    if (score > nearScoreMin) {
      near.add(slot, other, score);
      unlikely = 0;
    } else if (++unlikely === unlikelyMax) return;
  }
}

/** The events of its neighbours, the likeliest first. */
export function choose(entry: Entry, parts: Parts): readonly Choice[] {
  const { judging } = parts;
  const events = eventsNear(entry, parts);
  const pairs = events.map((event) => judging.pairsWith(entry, event));
  const choices = events.map((event, at) => {
    let alternative = noAlternative;
    pairs.forEach(({ mean }, other) => {
      if (other !== at && mean > alternative) alternative = mean;
    });
    return { event, score: judging.withEvent(entry, event, pairs[at], alternative) };
  });
  return choices.sort((a, b) => b.score - a.score || byAge(a.event, b.event));
}

/** Those it may join. */
export function eventsNear(
  entry: Entry,
  { memory, near, constraints }: Parts,
): readonly HeldEvent[] {
  const events: HeldEvent[] = [];
  for (let i = 0; i < near.count(entry.slot); i++) {
    if (near.score(entry.slot, i) < edgeScoreMin) break;
    const event = memory.eventAt(near.neighbour(entry.slot, i));
    if (event !== undefined && !events.includes(event)) events.push(event);
    if (events.length >= eventsJudgedMax) break;
  }
  return constraints.none
    ? events
    : events.filter(({ members }) => mayJoin(entry, members, constraints));
}

/** The event of a report that an editor put together with this one. */
export function chosenByEditor(entry: Entry, parts: Parts): Choice | undefined {
  const { memory, judging, constraints } = parts;
  if (constraints.none) return undefined;
  for (const partner of constraints.partnersOf(entry.reading.id)) {
    const event = memory.find(partner)?.event;
    if (event === undefined || !mayJoin(entry, event.members, constraints)) continue;
    return { event, score: judging.withEvent(entry, event) };
  }
  return undefined;
}

function mayJoin(entry: Entry, members: readonly Entry[], constraints: Constraints): boolean {
  return members.every((member) => constraints.allow(entry.reading.id, member.reading.id));
}
