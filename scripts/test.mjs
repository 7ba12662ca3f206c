// npm test: installs what is missing, runs the tests and prints the counts on the last line.
// Without arguments the slow tests are left out. SUITE=all runs all, SUITE=slow only the slow ones.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { install } from './stale.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
install(root);

const suite = process.env.SUITE ?? (process.argv.length > 2 ? 'all' : 'quick');
const folder = mkdtempSync(path.join(tmpdir(), 'muster-test-'));
const report = path.join(folder, 'report.json');
const run = spawnSync(
  process.execPath,
  [
    path.join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, SUITE: suite } },
);

let counts;
try {
  counts = JSON.parse(readFileSync(report, 'utf8'));
} catch {
  console.error('The test run ended without a report.');
  process.exit(run.status || 1);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const skipped = counts.numPendingTests + counts.numTodoTests;
if (skipped > 0) console.log(`${skipped} skipped`);
console.log(`${counts.numPassedTests} passed, ${counts.numFailedTests} failed`);
process.exit(run.status ?? 1);
