// DOOR of lookback: hindsight in slices. What came lately is grouped anew as if all of it had been
// known from the start, bit by bit, so that no report waits for it.
//
//   scope ──► neighbours found anew ──► linkage ──► blocks ──► changes      a pause after each ──►

import type { Change } from '../change.js';
import { regroupInSlices } from '../rejudging/rejudging.js';
import { createCandidates } from '../memory/candidates.js';
import type { Entry } from '../memory/memory.js';
import type { Parts } from '../parts.js';
import { rememberNear } from '../placing.js';
import { applyInSlices } from './blocks.js';
import { chooseScope, type Scope } from './scope.js';

export interface Hindsight {
  /** A report came, or came anew. */
  noteReport(): void;
  /** Something may move that hindsight did not. */
  noteMove(): void;
  /** Does one slice; undefined when nothing came since all was looked at. */
  next(): readonly Change[] | undefined;
  /** Reports that came since hindsight last began; it gives up what is under way. */
  abandon(): number;
}

type Slices<T> = Generator<readonly Change[] | undefined, T>;

/** `unseen`: what another one answered when it gave up. */
export function createHindsight(parts: Parts, unseen: number): Hindsight {
  let reports = unseen;
  /** Those that the one under way knows of. */
  let begunWith = 0;
  /** Ever, to tell whether something came between two slices. */
  let moves = 0;
  let underWay: Slices<void> | undefined;

  function giveUp(): number {
    underWay = undefined;
    reports += begunWith;
    begunWith = 0;
    return reports;
  }

  return {
    abandon: giveUp,
    noteReport() {
      reports++;
      moves++;
    },
    noteMove() {
      moves++;
      // What is under way may break off there: it looks again.
      if (underWay !== undefined) reports = Math.max(reports, 1);
    },
    next() {
      if (underWay === undefined) {
        if (reports === 0) return undefined;
        underWay = hindsight(parts, () => moves);
        begunWith = reports;
        reports = 0;
      }
      const { done, value } = underWay.next();
      if (done === true) {
        underWay = undefined;
        begunWith = 0;
      }
      return value ?? [];
    },
  };
}

function* hindsight(parts: Parts, movesUntilNow: () => number): Slices<void> {
  const scope = chooseScope(parts);
  parts.lexicon.weights.recompute();
  yield;
  yield* findAnew(scope, parts);
  const groups = yield* regroupInSlices([...scope.early, ...scope.late], parts);
  yield* applyInSlices(groups, parts, movesUntilNow);
}

/** Reports whose neighbours are found in one slice. */
const foundPerSlice = 80;

/** As if they had come by time, and all terms had been weighed from the start. */
function* findAnew({ late, early }: Scope, parts: Parts): Slices<void> {
  const { lexicon, memory, near, judging } = parts;
  const index = createCandidates({ lexicon, oldest: () => 0 });
  const firstLate = late.reduce((least, { slot }) => Math.min(least, slot), Infinity);
  let found = 0;
  for (const entry of late) {
    const { slot, reading } = entry;
    const others = index.find(reading).map((place) => (late[place] as Entry).slot);
    if (memory.at(slot) === entry) {
      const known = Array.from({ length: near.count(slot) }, (_, at) => near.neighbour(slot, at));
      rememberNear(
        slot,
        others.filter((other) => memory.at(other) !== undefined),
        parts,
      );
      for (const other of known) {
        if (other < firstLate && memory.at(other) !== undefined) {
          near.add(slot, other, judging.pair(slot, other));
        }
      }
    }
    index.add(found, reading);
    if (++found % foundPerSlice === 0) yield;
  }
  for (const entry of early) {
    if (memory.at(entry.slot) === entry) judging.refresh(entry.slot);
    if (++found % foundPerSlice === 0) yield;
  }
}
