// The editor's word while the engine runs: reports that it names are judged again at once.

import { idsOf, type Constraint } from '../../domain/correction.js';
import type { Change } from '../change.js';
import type { Constraints } from '../editor/constraints.js';
import { rejudge, type RegroupOptions } from '../regroup/rejudge.js';

export interface ConstrainOptions extends RegroupOptions {
  readonly constraints: Constraints;
}

export function constrain(
  after: readonly Constraint[],
  options: ConstrainOptions,
): readonly Change[] {
  const { memory, constraints } = options;
  const named = idsInOne(constraints.all, after).flatMap((id) => memory.find(id) ?? []);
  constraints.replace(after);
  for (const entry of named) {
    // What hindsight has seen would otherwise stay in its event.
    entry.isSeen = false;
    if (entry.event !== undefined) memory.touched.add(entry.event);
  }
  return named.length === 0 ? [] : rejudge('touched', Infinity, options);
}

/** Ids of the constraints that are in only one of the lists. */
function idsInOne(before: readonly Constraint[], after: readonly Constraint[]): readonly string[] {
  const keyOf = (one: Constraint): string => [one.kind, ...idsOf(one)].join(' ');
  const [had, has] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))];
  const changed = [
    ...before.filter((one) => !has.has(keyOf(one))),
    ...after.filter((one) => !had.has(keyOf(one))),
  ];
  return [...new Set(changed.flatMap(idsOf))];
}
