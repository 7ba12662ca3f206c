// The data folder as a user names it, with a slip of the pen and without.

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runProduct } from './product.js';

const folder = mkdtempSync(path.join(tmpdir(), 'muster-data-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const where = path.join(folder, 'slip');

test.each(['doctor', 'roundups', 'events', 'verify', 'backup copy.sqlite'])(
  'where nothing is, muster %s says so, and begins nothing',
  (words) => {
    const { status, stdout, stderr } = runProduct(where, words.split(' '));
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain(`There are no data in ${where}, where MUSTER_DATA says`);
    expect(existsSync(where)).toBe(false);
  },
);

test('who begins there tells it, once', () => {
  const begun = `muster: New data folder: ${where}\n`;
  expect(runProduct(where, ['feeds'])).toMatchObject({ status: 0, stderr: begun });
  expect(runProduct(where, ['feeds'])).toMatchObject({ status: 0, stderr: '' });
  expect(runProduct(where, ['doctor'])).toMatchObject({ status: 0, stderr: '' });
});

test.runIf(existsSync('/proc'))('where no folder can be made, that is said at once', () => {
  const { status, stderr } = runProduct('/proc/none/data', ['feeds']);
  expect(status).toBe(1);
  expect(stderr).toContain('The data folder /proc/none/data cannot be made or written.');
});
