// Builds dist/ before any test runs, so that tests of the product do not build at the same time.

import { spawnSync } from 'node:child_process';
import path from 'node:path';

export async function setup(): Promise<void> {
  const root = path.resolve(import.meta.dirname, '..');
  const { isBuilt } = (await import(path.join(root, 'scripts/stale.mjs'))) as {
    isBuilt(folder: string): boolean;
  };
  if (isBuilt(root)) return;
  const build = path.join(root, 'scripts/build.mjs');
  const { status, stderr } = spawnSync(process.execPath, [build], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}
