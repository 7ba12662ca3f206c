// Groups become events block by block: a block is what shares reports before and after, and changes
// as one. Where something came in between, a block is left for another time.

import type { Change } from '../change.js';
import { updateUnsure } from '../cross-language.js';
import type { Entry, HeldEvent } from '../memory/memory.js';
import type { Parts } from '../parts.js';
import { applyEach, applyGroups } from '../rejudging/rejudging.js';

type Groups = readonly (readonly Entry[])[];

/** Changes of one slice, which are saved at once … */
const changesPerSlice = 40;
/** … and reports looked at for them. */
const lookedAtPerSlice = 2_000;

/** `movesUntilNow` differs when something came between. */
export function* applyInSlices(
  groups: Groups,
  parts: Parts,
  movesUntilNow: () => number,
): Generator<readonly Change[], void> {
  let changes: Change[] = [];
  let looked = 0;
  for (const block of blocksOf(groups)) {
    const before = movesUntilNow();
    for (const some of applyBlock(block, parts)) {
      changes.push(...some);
      if (changes.length < changesPerSlice) continue;
      yield changes;
      changes = [];
      looked = 0;
      // What came may stand in these events: the rest is for another time.
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

/** Groups that an event has reports in belong to one block. */
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

function* applyBlock(block: Groups, parts: Parts): Generator<readonly Change[], void> {
  const { memory, constraints } = parts;
  const entries = block.flat();
  const events = new Set<HeldEvent>();
  for (const entry of entries) {
    if (entry.event === undefined || memory.at(entry.slot) !== entry) return;
    events.add(entry.event);
  }
  const members = [...events].reduce((sum, event) => sum + event.members.length, 0);
  if (members !== entries.length) return;
  for (const event of events) memory.touched.delete(event);
  // Halfway, two that an editor keeps apart could stand together.
  const isSame = block.length === 1 && events.size === 1;
  if (!isSame && constraints.none) yield* applyEach(block, parts);
  else if (!isSame) yield applyGroups(block, parts);
  for (const entry of entries) entry.isSeen = true;
  const judged = new Set(entries.map(({ event }) => event));
  yield [...judged].flatMap((event) => updateUnsure(event, parts));
}
