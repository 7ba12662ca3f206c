// The group judge: whether two groups of reports are one event, by the pairs between them, their
// times and sizes. A single report is a group of one.

import { groupFeatureNames, measureGroups } from './group-features.js';
import { growthBar, lengthBar, sizeBar } from './growth.js';
import type { LinkView } from '../linkage/linkage.js';
import type { Entry, HeldEvent, Memory } from '../memory/memory.js';
import { judge, type Linear } from './model.js';

export interface GroupJudge {
  /** Log-odds that a report and an event are one, but for the guard on growth. */
  joining(entry: Entry, event: HeldEvent, mean: number, max: number, alternative: number): number;
  /** What the guard takes off for one more report. */
  barFor(entry: Entry, event: HeldEvent): number;
  /** With it, the guard minds the event's length more than its size. */
  isLongWith(entry: Entry, event: HeldEvent): boolean;
  /** Log-odds that two groups are one event. */
  groups(view: LinkView): number;
}

export interface GroupJudgeOptions {
  readonly model: Linear;
  readonly memory: Memory;
  readonly windowHours: number;
  /** Groups further apart than this are held to be two. */
  readonly hoursApartMax: number;
}

/** Twice the window apart costs this much: a town is retaken a year later, too. */
const logOddsPerDoubling = 1;
/** Members of an event whose hours are looked at, evenly chosen. */
const hoursAskedMax = 5;

export function createGroupJudge(options: GroupJudgeOptions): GroupJudge {
  const { model, memory, windowHours, hoursApartMax } = options;
  const compared = createCompared();
  const features = new Float64Array(groupFeatureNames.length);

  /**
   * A report without a time can be likely with events that are a year apart, and must not join
   * them. It counts as of the time of its group, which its pairs do not know.
   */
  function apart(one: number, two: number, isPartlyTimed: boolean): number {
    if (!(compared.hours > hoursApartMax)) return 0;
    if (isPartlyTimed) return beyond(compared.hours, windowHours);
    return one > 1 && two > 1 ? beyond(compared.hours, hoursApartMax) : 0;
  }

  const isTimed = (slot: number): boolean => !Number.isNaN(memory.hourOf(slot));

  /** Log-odds that groups of these sizes are one event, given what is in `compared`. */
  function together(one: number, two: number, isPartlyTimed: boolean): number {
    compared.sizes[0] = one;
    compared.sizes[1] = two;
    measureGroups(compared, features);
    return judge(model, features) - apart(one, two, isPartlyTimed);
  }

  const lengthWith = ({ reading }: Entry, event: HeldEvent): number =>
    memory.spanWith(event, reading.hour);

  return {
    joining(entry, { slots }, mean, max, alternative) {
      const hours = Math.abs(entry.reading.hour - meanHour(slots, memory.hourOf));
      fill(compared, mean, max, alternative, hours);
      const isPartly = hours > hoursApartMax && !slots.every(isTimed);
      return together(1, Math.max(1, othersIn(slots, entry)), isPartly);
    },
    barFor: (entry, event) => growthBar(othersIn(event.slots, entry) + 1, lengthWith(entry, event)),
    isLongWith(entry, event) {
      const reports = othersIn(event.slots, entry) + 1;
      return lengthBar(reports, lengthWith(entry, event)) > sizeBar(reports);
    },
    groups(view) {
      fill(compared, view.mean, view.max, view.alternative, view.hours);
      return (
        together(...view.sizes, view.isPartlyTimed) -
        growthBar(view.sizes[0] + view.sizes[1], view.span)
      );
    },
  };
}

/** Reports of an event beside this one. */
const othersIn = (slots: readonly number[], { event }: Entry): number =>
  slots.length - (event?.slots === slots ? 1 : 0);

/** What is asked of the second judge, in one record for all. */
function createCompared() {
  return { mean: 0, max: 0, alternative: 0, hours: 0, sizes: [1, 1] as [number, number] };
}

function fill(
  compared: ReturnType<typeof createCompared>,
  mean: number,
  max: number,
  alternative: number,
  hours: number,
): void {
  compared.mean = mean;
  compared.max = max;
  compared.alternative = alternative;
  compared.hours = hours;
}

/** What is taken off for lying further apart than so much; nothing where the hours are unknown. */
export function beyond(hours: number, hoursFree: number): number {
  return hours > hoursFree ? logOddsPerDoubling * Math.log2(hours / hoursFree) : 0;
}

/** Over those that have a time; NaN when none has. Of many, an even choice. */
function meanHour(slots: readonly number[], hourOf: (slot: number) => number): number {
  const stride = Math.max(1, slots.length / hoursAskedMax);
  let sum = 0;
  let count = 0;
  for (let at = 0; at < slots.length; at += stride) {
    const hour = hourOf(slots[Math.floor(at)] as number);
    if (Number.isNaN(hour)) continue;
    sum += hour;
    count++;
  }
  return count === 0 ? NaN : sum / count;
}
