// The data folder as a user names it, mistyped and not.

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runProduct } from './product.fixture.js';

const folder = mkdtempSync(path.join(tmpdir(), 'muster-data-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const where = path.join(folder, 'slip');

test.each(['doctor', 'roundups', 'events', 'verify', 'backup copy.sqlite'])(
  'without data, muster %s says so and creates nothing',
  (words) => {
    const { status, stdout, stderr } = runProduct(where, words.split(' '));
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain(`There is no data in ${where}, the folder that MUSTER_DATA`);
    expect(existsSync(where)).toBe(false);
  },
);

test('a new data folder is reported once', () => {
  const begun = `muster: New data folder: ${where}\n`;
  expect(runProduct(where, ['feeds'])).toMatchObject({ status: 0, stderr: begun });
  expect(runProduct(where, ['feeds'])).toMatchObject({ status: 0, stderr: '' });
  expect(runProduct(where, ['doctor'])).toMatchObject({ status: 0, stderr: '' });
});

test.runIf(existsSync('/proc'))('a folder that cannot be created is reported at once', () => {
  const { status, stderr } = runProduct('/proc/none/data', ['feeds']);
  expect(status).toBe(1);
  expect(stderr).toContain('The data folder /proc/none/data cannot be created or written.');
});
