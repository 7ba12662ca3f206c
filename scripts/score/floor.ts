// The floor of grouping quality, kept in bench/results.md, section “score”. `npm run check` fails
// below it. It rises by itself. To lower it, edit the table and say why in the commit.

import { keptSection } from '../results.mjs';
import { firstTable, shown } from './tables.js';

export interface Floor {
  readonly trained: number;
  readonly heldOut: number;
}

export interface Reached {
  readonly key: string;
  readonly trained: number;
  readonly heldOut?: number | undefined;
  /** In the set. */
  readonly reports: number;
}

export const sectionName = 'score';
/** A floor is this much below the measured figure, plus the part of `reportsOfSlack` reports. */
const slack = 0.01;
/** So many reports of a set may be grouped differently. */
const reportsOfSlack = 1;

/** By set and input. */
export function readFloor(root: string): ReadonlyMap<string, Floor> {
  const rows = firstTable(keptSection(root, sectionName) ?? '');
  return new Map(
    rows.map((row) => [
      `${row['set'] ?? ''} ${row['input'] ?? ''}`,
      { trained: asNumber(row['floor']), heldOut: asNumber(row['floor held out']) },
    ]),
  );
}

/** One sentence for every figure below its floor, and every set without one. */
export function belowFloor(
  rows: readonly Reached[],
  floor: ReadonlyMap<string, Floor>,
): readonly string[] {
  return rows.flatMap(({ key, trained, heldOut }) => {
    const known = floor.get(key);
    if (known === undefined) return [`${key} has no floor: npm run score -- --keep`];
    const low: string[] = [];
    if (trained < known.trained) {
      low.push(`${key}: ${shown(trained)} is below its floor of ${shown(known.trained)}`);
    }
    if (heldOut !== undefined && heldOut < known.heldOut) {
      low.push(`${key}, held out: ${shown(heldOut)} is below its floor of ${shown(known.heldOut)}`);
    }
    return low;
  });
}

/** The floor after a run: never lower than before. */
export function raised(reached: Reached, before: Floor | undefined): Floor {
  const { trained, heldOut = 0, reports } = reached;
  const below = slack + reportsOfSlack / reports;
  return {
    trained: Math.max(before?.trained ?? 0, down(trained - below)),
    heldOut: Math.max(before?.heldOut ?? 0, down(heldOut - below)),
  };
}

const down = (value: number): number => Math.max(0, Math.floor(value * 1000) / 1000);

function asNumber(cell: string | undefined): number {
  const value = Number(cell);
  return Number.isFinite(value) ? value : 0;
}
