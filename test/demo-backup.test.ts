// A backup of the demo newsroom is told from one's own.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root, runProduct, serveProduct } from './product.fixture.js';

const folder = mkdtempSync(path.join(tmpdir(), 'muster-demo-backup-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('it says so, and never takes the place of one’s own data', async () => {
  const [played, own] = [path.join(folder, 'played'), path.join(folder, 'own')];
  const copy = path.join(folder, 'copy.sqlite');
  const product = await serveProduct(played, ['--demo', '--pace', '0']);
  expect(await product.stop()).toBe(0);
  const backup = runProduct(played, ['backup', copy]);
  expect([backup.status, backup.stdout]).toEqual([0, expect.stringContaining('demo newsroom')]);
  runProduct(own, ['feeds', 'add', path.join(root, 'feeds/world.opml')]);
  const listed = () => runProduct(own, ['feeds', 'list', '--json']).stdout;
  const before = listed();
  const refused = runProduct(own, ['restore', copy]);
  expect(refused.status).toBe(1);
  expect(refused.stderr).toMatch(/is a backup of the demo newsroom.*your own data/);
  expect(before).not.toBe('');
  expect(listed()).toBe(before);
});
