// Hindsight: some entries grouped anew by average linkage, as if all had been known from the start.
// What no likely pair connects cannot be joined, so every connected part is grouped by itself.
//
//   entries ──► remembered neighbours ──► connected parts ──► sure groups ──► linkage ──► groups

import type { Constraints } from './constraints.js';
import { edgeScoreMin, linkByAverage } from './linkage.js';
import type { Entry } from './memory.js';
import type { Parts } from './parts.js';

/** Pairs of places with their log-odds, in columns that only grow. */
interface Edges {
  readonly a: number[];
  readonly b: number[];
  readonly score: number[];
}

/** The groups of `entries`; pinned ones stay with their event, and two events' pins stay apart. */
export function regroup(
  entries: readonly Entry[],
  parts: Pick<Parts, 'judging' | 'near' | 'constraints'>,
): readonly (readonly Entry[])[] {
  const edges = edgesAmong(entries, parts);
  const bonds = bondsAmong(entries, parts.constraints);
  const groups: (readonly Entry[])[] = [];
  for (const part of connectedParts(entries, edges, bonds)) {
    if (part.entries.length === 1) groups.push(part.entries);
    else groups.push(...groupPart(part, parts));
  }
  return groups;
}

/** Entries that likely pairs connect, with places among themselves. */
interface Part {
  readonly entries: Entry[];
  readonly edges: Edges;
  /** Pairs that an editor put together. */
  readonly bonds: (readonly [number, number])[];
}

function groupPart(
  { entries, edges, bonds }: Part,
  { judging, constraints }: Pick<Parts, 'judging' | 'constraints'>,
): readonly (readonly Entry[])[] {
  const idsOf = (nodes: readonly number[]): readonly string[] =>
    nodes.map((node) => (entries[node] as Entry).reading.id);
  const mayJoin = (one: readonly number[], two: readonly number[]): boolean =>
    !differ(pinOf(one, entries), pinOf(two, entries)) &&
    (constraints.none || constraints.allowAll(idsOf(one), idsOf(two)));
  const groups = linkByAverage({
    size: entries.length,
    edges,
    hours: Float64Array.from(entries, ({ reading }) => reading.hour),
    score: (a, b) => judging.score(entries[a] as Entry, entries[b] as Entry),
    accept: judging.groups,
    confirm: ({ one, two }) => mayJoin(one, two),
    together: startGroups(entries.length, edges, bonds, mayJoin),
  });
  return groups.map((group) => group.map((at) => entries[at] as Entry));
}

/** Remembered neighbours that are among the entries. */
function edgesAmong(
  entries: readonly Entry[],
  { judging, near }: Pick<Parts, 'judging' | 'near'>,
): Edges {
  const placeOf = placesOf(entries);
  const edges: Edges = { a: [], b: [], score: [] };
  for (let at = 0; at < entries.length; at++) {
    const entry = entries[at] as Entry;
    judging.refresh(entry);
    for (let i = 0; i < near.count(entry.slot); i++) {
      const other = placeOf(near.neighbour(entry.slot, i));
      if (other >= 0 && other !== at) tell(edges, at, other, near.score(entry.slot, i));
    }
  }
  return edges;
}

function tell(edges: Edges, one: number, two: number, score: number): void {
  edges.a.push(Math.min(one, two));
  edges.b.push(Math.max(one, two));
  edges.score.push(score);
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

/** In order of their first entry. */
function connectedParts(
  entries: readonly Entry[],
  edges: Edges,
  bonds: readonly (readonly [number, number])[],
): readonly Part[] {
  const roots = createRoots(entries.length);
  for (let i = 0; i < edges.a.length; i++) {
    const isLink = (edges.score[i] as number) >= edgeScoreMin;
    if (isLink) roots.join(edges.a[i] as number, edges.b[i] as number);
  }
  for (const [a, b] of bonds) roots.join(a, b);
  const parts: Part[] = [];
  const partOf: Part[] = [];
  const places = new Int32Array(entries.length);
  for (let at = 0; at < entries.length; at++) {
    const root = roots.of(at);
    const part = partOf[root] ?? { entries: [], edges: { a: [], b: [], score: [] }, bonds: [] };
    if (root === at) parts.push(part);
    partOf[root] = part;
    places[at] = part.entries.push(entries[at] as Entry) - 1;
  }
  const place = (at: number): number => places[at] as number;
  for (let i = 0; i < edges.a.length; i++) {
    const [a, b, score] = [edges.a[i] as number, edges.b[i] as number, edges.score[i] as number];
    if (score >= edgeScoreMin) tell((partOf[roots.of(a)] as Part).edges, place(a), place(b), score);
  }
  for (const [a, b] of bonds) partOf[roots.of(a)]?.bonds.push([place(a), place(b)]);
  return parts;
}

/** Disjoint sets of places; the first place of a set stands for it. */
function createRoots(size: number) {
  const above = Int32Array.from({ length: size }, (_, at) => at);
  function of(at: number): number {
    let root = at;
    while (above[root] !== root) root = above[root] as number;
    for (let step = at; step !== root;) {
      const next = above[step] as number;
      above[step] = root;
      step = next;
    }
    return root;
  }
  return {
    of,
    join(a: number, b: number): void {
      const [one, two] = [of(a), of(b)];
      above[Math.max(one, two)] = Math.min(one, two);
    },
  };
}

function pinOf(nodes: readonly number[], entries: readonly Entry[]): string | undefined {
  for (const node of nodes) if (entries[node]?.pinned === true) return entries[node].event?.id;
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
  size: number,
  edges: Edges,
  bonds: readonly (readonly [number, number])[],
  mayJoin: (one: readonly number[], two: readonly number[]) => boolean,
): readonly (readonly number[])[] {
  const groups = Array.from({ length: size }, (_, at) => [at]);
  const join = (a: number, b: number, sizeMax: number): void => {
    const [one, two] = [groups[a] as number[], groups[b] as number[]];
    if (one === two || one.length + two.length > sizeMax || !mayJoin(one, two)) return;
    one.push(...two);
    for (const node of two) groups[node] = one;
  };
  for (const [a, b] of bonds) join(a, b, Infinity);
  for (const i of sureOf(edges)) join(edges.a[i] as number, edges.b[i] as number, sureMax);
  return [...new Set(groups)].filter((group) => group.length > 1);
}

/** Places of the sure edges, the surest first. */
function sureOf({ a, b, score }: Edges): readonly number[] {
  const sure: number[] = [];
  for (let i = 0; i < score.length; i++) if ((score[i] as number) >= sureScore) sure.push(i);
  const by = (column: readonly number[], x: number, y: number): number =>
    (column[x] as number) - (column[y] as number);
  return sure.sort((x, y) => by(score, y, x) || by(a, x, y) || by(b, x, y));
}

/** Pairs of places that an editor put together, one way or the other. */
function bondsAmong(
  entries: readonly Entry[],
  constraints: Constraints,
): readonly (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  const pinnedAt = new Map<string, number>();
  const places = new Map(constraints.none ? [] : entries.map((e, at) => [e.reading.id, at]));
  entries.forEach(({ reading, pinned, event }, at) => {
    for (const partner of constraints.none ? [] : constraints.partnersOf(reading.id)) {
      const other = places.get(partner);
      if (other !== undefined) pairs.push([at, other]);
    }
    if (!pinned || event === undefined) return;
    const first = pinnedAt.get(event.id);
    if (first === undefined) pinnedAt.set(event.id, at);
    else pairs.push([first, at]);
  });
  return pairs;
}
