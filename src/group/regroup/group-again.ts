// Groups reports again by average linkage, as if all had been known from the start. Reports that no
// likely pair connects cannot be joined, so every connected part is grouped by itself.
//
//   entries ──► remembered neighbours ──► connected parts ──► sure groups ──► linkage ──► groups

import type { Constraints } from '../editor/constraints.js';
import { pairScoreMax, type Judging } from '../likeness/judging.js';
import { linkInSlices, type Edges } from '../linkage/linkage.js';
import type { Entry, HeldEvent, Memory } from '../memory/memory.js';
import type { Neighbours } from '../memory/neighbours.js';
import { connectedParts, type Bond } from './connected.js';
import { startGroups } from './starts.js';

export interface GroupAgainOptions {
  readonly memory: Memory;
  readonly neighbours: Neighbours;
  readonly judging: Judging;
  readonly constraints: Constraints;
}

type IsFixed = (entry: Entry) => boolean;

/** Pinned, or seen before in an event of which reports that it was grouped by are forgotten. */
const isHeld: IsFixed = ({ pinned, isSeen, event }) => pinned || (isSeen && event?.isCut === true);

/** Small parts are grouped in one slice, until it has so many reports. */
const groupedPerSlice = 300;

/**
 * Returns the groups, with a pause after each slice. Neighbours must be up to date. Fixed entries
 * stay with their event, and those of two events apart.
 */
export function* groupAgain(
  entries: readonly Entry[],
  options: GroupAgainOptions,
  isFixed: IsFixed = isHeld,
): Generator<undefined, readonly (readonly Entry[])[]> {
  const bonds = bondsAmong(entries, options.constraints, isFixed);
  const connected = connectedParts(slotsOf(entries), bonds, options.neighbours);
  const groups: (readonly Entry[])[] = [];
  yield;
  let grouped = 0;
  for (let part = 0; part < connected.count; part++) {
    const members = membersAt(connected.placesOf(part), entries);
    if (members.length === 1) groups.push(members);
    else {
      const [edges, own] = [connected.edgesOf(part), connected.bondsOf(part)];
      const found = yield* groupPart({ entries: members, edges, bonds: own }, options, isFixed);
      // One by one: there may be more than a call takes arguments.
      for (const group of found) groups.push(group);
    }
    grouped += members.length;
    if (grouped < groupedPerSlice) continue;
    grouped = 0;
    yield;
  }
  return groups;
}

/** Entries that likely pairs connect, with places among themselves. */
interface Part {
  readonly entries: readonly Entry[];
  readonly edges: Edges;
  readonly bonds: readonly Bond[];
}

function* groupPart(
  { entries, edges, bonds }: Part,
  { judging, constraints, memory }: GroupAgainOptions,
  isFixed: IsFixed,
): Generator<undefined, readonly (readonly Entry[])[]> {
  const idsOf = (nodes: readonly number[]): readonly string[] =>
    nodes.map((node) => (entries[node] as Entry).reading.id);
  const slots = slotsOf(entries);
  const hours = new Float64Array(entries.length);
  for (let at = 0; at < slots.length; at++) hours[at] = memory.hourOf(slots[at] as number);
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
    a < memory.oldestSlot() || b < memory.oldestSlot() ? -pairScoreMax : judging.score(a, b);
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

// Loops, since `from` with a function takes the slow way through an iterator.
function slotsOf(entries: readonly Entry[]): Int32Array {
  const slots = new Int32Array(entries.length);
  for (let at = 0; at < entries.length; at++) slots[at] = (entries[at] as Entry).slot;
  return slots;
}

function membersAt(places: Int32Array, entries: readonly Entry[]): readonly Entry[] {
  const members: Entry[] = [];
  for (const place of places) members.push(entries[place] as Entry);
  return members;
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

/** Pairs of places that belong together: by an editor's word, or in one event as fixed. */
function bondsAmong(
  entries: readonly Entry[],
  constraints: Constraints,
  isFixed: IsFixed,
): readonly Bond[] {
  const bonds: Bond[] = constraints.none ? [] : [...bondsOfEditor(entries, constraints)];
  const fixedAt = new Map<HeldEvent, number>();
  for (let at = 0; at < entries.length; at++) {
    const entry = entries[at] as Entry;
    if (!isFixed(entry) || entry.event === undefined) continue;
    const first = fixedAt.get(entry.event);
    if (first === undefined) fixedAt.set(entry.event, at);
    else bonds.push([first, at]);
  }
  return bonds;
}

function* bondsOfEditor(entries: readonly Entry[], constraints: Constraints): Iterable<Bond> {
  const places = new Map(entries.map(({ reading }, at) => [reading.id, at]));
  for (const [id, at] of places) {
    for (const partner of constraints.partnersOf(id)) {
      const other = places.get(partner);
      if (other !== undefined) yield [at, other];
    }
  }
}
