// `npm run train`: learns the weights of the grouping engine from labelled sets, and writes
// src/group/learned.json. `--folds` also trains once without each family of sets and prints what
// such an engine reaches on the family it has not seen.

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseLearned, type LearnedFile } from '../src/group/learned.js';
import { createEngine, groupStream } from '../src/group/group.js';
import { shippedKnowledge } from '../src/group/shipped.js';
import { countBackground } from './train/background.js';
import { measure, type Figures } from './train/bcubed.js';
import { learn } from './train/learn.js';
import { readSets, type LabelledSet } from './train/sets.js';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.resolve(root, process.env['MUSTER_LABELLED'] ?? '../shared/data/grouping');
const target = path.join(root, 'src/group/learned.json');
const windowMs = 7 * 86_400_000;

const sets = readSets(path.join(folder, 'labelled'));
if (sets.length === 0) {
  console.error(`No labelled sets in ${folder}: nothing to train on.`);
  process.exit(1);
}
if (process.argv.includes('--folds')) {
  const families = [...new Set(sets.map((set) => set.family))];
  for (const family of families) {
    const others = sets.filter((set) => set.family !== family);
    const learned = learn(others, countBackground(folder, family), `without ${family}`);
    report(
      sets.filter((set) => set.family === family),
      learned,
      `without ${family}`,
    );
  }
}
const names = [...new Set(sets.map((set) => set.name))].join(', ');
const learned = learn(sets, countBackground(folder), `npm run train, on ${names}`);
report(sets, learned, 'trained');
writeFileSync(target, `${JSON.stringify(learned, null, 1)}\n`);

function report(tested: readonly LabelledSet[], file: LearnedFile, how: string): void {
  const figures = tested.map((set) => ({ set, figures: run(set, file) }));
  for (const { set, figures: f } of figures) {
    const name = `${set.name}${set.titleOnly ? ' titles' : ''}`.padEnd(36);
    console.log(`${how.padEnd(20)} ${name} ${line(f)}`);
  }
  for (const titleOnly of [false, true]) {
    const some = figures.filter(({ set }) => set.titleOnly === titleOnly);
    const mean = some.reduce((sum, { figures: f }) => sum + f.f1, 0) / some.length;
    const name = (titleOnly ? 'mean titles' : 'mean text').padEnd(36);
    console.log(`${how.padEnd(20)} ${name} ${mean.toFixed(4)}`);
  }
}

function line(f: Figures): string {
  const cubed = [f.precision, f.recall, f.f1].map((value) => value.toFixed(3)).join(' ');
  return `${cubed}  pairs ${f.pairF1.toFixed(3)}  ${f.found}/${f.gold}`;
}

function run(set: LabelledSet, file: LearnedFile): Figures {
  let events = 0;
  const knowledge = shippedKnowledge();
  const newId = (): string => `e${++events}`;
  const engine = createEngine({
    knowledge,
    learned: parseLearned(file),
    newId,
    windowMs,
    tellsReasons: false,
  });
  return measure(set.gold, groupStream(set.reports, engine));
}
