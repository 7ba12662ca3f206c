import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStateFile, stateFileOf } from './state-file.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'muster-state-'));
});
afterEach(() => rm(folder, { recursive: true }));
const part = (text: string): Uint8Array => Buffer.from(text);

test('stands beside its database, under its name', () => {
  expect(stateFileOf('/data/muster.sqlite')).toBe(path.normalize('/data/muster.grouping'));
  expect(stateFileOf('/data/demo.sqlite')).toBe(path.normalize('/data/demo.grouping'));
});

test('holds what was written last, and nothing before that', async () => {
  const file = openStateFile(path.join(folder, 'muster.grouping'));
  expect(await file.read()).toBeUndefined();
  await file.write([part('one '), part(''), part('state')]);
  expect(String(await file.read())).toBe('one state');
  await file.write([part('other')]);
  expect(String(await file.read())).toBe('other');
  expect(await readdir(folder)).toEqual(['muster.grouping']);
});

test('a write that is broken off leaves what was there', async () => {
  const file = openStateFile(path.join(folder, 'muster.grouping'));
  await file.write([part('whole')]);
  const breaks = [part('half'), undefined as unknown as Uint8Array];
  await expect(file.write(breaks)).rejects.toThrow();
  expect(String(await file.read())).toBe('whole');
  await writeFile(path.join(folder, 'muster.grouping.new'), 'left by a killed process');
  await file.write([part('next')]);
  expect(String(await file.read())).toBe('next');
});
