// bench/results.md: one section an answer, each as it was last measured, and under which
// circumstances.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import path from 'node:path';

const opening = `# What it costs, and how well it groups

Answers to the questions in \`bench/\`, each as its last run printed them; \`npm run bench\` asks
them all anew, \`npm run bench feeds\` one, \`npm run score -- --keep\` those on grouping. Read the
ratios: what stands side by side was measured in one run on one machine; a figure alone says as
much about the machine and its other work.
`;

/** Day, commit, machine, and how busy it was with other things. */
export function circumstances(root) {
  const day = new Date().toISOString().slice(0, 10);
  const isChanged = said(root, 'git', ['status', '--porcelain', 'src', 'bench']) !== '';
  const commit = said(root, 'git', ['rev-parse', '--short', 'HEAD']) || 'no commit';
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  const processor = cpus()[0]?.model.trim() ?? 'processor';
  const machine = `${availableParallelism()} × ${processor}, ${memory}`;
  const load = `load ${loadavg()[0].toFixed(1)} before`;
  const code = `${commit}${isChanged ? ' with changes' : ''}`;
  return `${day}, ${code}; Node ${process.version}, ${machine}; ${load}.`;
}

/** The kept section of that name, without its heading; undefined when there is none. */
export function keptSection(root, name) {
  return sectionsOf(root).get(name);
}

/** Puts an answer in place of the earlier one to the same question. */
export function keepSection(root, name, answer) {
  const sections = sectionsOf(root).set(name, answer);
  const inOrder = [...sections].sort(([one], [other]) => (one < other ? -1 : 1));
  const text = inOrder.map(([heading, body]) => `\n## ${heading}\n\n${body.trim()}\n`);
  writeFileSync(fileOf(root), [opening, ...text].join(''));
  said(root, process.execPath, [
    path.join(root, 'node_modules/prettier/bin/prettier.cjs'),
    '--write',
    fileOf(root),
  ]);
}

const fileOf = (root) => path.join(root, 'bench/results.md');

function sectionsOf(root) {
  const text = existsSync(fileOf(root)) ? readFileSync(fileOf(root), 'utf8') : '';
  const sections = text.split(/^## /m).slice(1);
  return new Map(
    sections.map((section) => {
      const end = section.indexOf('\n');
      return [section.slice(0, end).trim(), section.slice(end).trim()];
    }),
  );
}

function said(root, command, words) {
  return spawnSync(command, words, { cwd: root, encoding: 'utf8' }).stdout?.trim() ?? '';
}
