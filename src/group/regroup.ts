// Hindsight: some entries grouped anew by average linkage, as if all had been known from the start.

import type { Constraints } from './constraints.js';
import type { Judging } from './judging.js';
import { linkByAverage, type Edge } from './linkage.js';
import type { Entry } from './memory.js';

/** The groups of `entries`; pinned ones stay with their event, and two events' pins stay apart. */
export function regroup(
  entries: readonly Entry[],
  judging: Judging,
  constraints: Constraints,
): readonly (readonly Entry[])[] {
  const idsOf = (nodes: readonly number[]): readonly string[] =>
    nodes.map((node) => (entries[node] as Entry).reading.id);
  const mayJoin = (one: readonly number[], two: readonly number[]): boolean =>
    !differ(pinsOf(one, entries), pinsOf(two, entries)) &&
    (constraints.none || constraints.allowAll(idsOf(one), idsOf(two)));
  const edges = edgesAmong(entries, judging);
  const groups = linkByAverage({
    size: entries.length,
    edges,
    hours: Float64Array.from(entries, ({ reading }) => reading.hour),
    score: (a, b) => judging.pair(entries[a] as Entry, entries[b] as Entry),
    accept: judging.groups,
    confirm: ({ one, two }) => mayJoin(one, two),
    together: startGroups(entries, edges, constraints, mayJoin),
  });
  return groups.map((group) => group.map((at) => entries[at] as Entry));
}

/** Remembered neighbours, judged again by what is known now. */
function edgesAmong(entries: readonly Entry[], judging: Judging): readonly Edge[] {
  const places = placesOf(entries);
  const edges: Edge[] = [];
  for (let at = 0; at < entries.length; at++) {
    const entry = entries[at] as Entry;
    for (const { slot } of entry.near) {
      const other = places(slot);
      if (other < 0 || other === at) continue;
      const score = judging.pair(entry, entries[other] as Entry);
      edges.push({ a: Math.min(at, other), b: Math.max(at, other), score });
    }
  }
  return edges;
}

/** Slot → place among `entries`, −1 when it is not there. */
function placesOf(entries: readonly Entry[]): (slot: number) => number {
  const first = entries.reduce((least, { slot }) => Math.min(least, slot), Infinity);
  const last = entries.reduce((most, { slot }) => Math.max(most, slot), -1);
  const places = new Int32Array(Math.max(0, last - first + 1)).fill(-1);
  entries.forEach(({ slot }, at) => {
    places[slot - first] = at;
  });
  return (slot) => (slot < first || slot > last ? -1 : (places[slot - first] as number));
}

function pinsOf(nodes: readonly number[], entries: readonly Entry[]): string | undefined {
  for (const node of nodes) if (entries[node]?.pinned === true) return entries[node].eventId;
  return undefined;
}

const differ = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && a !== b;

/** Reports this likely to be of one event are one from the start: it saves most of the work. */
const sureScore = 3.5;
/** Sure pairs do not chain further than this. */
const sureMax = 6;

/** Groups that stand before any is judged: by pins, by the editor's word, by sure likeness. */
function startGroups(
  entries: readonly Entry[],
  edges: readonly Edge[],
  constraints: Constraints,
  mayJoin: (one: readonly number[], two: readonly number[]) => boolean,
): readonly (readonly number[])[] {
  const groups = entries.map((_, at) => [at]);
  const join = (a: number, b: number, sizeMax: number): void => {
    const [one, two] = [groups[a] as number[], groups[b] as number[]];
    if (one === two || one.length + two.length > sizeMax || !mayJoin(one, two)) return;
    one.push(...two);
    for (const node of two) groups[node] = one;
  };
  for (const [a, b] of told(entries, constraints)) join(a, b, Infinity);
  const sure = edges.filter(({ score }) => score >= sureScore);
  sure.sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b);
  for (const { a, b } of sure) join(a, b, sureMax);
  return [...new Set(groups)].filter((group) => group.length > 1);
}

/** Pairs of nodes that an editor put together, one way or the other. */
function told(
  entries: readonly Entry[],
  constraints: Constraints,
): readonly (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  const pinnedAt = new Map<string, number>();
  const places = new Map(constraints.none ? [] : entries.map((e, at) => [e.reading.id, at]));
  entries.forEach(({ reading, pinned, eventId }, at) => {
    for (const partner of constraints.partnersOf(reading.id)) {
      const other = places.get(partner);
      if (other !== undefined) pairs.push([at, other]);
    }
    if (!pinned) return;
    const first = pinnedAt.get(eventId);
    if (first === undefined) pinnedAt.set(eventId, at);
    else pairs.push([first, at]);
  });
  return pairs;
}
