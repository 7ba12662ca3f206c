// An editor's slip in knowledge/ is skipped by every verb that groups, and stops none.

import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from './product.fixture.js';

const folder = mkdtempSync(path.join(tmpdir(), 'muster-knowledge-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(() => {
  for (const name of ['dist', 'knowledge', 'feeds', 'package.json']) {
    cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  appendFileSync(path.join(folder, 'knowledge/calendar.txt'), 'sunday | de Sonntag (So\n');
});

const skipped =
  /Line \d+ of knowledge\/calendar\.txt is left out: “Sonntag \(So” contains characters/u;

function muster(...words: readonly string[]) {
  const env = { ...process.env, MUSTER_DATA: path.join(folder, 'data') };
  const program = path.join(folder, 'dist/cli.js');
  return spawnSync(process.execPath, [program, ...words], { env, encoding: 'utf8' });
}

test('muster group reports it, and groups', () => {
  const file = path.join(folder, 'articles.jsonl');
  writeFileSync(file, '{"id":"a","title":"Beben in Tarn am Sonntag","language":"de"}');
  const { status, stdout, stderr } = muster('group', file);
  expect({ status, stdout }).toEqual({ status: 0, stdout: 'a\te1\n' });
  expect(stderr).toMatch(skipped);
});

test('muster doctor reports it', () => {
  muster('feeds', 'add', 'world');
  const { stdout } = muster('doctor');
  expect(stdout).toMatch(skipped);
  expect(stdout).toContain('\nknowledge 1 line left out\n');
});
