// Reports judged again in the light of what came since, and put where they belong by then.
//
//   what was touched, or all ──► grouped anew ──► who moves, which event goes on in which group

import type { Change } from '../change.js';
import { updateUnsure } from '../cross-language.js';
import type { Entry } from '../memory/memory.js';
import type { Parts } from '../parts.js';
import { applyGroups } from './applied.js';
import { neighboursAgain } from './neighbours-again.js';
import { regroup } from './regroup.js';
import { touchedWithNeighbours } from './touched.js';

export { applyEach, applyGroups } from './applied.js';
export { byTime } from './neighbours-again.js';
export { regroupInSlices } from './regroup.js';

/** The events touched since they were judged, with their neighbours, or all of memory. */
export function rejudge(
  scope: 'touched' | 'all',
  reportsMax: number,
  parts: Parts,
): readonly Change[] {
  const { memory } = parts;
  const entries =
    scope === 'all' ? neighboursAgain(parts) : touchedWithNeighbours(reportsMax, parts);
  for (const { event } of entries) if (event !== undefined) memory.touched.delete(event);
  // What hindsight has seen stands as it does until it looks again: only newcomers are judged.
  const isFixed = scope === 'all' ? undefined : (one: Entry) => one.pinned || one.isSeen;
  const groups = regroup(entries, parts, isFixed);
  const changes = applyGroups(groups, parts);
  const judged = new Set(entries.map(({ event }) => event));
  const marks = [...judged].flatMap((event) => updateUnsure(event, parts));
  return [...changes, ...marks];
}
