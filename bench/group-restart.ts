// What a restart costs: copying, writing and reading the engine's state, next to settling all
// reports again. `npx tsx bench/group-restart.ts [articles …]`

import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { toTable, type Cells } from '../scripts/score/tables.js';
import { openStateFile } from '../src/assembly/state-file.js';
import { resumeEngine } from '../src/group/engine/engine.js';
import { createEngine, shipped } from '../src/group/group.js';
import { withDigest } from '../src/group/snapshot/snapshot.js';
import { synthesiseStream } from '../src/group/synthetic-stream.fixture.js';

const given = process.argv.slice(2).map(Number);
const sizes = given.length > 0 ? given : [50_000, 320_000];
const windowDays = 7;
const options = { ...shipped(), newId: () => '', windowMs: windowDays * 86_400_000 };
const folder = mkdtempSync(path.join(tmpdir(), 'muster-restart-'));
const rows: Cells[] = [];

for (const articles of sizes) {
  for (const titleOnly of [true, false]) {
    rows.push(await measured(articles, titleOnly));
    console.error(rows.at(-1));
  }
}
rmSync(folder, { recursive: true });
console.log(
  'Processor seconds. _Copied_: while messages wait; _written_: columns, digest, file and ' +
    'fsync, between messages; _resumed_: from the file to an engine that can place; _settled_: ' +
    'reading and settling every report instead, without the database’s part. One run.\n',
);
console.log(toTable(rows));

async function measured(articles: number, titleOnly: boolean): Promise<Cells> {
  const articlesPerDay = articles / (windowDays - 1);
  const { reports, gold } = synthesiseStream({ articles, titleOnly, articlesPerDay, seed: 7 });
  const engine = createEngine(options);
  const settled = now();
  for (const report of reports) engine.settle(report, gold.get(report.id) ?? report.id, false);
  const settledSeconds = now() - settled;
  const before = now();
  const parts = engine.snapshot();
  const taken = now() - before;
  const file = path.join(folder, 'muster.grouping');
  await openStateFile(file).write(await withDigest(parts));
  const written = now() - before - taken;
  const start = now();
  const resumed = resumeEngine(options, await readFile(file));
  const seconds = now() - start;
  if (resumed.kind === 'refused') throw new Error(resumed.why);
  const rounded = (value: number): string => value.toFixed(2);
  return {
    reports: `${articles} ${titleOnly ? 'headlines' : 'texts'}`,
    'in the window': String(resumed.engine.size()),
    MiB: (statSync(file).size / 2 ** 20).toFixed(0),
    'bytes a report': (statSync(file).size / resumed.engine.size()).toFixed(0),
    copied: rounded(taken),
    written: rounded(written),
    resumed: rounded(seconds),
    settled: rounded(settledSeconds),
  };
}

/** Processor seconds, since the machine has other work. */
function now(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
