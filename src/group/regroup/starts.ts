// The groups that linkage starts from: by pins, by the editor's word, by near certainty.

import type { Bond } from './connected.js';
import type { Edges } from '../linkage/linkage.js';

/** Reports this likely to be of one event start as one group: it saves most of the work. */
const sureScore = 3.5;
/** Sure pairs do not chain to larger groups. */
const sureMax = 6;

export interface StartInput {
  readonly size: number;
  readonly edges: Edges;
  readonly bonds: readonly Bond[];
  /** NaN where unknown. */
  readonly hours: Float64Array;
  readonly hoursApartMax: number;
  readonly mayJoin: (one: readonly number[], two: readonly number[]) => boolean;
}

export function startGroups(start: StartInput): readonly (readonly number[])[] {
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
  // A report without a time can be sure of this year's event and of last year's: they are two.
  const areFarApart = (a: number, b: number): boolean =>
    Math.abs(hourOf(groups[a] ?? [a]) - hourOf(groups[b] ?? [b])) > hoursApartMax;
  for (const i of sureOf(edges)) {
    const [a, b] = [edges.a[i] as number, edges.b[i] as number];
    if (!areFarApart(a, b)) join(a, b, sureMax);
  }
  return [...new Set(groups)].filter((group) => group !== undefined);
}

/** Indices of the sure edges, the surest first. */
function sureOf({ a, b, score }: Edges): readonly number[] {
  const sure: number[] = [];
  for (let i = 0; i < score.length; i++) if ((score[i] as number) >= sureScore) sure.push(i);
  const by = (column: ArrayLike<number>, x: number, y: number): number =>
    (column[x] as number) - (column[y] as number);
  return sure.sort((x, y) => by(score, y, x) || by(a, x, y) || by(b, x, y));
}
