// npm start: installs what is missing, builds what is stale, and runs muster.

import { spawnSync } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import path from 'node:path';
import { install, isBuilt } from './stale.mjs';

const parent = process.ppid;
const root = fileURLToPath(new URL('..', import.meta.url));

install(root);
if (!isBuilt(root)) {
  const built = spawnSync(process.execPath, [path.join(root, 'scripts/build.mjs')], {
    stdio: 'inherit',
  });
  if (built.status !== 0) process.exit(built.status ?? 1);
}
// npm was ended while this was busy; nobody waits for muster any more.
if (process.env.npm_lifecycle_event !== undefined && process.ppid !== parent) process.exit(1);
const given = process.argv.slice(2);
const words = given[0] === undefined || given[0].startsWith('-') ? ['serve', ...given] : given;
process.argv = [process.argv[0], path.join(root, 'dist/cli.js'), ...words];
await import(pathToFileURL(path.join(root, 'dist/cli.js')).href);
