// The previous release, built from the repository's history and run as a user runs it.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { measure, type Figures } from '../train/bcubed.js';
import type { LabelledSet } from '../train/sets.js';

export interface Previous {
  readonly commit: string;
  measure(set: LabelledSet): Figures;
  remove(): void;
}

/** Kept by hand: the commit of the last release. */
const note = 'bench/previous-release';
const outputBytesMax = 2 ** 28;

/** Builds it in a temporary folder; returns why if it cannot. */
export function buildPrevious(root: string): Previous | { readonly why: string } {
  const at = path.join(root, note);
  if (!existsSync(at)) return { why: `${note} is missing` };
  const commit = readFileSync(at, 'utf8').trim();
  const folder = mkdtempSync(path.join(tmpdir(), 'muster-previous-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const tree = path.join(folder, 'tree.tar');
  const steps: readonly (readonly [string, string, readonly string[]])[] = [
    [root, 'git', ['archive', '--output', tree, commit]],
    [folder, 'tar', ['-xf', tree]],
    [folder, process.execPath, ['scripts/build.mjs']],
  ];
  for (const [cwd, command, words] of steps) {
    if (command === process.execPath) {
      symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
    }
    const run = spawnSync(command, words, { cwd, encoding: 'utf8' });
    if (run.status === 0) continue;
    remove();
    return { why: `${command} ${words[0] ?? ''}: ${(run.stderr || String(run.error)).trim()}` };
  }
  return { commit, measure: (set) => measure(set.gold, ask(folder, set)), remove };
}

/** @throws Error if the command fails. */
function ask(folder: string, set: LabelledSet): ReadonlyMap<string, string> {
  const words = ['dist/cli.js', 'group', set.file, ...(set.titleOnly ? ['--title-only'] : [])];
  const run = spawnSync(process.execPath, words, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: outputBytesMax,
  });
  if (run.status !== 0)
    throw new Error(`The previous release failed on ${set.name}: ${run.stderr}`);
  const lines = run.stdout.split('\n').filter((line) => line !== '');
  return new Map(lines.map((line) => line.split('\t') as [string, string]));
}
