// `npm run score`: B-cubed of the grouping engine on every open set, trained and with its family
// held out, beside what one would write instead. `--quick` leaves the held-out column away. Exits
// with 1 when a figure falls below the floor kept in bench/group-floor.json.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { LearnedFile } from '../src/group/learned.js';
import { bestSinglePass, titleOverlap } from './train/baselines.js';
import { learnFolds } from './train/folds.js';
import { runSet } from './train/run.js';
import { readSets, type LabelledSet } from './train/sets.js';

interface Row {
  readonly name: string;
  readonly titleOnly: boolean;
  readonly trained: number;
  readonly heldOut: number | undefined;
}

const root = path.resolve(import.meta.dirname, '..');
const folder = path.resolve(root, process.env['MUSTER_LABELLED'] ?? '../shared/data/grouping');
const sets = readSets(path.join(folder, 'labelled'));
if (sets.length === 0) {
  console.warn(`SKIPPED: no labelled sets in ${folder}, nothing to score.`);
  process.exit(0);
}
const shipped = readJson<LearnedFile>('src/group/learned.json');
const floor = readJson<Readonly<Record<string, number>>>('bench/group-floor.json');
const folds = process.argv.includes('--quick') ? undefined : learnFolds(sets, folder);

console.log(`${'set'.padEnd(36)}    P     R     F1  pairs  found/gold  held out  TF-IDF  titles`);
const rows = sets.map(score);
for (const titleOnly of [false, true]) {
  const some = rows.filter((row) => row.titleOnly === titleOnly);
  const heldOut = some.map((row) => row.heldOut ?? NaN);
  console.log(
    `${`mean, ${titleOnly ? 'headlines only' : 'with text'}`.padEnd(36)} ` +
      `${' '.repeat(12)}${shown(mean(some.map((row) => row.trained)))}  ` +
      `${' '.repeat(20)}${shown(mean(heldOut))}`,
  );
}
const low = rows.filter((row) => row.trained < (floor[row.name] ?? 0));
for (const row of low) console.error(`${row.name}: ${shown(row.trained)} is below its floor.`);
process.exitCode = low.length > 0 ? 1 : 0;

function score(set: LabelledSet): Row {
  const name = `${set.name}${set.titleOnly ? ' headlines' : ''}`;
  const own = runSet(set, shipped);
  const fold = folds?.get(set.family);
  const heldOut = fold === undefined ? undefined : runSet(set, fold).f1;
  console.log(
    `${name.padEnd(36)} ${shown(own.precision)} ${shown(own.recall)} ${shown(own.f1)} ` +
      `${shown(own.pairF1)} ${`${own.found}/${own.gold}`.padStart(11)} ` +
      `${shown(heldOut).padStart(9)} ${shown(bestSinglePass(set)).padStart(7)} ` +
      `${shown(titleOverlap(set)).padStart(7)}`,
  );
  return { name, titleOnly: set.titleOnly, trained: own.f1, heldOut };
}

function readJson<T>(file: string): T {
  const at = path.join(root, file);
  return existsSync(at) ? (JSON.parse(readFileSync(at, 'utf8')) as T) : ({} as T);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function shown(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? '–' : value.toFixed(3);
}
