// Judges reports again by what came since, and puts them where they belong by then.
//
//   touched events, or all ──► groups ──► who moves, which event goes on in which group

import type { Change } from '../change.js';
import { runToEnd } from '../linkage/linkage.js';
import type { Entry } from '../memory/memory.js';
import { unsureChanges } from '../why/unsure-changes.js';
import { applyGroups, type ApplyOptions } from './apply-groups.js';
import { byTime, findAgain, type FindAgainOptions } from './find-again.js';
import { groupAgain, type GroupAgainOptions } from './group-again.js';
import { touchedWithNeighbours } from './touched.js';

export type RegroupOptions = FindAgainOptions & GroupAgainOptions & ApplyOptions;

/** Judges the events touched since they were judged, with their neighbours; or all of memory. */
export function rejudge(
  scope: 'touched' | 'all',
  reportsMax: number,
  options: RegroupOptions,
): readonly Change[] {
  const entries = scope === 'all' ? allAgain(options) : touchedWithNeighbours(reportsMax, options);
  for (const { event } of entries) if (event !== undefined) options.memory.touched.delete(event);
  for (const { slot } of entries) options.judging.refresh(slot);
  // Only newcomers are judged: what hindsight has seen stays until hindsight looks again.
  const isFixed = scope === 'all' ? undefined : (one: Entry) => one.pinned || one.isSeen;
  const groups = runToEnd(groupAgain(entries, options, isFixed));
  const changes = [...applyGroups(groups, options)].flat();
  const judged = new Set(entries.map(({ event }) => event));
  return [...changes, ...unsureChanges(judged, options)];
}

function allAgain(options: RegroupOptions): readonly Entry[] {
  const entries = [...options.memory.all()].sort(byTime);
  runToEnd(findAgain(entries, options));
  return entries;
}
