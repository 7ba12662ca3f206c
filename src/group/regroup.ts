// Hindsight: some entries grouped anew by average linkage, as if all had been known from the start.

import type { Judging } from './judging.js';
import { linkByAverage, type Edge } from './linkage.js';
import type { Entry } from './memory.js';

/** The groups of `entries`; pinned ones stay with their event, and two events' pins stay apart. */
export function regroup(
  entries: readonly Entry[],
  judging: Judging,
): readonly (readonly Entry[])[] {
  const edges = edgesAmong(entries, judging);
  const groups = linkByAverage({
    size: entries.length,
    edges,
    hours: Float64Array.from(entries, ({ reading }) => reading.hour),
    score: (a, b) => judging.pair(entries[a] as Entry, entries[b] as Entry),
    accept: judging.groups,
    confirm: ({ one, two }) => !differ(pinsOf(one, entries), pinsOf(two, entries)),
    together: [...pinnedTogether(entries), ...surelyTogether(entries, edges)],
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

function pinnedTogether(entries: readonly Entry[]): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  entries.forEach((entry, at) => {
    if (!entry.pinned) return;
    const group = groups.get(entry.eventId);
    if (group === undefined) groups.set(entry.eventId, [at]);
    else group.push(at);
  });
  return [...groups.values()];
}

/** Reports this likely to be of one event are one from the start: it saves most of the work. */
const sureScore = 3.5;
/** Sure pairs do not chain further than this. */
const sureMax = 6;

function surelyTogether(
  entries: readonly Entry[],
  edges: readonly Edge[],
): readonly (readonly number[])[] {
  const groups = entries.map((_, at) => [at]);
  const sure = edges.filter(({ score }) => score >= sureScore);
  for (const { a, b } of sure.sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b)) {
    if (entries[a]?.pinned === true || entries[b]?.pinned === true) continue;
    const [one, two] = [groups[a] as number[], groups[b] as number[]];
    if (one === two || one.length + two.length > sureMax) continue;
    one.push(...two);
    for (const node of two) groups[node] = one;
  }
  return [...new Set(groups)].filter((group) => group.length > 1);
}
