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
  const keyOf = (a: number, b: number): number => Math.min(a, b) * size + Math.max(a, b);
  const known = new Map(edges.map(({ a, b, score }) => [keyOf(a, b), score]));
  const groups = linkByAverage({
    size,
    edges,
    score: (a, b) =>
      known.get(keyOf(a, b)) ?? judging.pair(entries[a] as Entry, entries[b] as Entry),
    accept: (view) => judging.groups(view, entries),
    confirm: ({ one, two }) => !differ(pinsOf(one, entries), pinsOf(two, entries)),
    together: pinnedTogether(entries),
  });
  return groups.map((group) => group.map((at) => entries[at] as Entry));
}

/** Remembered neighbours, judged again by what is known now. */
function edgesAmong(entries: readonly Entry[], judging: Judging): readonly Edge[] {
  const places = new Map(entries.map((entry, at) => [entry.slot, at]));
  const seen = new Set<number>();
  const edges: Edge[] = [];
  entries.forEach((entry, at) => {
    for (const { slot } of entry.near) {
      const other = places.get(slot);
      if (other === undefined || other === at) continue;
      const [a, b] = [Math.min(at, other), Math.max(at, other)];
      if (seen.has(a * entries.length + b)) continue;
      seen.add(a * entries.length + b);
      edges.push({ a, b, score: judging.pair(entries[a] as Entry, entries[b] as Entry) });
    }
  });
  return edges;
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
