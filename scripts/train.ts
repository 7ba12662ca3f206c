// `npm run train`: learns the weights of the grouping engine from labelled sets, and writes
// src/group/learned.json. `npm run score` measures them.

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { countReferenceCorpus } from './train/reference-corpus.js';
import { learn } from './train/learn.js';
import { readSets } from './train/sets.js';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.resolve(root, process.env['MUSTER_LABELLED'] ?? '../shared/data/grouping');
const target = path.join(root, 'src/group/learned.json');

const sets = readSets(path.join(folder, 'labelled'));
if (sets.length === 0) {
  console.error(`No labelled sets in ${folder}: nothing to train on.`);
  process.exit(1);
}
const names = [...new Set(sets.map((set) => set.name))].join(', ');
const origin = `npm run train, on ${names}; words counted in the open streams beside them`;
const learned = learn(sets, countReferenceCorpus(folder), origin);
writeFileSync(target, `${JSON.stringify(learned, null, 1)}\n`);
console.log(`${path.relative(root, target)} written, from ${sets.length} sets.`);
