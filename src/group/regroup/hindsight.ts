// Hindsight in slices: recent reports are grouped again as if all had been known from the start.
// No report waits for it, since each slice is short.
//
//   scope ──► neighbours found again ──► linkage ──► blocks ──► changes     a pause after each ──►

import type { Change } from '../change.js';
import { applyInSlices } from './blocks.js';
import { findAgain, foundPerSlice } from './find-again.js';
import { groupAgain } from './group-again.js';
import type { RegroupOptions } from './rejudge.js';
import { chooseScope } from './scope.js';

export interface Hindsight {
  /** A report came, or came again. */
  noteReport(): void;
  /** Something else than hindsight may have moved reports. */
  noteMove(): void;
  /** Does one slice. Returns undefined when no report came since it last began. */
  next(): readonly Change[] | undefined;
  /** Stops what is under way. Returns how many reports came since hindsight last began. */
  abandon(): number;
}

type Slices<T> = Generator<readonly Change[] | undefined, T>;

/** `unseen`: what `abandon` returned before a restart. */
export function createHindsight(options: RegroupOptions, unseen: number): Hindsight {
  let reports = unseen;
  /** Reports that the run under way knows of. */
  let begunWith = 0;
  /** Moves ever made: shows whether something came between two slices. */
  let moves = 0;
  let underWay: Slices<void> | undefined;

  function abandon(): number {
    underWay = undefined;
    reports += begunWith;
    begunWith = 0;
    return reports;
  }

  return {
    abandon,
    noteReport() {
      reports++;
      moves++;
    },
    noteMove() {
      moves++;
      // The run under way leaves out what moved: it must look again.
      if (underWay !== undefined) reports = Math.max(reports, 1);
    },
    next() {
      if (underWay === undefined) {
        if (reports === 0) return undefined;
        underWay = slices(options, () => moves);
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

function* slices(options: RegroupOptions, movesUntilNow: () => number): Slices<void> {
  const { memory, judging } = options;
  const { recent, beside } = chooseScope(options);
  yield* findAgain(recent, options);
  for (const [at, entry] of beside.entries()) {
    if (memory.at(entry.slot) === entry) judging.refresh(entry.slot);
    if ((at + 1) % foundPerSlice === 0) yield;
  }
  const groups = yield* groupAgain([...beside, ...recent], options);
  yield* applyInSlices(groups, options, movesUntilNow);
}
