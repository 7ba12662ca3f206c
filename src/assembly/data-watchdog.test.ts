import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { watchDataFile } from './data-watchdog.js';

const folder = mkdtempSync(path.join(tmpdir(), 'muster-watchdog-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = path.join(folder, 'muster.sqlite');

test.each([
  ['deleted', () => rmSync(file)],
  [
    'replaced',
    () => {
      writeFileSync(`${file}.new`, '');
      renameSync(`${file}.new`, file);
    },
  ],
])('a database that is %s under a running muster is reported', async (_, act) => {
  writeFileSync(file, '');
  const watchdog = watchDataFile({ file }, 5);
  act();
  expect((await watchdog.failed).message).toMatch(/muster\.sqlite in .* was deleted or moved/);
});

test('a database that stays in its place is not reported', async () => {
  writeFileSync(file, '');
  const watchdog = watchDataFile({ file }, 5);
  const outcome = await Promise.race([watchdog.failed, new Promise((end) => setTimeout(end, 50))]);
  watchdog.stop();
  expect(outcome).toBeUndefined();
});
