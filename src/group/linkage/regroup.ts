// Hindsight: some entries grouped anew by average linkage, as if all had been known from the start.
// What no likely pair connects cannot be joined, so every connected part is grouped by itself.
//
//   entries ──► remembered neighbours ──► connected parts ──► sure groups ──► linkage ──► groups

import type { Constraints } from '../editor/constraints.js';
import { edgeScoreMin, linkInSlices } from './linkage.js';
import type { Entry } from '../memory/memory.js';
import type { Near } from '../memory/near.js';
import { pairScoreMax } from '../likeness/judging.js';
import type { Parts } from '../parts.js';
import { inOneGo } from './slices.js';

/** Pairs of places with their log-odds, in columns that only grow. */
interface Edges {
  readonly a: number[];
  readonly b: number[];
  readonly score: number[];
}

type Judges = Pick<Parts, 'judging' | 'near' | 'constraints' | 'memory'>;

type IsFixed = (entry: Entry) => boolean;

const isPinned: IsFixed = ({ pinned }) => pinned;

/** The groups of `entries`; fixed ones stay with their event, and those of two events apart. */
export function regroup(
  entries: readonly Entry[],
  judges: Judges,
  isFixed: IsFixed = isPinned,
): readonly (readonly Entry[])[] {
  for (const entry of entries) judges.judging.refresh(entry);
  return inOneGo(regroupInSlices(entries, judges, isFixed));
}

/** Parts of few reports are grouped in one slice, until it has so many reports. */
const sliceReports = 300;

/** The same in slices; neighbours must be fresh. */
export function* regroupInSlices(
  entries: readonly Entry[],
  judges: Judges,
  isFixed: IsFixed = isPinned,
): Generator<undefined, readonly (readonly Entry[])[]> {
  const bonds = bondsAmong(entries, judges.constraints, isFixed);
  const groups: (readonly Entry[])[] = [];
  const connected = connectedParts(entries, bonds, judges.near);
  yield;
  let grouped = 0;
  for (const part of connected) {
    if (part.entries.length === 1) groups.push(part.entries);
    else groups.push(...(yield* groupPart(part, judges, isFixed)));
    grouped += part.entries.length;
    if (grouped < sliceReports) continue;
    grouped = 0;
    yield;
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

function* groupPart(
  { entries, edges, bonds }: Part,
  { judging, constraints, memory }: Judges,
  isFixed: IsFixed,
): Generator<undefined, readonly (readonly Entry[])[]> {
  const idsOf = (nodes: readonly number[]): readonly string[] =>
    nodes.map((node) => (entries[node] as Entry).reading.id);
  // A loop, since `from` with a function takes the slow way through an iterator.
  const slots = new Int32Array(entries.length);
  const hours = new Float64Array(entries.length);
  for (let at = 0; at < entries.length; at++) {
    const { slot } = entries[at] as Entry;
    slots[at] = slot;
    hours[at] = judging.hourOf(slot);
  }
  const { hoursApartMax } = judging;
  const hasFixed = entries.some(isFixed);
  const isFree = !hasFixed && constraints.none;
  const eventIn = (nodes: readonly number[]) => fixedIn(nodes, entries, isFixed);
  const mayJoin = (one: readonly number[], two: readonly number[]): boolean =>
    isFree ||
    ((!hasFixed || !differ(eventIn(one), eventIn(two))) &&
      (constraints.none || constraints.allowAll(idsOf(one), idsOf(two))));
  /** Between two slices a report may be forgotten. */
  const scoreOf = (a: number, b: number): number =>
    memory.at(a) === undefined || memory.at(b) === undefined ? -pairScoreMax : judging.score(a, b);
  const groups = yield* linkInSlices({
    size: entries.length,
    edges,
    hours,
    score: (a, b) => scoreOf(slots[a] as number, slots[b] as number),
    accept: judging.groups,
    // Where nothing forbids, the lists of nodes need not be made.
    confirm: (view) => isFree || mayJoin(view.one, view.two),
    together: startGroups({ size: entries.length, edges, bonds, hours, hoursApartMax, mayJoin }),
  });
  return groups.map((group) => group.map((at) => entries[at] as Entry));
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
  bonds: readonly (readonly [number, number])[],
  near: Near,
): readonly Part[] {
  const roots = createRoots(entries.length);
  const placeOf = placesOf(entries);
  /** Tells every likely pair among the entries. */
  function eachEdge(tell: (one: number, two: number, score: number) => void): void {
    for (let at = 0; at < entries.length; at++) {
      const { slot } = entries[at] as Entry;
      for (let i = 0; i < near.count(slot); i++) {
        const score = near.score(slot, i);
        if (score < edgeScoreMin) break;
        const other = placeOf(near.neighbour(slot, i));
        if (other >= 0 && other !== at) tell(at, other, score);
      }
    }
  }
  eachEdge(roots.join);
  for (const [a, b] of bonds) roots.join(a, b);
  const parts: Part[] = [];
  const partOf: Part[] = [];
  const places = new Int32Array(entries.length);
  for (let at = 0; at < entries.length; at++) {
    const root = roots.of(at);
    if (root === at) parts.push({ entries: [], edges: { a: [], b: [], score: [] }, bonds: [] });
    const part = root === at ? (parts.at(-1) as Part) : (partOf[root] as Part);
    partOf.push(part);
    places[at] = part.entries.push(entries[at] as Entry) - 1;
  }
  eachEdge((one, two, score) => {
    const { edges } = partOf[one] as Part;
    edges.a.push(places[Math.min(one, two)] as number);
    edges.b.push(places[Math.max(one, two)] as number);
    edges.score.push(score);
  });
  for (const [a, b] of bonds) {
    partOf[a]?.bonds.push([places[a] as number, places[b] as number]);
  }
  return parts;
}

/** Disjoint sets of places; the first place of a set stands for it. */
function createRoots(size: number) {
  const above = new Int32Array(size);
  for (let at = 0; at < size; at++) above[at] = at;
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

function fixedIn(
  nodes: readonly number[],
  entries: readonly Entry[],
  isFixed: IsFixed,
): string | undefined {
  for (const node of nodes) {
    const entry = entries[node] as Entry;
    if (isFixed(entry)) return entry.event?.id;
  }
  return undefined;
}

const differ = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && a !== b;

/** Reports this likely to be of one event are one from the start: it saves most of the work. */
const sureScore = 3.5;
/** Sure pairs do not chain further than this. */
const sureMax = 6;

interface StartInput {
  readonly size: number;
  readonly edges: Edges;
  readonly bonds: readonly (readonly [number, number])[];
  /** NaN where unknown. */
  readonly hours: Float64Array;
  readonly hoursApartMax: number;
  readonly mayJoin: (one: readonly number[], two: readonly number[]) => boolean;
}

/** Groups that stand before any is judged: by pins, by the editor's word, by sure likeness. */
function startGroups(start: StartInput): readonly (readonly number[])[] {
  const { size, edges, bonds, hours, hoursApartMax, mayJoin } = start;
  const groups: (number[] | undefined)[] = new Array<undefined>(size).fill(undefined);
  const join = (a: number, b: number, sizeMax: number): void => {
    const [one, two] = [groups[a] ?? [a], groups[b] ?? [b]];
    if (one === two || one.length + two.length > sizeMax || !mayJoin(one, two)) return;
    one.push(...two);
    for (const node of one) groups[node] = one;
  };
  for (const [a, b] of bonds) join(a, b, Infinity);
  const hourOf = (group: readonly number[]): number =>
    hours[group.find((node) => !Number.isNaN(hours[node])) ?? -1] ?? NaN;
  /** A report without a time is sure of this year's event and of last year's: they are two. */
  const areFarApart = (a: number, b: number): boolean =>
    Math.abs(hourOf(groups[a] ?? [a]) - hourOf(groups[b] ?? [b])) > hoursApartMax;
  for (const i of sureOf(edges)) {
    const [a, b] = [edges.a[i] as number, edges.b[i] as number];
    if (!areFarApart(a, b)) join(a, b, sureMax);
  }
  return [...new Set(groups)].filter((group) => group !== undefined);
}

/** Places of the sure edges, the surest first. */
function sureOf({ a, b, score }: Edges): readonly number[] {
  const sure: number[] = [];
  for (let i = 0; i < score.length; i++) if ((score[i] as number) >= sureScore) sure.push(i);
  const by = (column: readonly number[], x: number, y: number): number =>
    (column[x] as number) - (column[y] as number);
  return sure.sort((x, y) => by(score, y, x) || by(a, x, y) || by(b, x, y));
}

/** Pairs of places that stand together: by an editor's word, one way or the other, or as fixed. */
function bondsAmong(
  entries: readonly Entry[],
  constraints: Constraints,
  isFixed: IsFixed,
): readonly (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  const fixedAt = new Map<string, number>();
  const places = new Map(constraints.none ? [] : entries.map((e, at) => [e.reading.id, at]));
  entries.forEach((entry, at) => {
    const { reading, event } = entry;
    for (const partner of constraints.none ? [] : constraints.partnersOf(reading.id)) {
      const other = places.get(partner);
      if (other !== undefined) pairs.push([at, other]);
    }
    if (event === undefined || !isFixed(entry)) return;
    const first = fixedAt.get(event.id);
    if (first === undefined) fixedAt.set(event.id, at);
    else pairs.push([first, at]);
  });
  return pairs;
}
