// npm run bench [question …]: asks the questions of bench/, one file each, and keeps what they
// print in bench/results.md, each with its day, commit and machine. Medians and ratios, for
// reading: nothing here is a test, since a busy machine would fail it.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { install } from './stale.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const kept = path.join(root, 'bench/results.md');
const opening = `# What it costs

Answers to the questions in \`bench/\`, each as its last run printed them; \`npm run bench\` asks
them all anew, \`npm run bench feeds\` one. Read the ratios: what stands side by side was measured
in one run on one machine; a figure alone says as much about the machine and its other work.
`;

const said = (command, words) =>
  spawnSync(command, words, { cwd: root, encoding: 'utf8' }).stdout?.trim() ?? '';

install(root);
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
  const circumstances = circumstancesNow();
  const run = spawnSync(
    process.execPath,
    [path.join(root, 'node_modules/tsx/dist/cli.mjs'), path.join(root, `bench/${name}.ts`)],
    { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  console.log(run.stdout);
  if (run.status === 0) keep(name, `${circumstances}\n\n${run.stdout.trim()}`);
  else failed += 1;
}
said(process.execPath, [
  path.join(root, 'node_modules/prettier/bin/prettier.cjs'),
  '--write',
  kept,
]);
process.exit(failed === 0 ? 0 : 1);

/** Day, commit, machine, and how busy it was with other things. */
function circumstancesNow() {
  const day = new Date().toISOString().slice(0, 10);
  const isChanged = said('git', ['status', '--porcelain', 'src', 'bench']) !== '';
  const commit = said('git', ['rev-parse', '--short', 'HEAD']) || 'no commit';
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  const processor = cpus()[0]?.model.trim() ?? 'processor';
  const machine = `${availableParallelism()} × ${processor}, ${memory}`;
  const load = `load ${loadavg()[0].toFixed(1)} before`;
  const code = `${commit}${isChanged ? ' with changes' : ''}`;
  return `${day}, ${code}; Node ${process.version}, ${machine}; ${load}.`;
}

/** Puts the answer in place of the earlier one to the same question. */
function keep(name, answer) {
  const text = existsSync(kept) ? readFileSync(kept, 'utf8') : opening;
  const sections = new Map(
    text
      .split(/^## /m)
      .slice(1)
      .map((section) => [section.slice(0, section.indexOf('\n')).trim(), section]),
  );
  sections.set(name, `${name}\n\n${answer}\n`);
  const inOrder = [...sections].sort(([one], [other]) => (one < other ? -1 : 1));
  writeFileSync(
    kept,
    [opening, ...inOrder.map(([, section]) => `\n## ${section.trimEnd()}\n`)].join(''),
  );
}
