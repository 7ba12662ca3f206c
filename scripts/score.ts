// `npm run score`: how well the engine groups every open set, trained and with the set's family
// held out, next to other methods.
//
//   --quick   without the held-out column          --floor   only: is any figure below its floor?
//   --keep    keep the tables in bench/results.md  --peers   measure the batch peers first
//   --errors  print only 100 errors of held-out runs, to be read by a person
//
// Exits with 1 when a figure falls below the floor kept in bench/results.md.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { LearnedFile } from '../src/group/learned.js';
import { circumstances, keepSection } from './results.mjs';
import { bestSinglePass, titleOverlap } from './score/baselines.js';
import { drawMistakes } from './score/errors.js';
import { belowFloor, raised, readFloor, sectionName, type Reached } from './score/floor.js';
import { bestPeers, measurePeers } from './score/peers.js';
import { buildPrevious } from './score/previous.js';
import { byEverybody, losses, summary, type Scored } from './score/report.js';
import { learnFolds } from './train/folds.js';
import { groupSet, runSet } from './train/run.js';
import { readSets, type LabelledSet } from './train/sets.js';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.resolve(root, process.env['MUSTER_LABELLED'] ?? '../shared/data/grouping');
const labelled = path.join(folder, 'labelled');
const sets = readSets(labelled);
const errorsRead = 100;
const errorsSeed = 2026;
const wants = (wish: string): boolean => process.argv.includes(`--${wish}`);
const learnedFile = path.join(root, 'src/group/learned.json');
const keyOf = ({ name, titleOnly }: LabelledSet): string =>
  `${name} ${titleOnly ? 'headlines' : 'text'}`;

if (sets.length === 0) console.warn(`SKIPPED: no labelled sets in ${folder}, nothing to score.`);
else if (wants('errors')) printErrors();
else score();

/** One JSON object a line. */
function printErrors(): void {
  const folds = learnFolds(sets, folder);
  const grouped = sets.flatMap((set) => {
    const fold = folds.get(set.family);
    return fold === undefined ? [] : [{ set, events: groupSet(set, fold) }];
  });
  for (const mistake of drawMistakes(grouped, errorsRead, errorsSeed)) {
    console.log(JSON.stringify(mistake));
  }
}

function score(): void {
  const shipped = JSON.parse(readFileSync(learnedFile, 'utf8')) as LearnedFile;
  const reached = wants('floor')
    ? sets.map((set) => ({
        key: keyOf(set),
        trained: runSet(set, shipped).f1,
        reports: set.reports.length,
      }))
    : scoreBeside(shipped);
  const low = belowFloor(reached, readFloor(root));
  for (const sentence of low) console.error(`${sentence}.`);
  if (low.length > 0) process.exitCode = 1;
}

function scoreBeside(shipped: LearnedFile): readonly Reached[] {
  const before = circumstances(root);
  if (wants('peers')) {
    const why = measurePeers(root, labelled);
    if (why !== undefined) console.warn(`SKIPPED: the peers, since ${why}.`);
  }
  const scored = scoreAll(shipped);
  const reached = scored.map(({ key, reports, by }) => ({
    key,
    reports,
    trained: by.get('muster')?.f1 ?? 0,
    heldOut: by.get('held out')?.f1,
  }));
  const floor = readFloor(root);
  const isKept = wants('keep');
  const rows = reached.map((row) => ({
    key: row.key,
    floor: isKept ? raised(row, floor.get(row.key)) : floor.get(row.key),
  }));
  const peers = bestPeers(root);
  const answer = [
    'B-cubed F1; one configuration for every set. _Held out_: learned without the family of sets ' +
      'the row belongs to, neither its labels nor its words.',
    summary(scored, new Map(rows.map((row) => [row.key, row.floor])), peers),
    ...losses(scored, peers),
    byEverybody(scored),
  ].join('\n\n');
  console.log(answer);
  if (isKept) keepSection(root, sectionName, `${before}\n\n${answer}`);
  return reached;
}

function scoreAll(shipped: LearnedFile): readonly Scored[] {
  const folds = wants('quick') ? undefined : learnFolds(sets, folder);
  const previous = buildPrevious(root);
  if ('why' in previous) console.warn(`SKIPPED: the previous release, since ${previous.why}.`);
  const scored = sets.map((set): Scored => {
    const key = keyOf(set);
    const own = runSet(set, shipped);
    console.error(`${key}: ${own.f1.toFixed(3)}`);
    const fold = folds?.get(set.family);
    const by = [
      ['muster', own],
      ...(fold === undefined ? [] : [['held out', runSet(set, fold)] as const]),
      ['TF-IDF', bestSinglePass(set)],
      ['titles', titleOverlap(set)],
      ...('why' in previous ? [] : [['previous', previous.measure(set)] as const]),
    ] as const;
    const { name, titleOnly, reports } = set;
    return { key, name, titleOnly, reports: reports.length, by: new Map(by) };
  });
  if (!('why' in previous)) previous.remove();
  return scored;
}
