// npm run bench [question …]: asks the questions of bench/, one file each, and keeps what they
// print in bench/results.md, each with its day, commit and machine. Medians and ratios, for
// reading: nothing here is a test, since a busy machine would fail it.

import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { circumstances, keepSection } from './results.mjs';
import { install, isBuilt } from './stale.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

install(root);
// Rates are those of what is shipped.
if (!isBuilt(root)) {
  spawnSync(process.execPath, [path.join(root, 'scripts/build.mjs')], { stdio: 'inherit' });
}
const questions = readdirSync(path.join(root, 'bench'))
  .filter((name) => name.endsWith('.ts') && !name.endsWith('-child.ts'))
  .map((name) => name.slice(0, -'.ts'.length))
  .sort();
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !questions.includes(name));
if (unknown.length > 0) {
  console.error(`No such question: ${unknown.join(', ')}. There are: ${questions.join(', ')}.`);
  process.exit(2);
}

let failed = 0;
for (const name of wanted.length > 0 ? wanted : questions) {
  console.error(`\n${name} …`);
  const before = circumstances(root);
  const run = spawnSync(
    process.execPath,
    [path.join(root, 'node_modules/tsx/dist/cli.mjs'), path.join(root, `bench/${name}.ts`)],
    { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  console.log(run.stdout);
  if (run.status === 0) keepSection(root, name, `${before}\n\n${run.stdout.trim()}`);
  else failed += 1;
}
process.exit(failed === 0 ? 0 : 1);
