// Hindsight: some entries grouped anew by average linkage, as if all had been known from the start.

import type { Judging } from './judging.js';
import { linkByAverage, type Edge } from './linkage.js';
import type { Entry } from './memory.js';

/** The groups of `entries`; pinned ones stay with their event, and two events' pins stay apart. */
export function regroup(
  entries: readonly Entry[],
  judging: Judging,
): readonly (readonly Entry[])[] {
  const size = entries.length;
  const edges = edgesAmong(entries, judging);
  const groups = linkByAverage({
    size,
    edges,
    score: (a, b) => judging.pair(entries[a] as Entry, entries[b] as Entry),
    accept: (view) => judging.groups(view, entries),
    confirm: ({ one, two }) => !differ(pinsOf(one, entries), pinsOf(two, entries)),
    together: pinnedTogether(entries),
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
