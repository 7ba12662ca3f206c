import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { lockFile } from './sqlite.js';

const folder = mkdtempSync(path.join(tmpdir(), 'muster-lock-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('only one caller can hold a lock, and another can after its release', async () => {
  const file = path.join(folder, 'one.lock');
  const held = await lockFile(file);
  expect(held).toBeDefined();
  expect(await lockFile(file)).toBeUndefined();
  await held!.release();
  const again = await lockFile(file);
  expect(again).toBeDefined();
  await again!.release();
});

test('a lock ends when its process ends, even by a kill', async () => {
  const file = path.join(folder, 'killed.lock');
  const door = JSON.stringify(path.join(import.meta.dirname, 'sqlite.ts'));
  const code = `import { lockFile } from ${door};
    const held = await lockFile(${JSON.stringify(file)});
    console.log(held ? 'held' : 'refused');
    setInterval(() => held, 1000);`;
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', code],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  expect(said.toString().trim()).toBe('held');
  expect(await lockFile(file)).toBeUndefined();
  const ended = once(child, 'close');
  child.kill('SIGKILL');
  await ended;
  const held = await lockFile(file);
  expect(held).toBeDefined();
  await held!.release();
});

test('a lock in a missing folder causes a fault', async () => {
  await expect(lockFile(path.join(folder, 'no', 'such', 'folder'))).rejects.toMatchObject({
    name: 'Fault',
  });
});
