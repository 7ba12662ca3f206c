// Does the order of arrival matter? Reorders every open set ten times within half an hour either
// way, and counts the pairs that change. Also checks that a replay gives the same bytes.

import path from 'node:path';
import { readSets, type LabelledSet } from '../scripts/train/sets.js';
import { shown, toTable, type Cells } from '../scripts/score/tables.js';
import type { Report } from '../src/group/group.js';
import { changedPairs, type Grouping } from '../src/group/changed-pairs.fixture.js';
import { createRandom } from '../src/group/random.fixture.js';
import { groupFile, groupLive, groupLiveInHindsight } from './group/streams.js';

const spreadMs = 30 * 60_000;
const rounds = 10;
const folder = process.env['MUSTER_LABELLED'] ?? '../shared/data/grouping';
const sets = readSets(path.resolve(import.meta.dirname, '..', folder, 'labelled'));

if (sets.length === 0) console.warn(`SKIPPED: no labelled sets in ${folder}.`);
console.log(
  `Share of the pairs together before or after that are not together both times, over ${rounds} ` +
    'random orders within half an hour either way. _File_: as `muster group` does it; _live_: ' +
    'judged again after every 20 reports, never as a whole; _settled_: with hindsight in slices, ' +
    'until it has nothing left to do.\n',
);
console.log(toTable(sets.map(measured)));

function measured(set: LabelledSet): Cells {
  const file = changes(set, groupFile);
  const live = changes(set, groupLive);
  const settled = changes(set, groupLiveInHindsight);
  const { either, changed } = changedPairs(file.first, settled.first);
  console.error(`${set.name}: ${shown(file.worst)}, ${shown(live.worst)}, ${shown(settled.worst)}`);
  return {
    set: set.name,
    input: set.titleOnly ? 'headlines' : 'text',
    pairs: String(file.pairs),
    'file, mean': percent(file.mean),
    worst: percent(file.worst),
    'live, mean': percent(live.mean),
    'live, worst': percent(live.worst),
    'settled, mean': percent(settled.mean),
    'settled, worst': percent(settled.worst),
    'settled, from file': percent(changed / Math.max(1, either)),
    'replayed alike': bytes(groupFile(set.reports)) === bytes(file.first) ? 'yes' : 'NO',
  };
}

function changes({ reports }: LabelledSet, group: (reports: readonly Report[]) => Grouping) {
  const first = group(reports);
  const shares: number[] = [];
  let pairs = 0;
  for (let round = 1; round <= rounds; round++) {
    const { either, changed } = changedPairs(first, group(reordered(reports, round)));
    shares.push(changed / Math.max(1, either));
    pairs = either;
  }
  const mean = shares.reduce((sum, share) => sum + share, 0) / rounds;
  return { first, pairs, mean, worst: Math.max(...shares) };
}

/** Undated reports keep their places at the end. */
function reordered(reports: readonly Report[], seed: number): readonly Report[] {
  const random = createRandom(seed);
  const late = reports.map((report) => ({
    report,
    at: (report.time ?? Infinity) + (random() * 2 - 1) * spreadMs,
  }));
  // Infinity − Infinity is NaN, so equal times are compared first.
  late.sort((one, other) => (one.at === other.at ? 0 : one.at - other.at));
  return late.map(({ report }) => report);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}

function bytes(grouping: Grouping): string {
  return [...grouping].map(([id, event]) => `${id}\t${event}\n`).join('');
}
