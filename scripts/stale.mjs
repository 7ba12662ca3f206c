// Says whether the installed packages and the build still fit the sources.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';

export const stampFile = (root) => path.join(root, 'dist', '.stamp');

/** One line that changes when any source file, or the build itself, does. */
export function fingerprint(root) {
  const hash = createHash('sha256');
  for (const folder of ['src', 'scripts']) {
    const entries = readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((one) => one.isFile())) {
      const file = path.join(entry.parentPath, entry.name);
      const { mtimeMs, size } = statSync(file);
      hash.update(`${path.relative(root, file)} ${mtimeMs} ${size}\n`);
    }
  }
  for (const name of ['package.json', 'package-lock.json']) {
    hash.update(readFileSync(path.join(root, name)));
  }
  return hash.digest('hex');
}

export function isBuilt(root) {
  if (!existsSync(stampFile(root))) return false;
  return readFileSync(stampFile(root), 'utf8') === fingerprint(root);
}

/** Runs `npm ci --ignore-scripts` when the lock file is newer than what is installed. */
export function install(root) {
  const installed = path.join(root, 'node_modules', '.package-lock.json');
  const lock = path.join(root, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  console.log('Installing what muster needs (npm ci); this takes about half a minute …');
  const done = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) {
    console.error('npm ci failed; its messages are above. Nothing was started.');
    process.exit(1);
  }
}
