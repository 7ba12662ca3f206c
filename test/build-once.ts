// Builds dist/ before any test runs, so that tests of the product do not build under one another.

import { spawnSync } from 'node:child_process';
import path from 'node:path';

export function setup(): void {
  const build = path.resolve(import.meta.dirname, '../scripts/build.mjs');
  const { status, stderr } = spawnSync(process.execPath, [build], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}
