// The data folder as a user names it, mistyped and not.

import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runProduct, serveProduct } from './product.fixture.js';

const folder = mkdtempSync(path.join(tmpdir(), 'muster-data-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const where = path.join(folder, 'slip');

test.each([
  'doctor',
  'feeds',
  'feeds pause x',
  'roundups',
  'events',
  'verify',
  'backup copy.sqlite',
])('without data, muster %s says so and creates nothing', (words) => {
  const { status, stdout, stderr } = runProduct(where, words.split(' '));
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toContain(`There is no data in ${where}, the folder that MUSTER_DATA`);
  expect(existsSync(where)).toBe(false);
});

test('a new data folder is reported once', () => {
  const list = path.join(folder, 'list.opml');
  writeFileSync(list, '<opml><outline xmlUrl="https://selm.example/feed"/></opml>');
  const add = () => runProduct(where, ['feeds', 'add', list]);
  expect(add()).toMatchObject({ status: 0, stderr: `muster: New data folder: ${where}\n` });
  expect(add()).toMatchObject({ status: 0, stderr: '' });
  expect(runProduct(where, ['doctor'])).toMatchObject({ status: 0, stderr: '' });
  expect(statSync(where).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o700);
});

test('a folder that is deleted while muster runs ends it with a sentence', async () => {
  const product = await serveProduct(path.join(folder, 'lost'), ['--demo', '--pace', '0']);
  let printed = '';
  product.process.stderr?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  rmSync(path.join(folder, 'lost'), { recursive: true });
  await once(product.process, 'close');
  expect(product.process.exitCode).toBe(1);
  expect(printed).toMatch(/demo\.sqlite in .*lost was deleted or moved.*start muster again/);
  expect(printed).not.toMatch(/\bat .*\.js:\d/);
});

test.runIf(existsSync('/proc'))('a folder that cannot be created is reported at once', () => {
  const { status, stderr } = runProduct('/proc/none/data', ['feeds', 'add', 'world']);
  expect(status).toBe(1);
  expect(stderr).toContain('The data folder /proc/none/data cannot be created or written.');
});
