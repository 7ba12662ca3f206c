// Applies groups block by block. The groups of a block share events, and change as one. A block in
// which something moved since it was grouped is left for another time.

import type { Change } from '../change.js';
import type { Constraints } from '../editor/constraints.js';
import type { Entry, HeldEvent } from '../memory/memory.js';
import { unsureChanges } from '../why/unsure-changes.js';
import { applyGroups, type ApplyOptions } from './apply-groups.js';

type Groups = readonly (readonly Entry[])[];

/** Changes of one slice, which are saved at once. */
const changesPerSlice = 40;
/** Reports looked at in one slice. */
const lookedAtPerSlice = 2_000;

interface BlockOptions extends ApplyOptions {
  readonly constraints: Constraints;
}

/** `movesUntilNow` returns another number when something moved between two slices. */
export function* applyInSlices(
  groups: Groups,
  options: BlockOptions,
  movesUntilNow: () => number,
): Generator<readonly Change[], void> {
  let changes: Change[] = [];
  let looked = 0;
  for (const block of blocksOf(groups)) {
    const before = movesUntilNow();
    for (const some of applyBlock(block, options)) {
      changes.push(...some);
      if (changes.length < changesPerSlice) continue;
      yield changes;
      changes = [];
      looked = 0;
      // A new report may be in these events: the rest is for another time.
      if (movesUntilNow() !== before) break;
    }
    looked += block.reduce((sum, { length }) => sum + length, 0);
    if (looked < lookedAtPerSlice) continue;
    yield changes;
    changes = [];
    looked = 0;
  }
  yield changes;
}

/** All groups with reports of one event are in one block. */
function blocksOf(groups: Groups): readonly Groups[] {
  const blocks: (readonly Entry[])[][] = [];
  const blockOf = new Map<HeldEvent, (readonly Entry[])[]>();
  for (const group of groups) {
    const events = new Set(group.map(({ event }) => event));
    let block: (readonly Entry[])[] | undefined;
    for (const event of events) {
      const other = event && blockOf.get(event);
      if (other === undefined || other === block) continue;
      if (block === undefined) block = other;
      else {
        const [into, from]: (readonly Entry[])[][] =
          block.length < other.length ? [other, block] : [block, other];
        block = into as (readonly Entry[])[];
        for (const each of from ?? []) {
          block.push(each);
          for (const { event: moved } of each) if (moved) blockOf.set(moved, block);
        }
        (from as (readonly Entry[])[]).length = 0;
      }
    }
    if (block === undefined) blocks.push((block = []));
    block.push(group);
    for (const event of events) if (event) blockOf.set(event, block);
  }
  return blocks.filter(({ length }) => length > 0);
}

function* applyBlock(block: Groups, options: BlockOptions): Generator<readonly Change[], void> {
  const { memory, constraints } = options;
  const entries = block.flat();
  const events = new Set<HeldEvent>();
  for (const entry of entries) {
    if (entry.event === undefined || memory.at(entry.slot) !== entry) return;
    events.add(entry.event);
  }
  const members = [...events].reduce((sum, event) => sum + event.members.length, 0);
  if (members !== entries.length) return;
  for (const event of events) memory.touched.delete(event);
  // Halfway, two that an editor keeps apart could be together.
  const isSame = block.length === 1 && events.size === 1;
  if (!isSame && constraints.none) yield* applyGroups(block, options);
  else if (!isSame) yield [...applyGroups(block, options)].flat();
  for (const entry of entries) entry.isSeen = true;
  const judged = new Set(entries.map(({ event }) => event));
  yield unsureChanges(judged, options);
}
