// A build under a running muster: files that did not change stay, so that it finds them all along.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from './product.fixture.js';

const built = path.join(root, 'dist');
const stray = path.join(built, 'stray-of-an-older-build.js');

test('a build replaces nothing that is the same, and clears what no source gives', () => {
  const before = writtenAt();
  expect(before.size).toBeGreaterThan(100);
  writeFileSync(stray, '');
  const { status } = spawnSync(process.execPath, [path.join(root, 'scripts/build.mjs')]);
  expect(status).toBe(0);
  expect(writtenAt()).toEqual(before);
  expect(existsSync(stray)).toBe(false);
});

/** When each file was last written or put in the place of another. */
function writtenAt(): ReadonlyMap<string, bigint> {
  const files = readdirSync(built, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(js|json|css|map)$/u.test(name),
  );
  return new Map(
    files.map((name) => [name, statSync(path.join(built, name), { bigint: true }).ctimeNs]),
  );
}
