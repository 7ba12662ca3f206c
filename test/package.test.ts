// The package as npm packs it: unpacked into an empty folder, it runs without the sources.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root, runProduct, serveProduct } from './product.fixture.js';

const folder = mkdtempSync(path.join(tmpdir(), 'muster-package-'));
const installed = path.join(folder, 'node_modules/muster');
const program = path.join(installed, 'dist/cli.js');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(() => {
  const npmPack = ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder];
  const name = execFileSync('npm', npmPack, { cwd: root, encoding: 'utf8' }).trim();
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', path.join(folder, name), '--strip-components=1', '-C', installed]);
  const { dependencies } = JSON.parse(
    readFileSync(path.join(installed, 'package.json'), 'utf8'),
  ) as { dependencies: Record<string, string> };
  for (const dependency of Object.keys(dependencies)) {
    const link = path.join(folder, 'node_modules', dependency);
    mkdirSync(path.dirname(link), { recursive: true });
    symlinkSync(path.join(root, 'node_modules', dependency), link);
  }
});

test('it plays the demo newsroom', async () => {
  const data = path.join(folder, 'data');
  const product = await serveProduct(data, ['--demo', '--pace', '0'], {}, program);
  expect(await (await fetch(product.url)).text()).toContain('Demo newsroom');
  expect(await product.stop()).toBe(0);
  expect(runProduct(data, ['doctor'], program).stdout).toMatch(/^store +ok/);
});

test('--version reads little and prints the version', () => {
  const report =
    "process.on('exit', () => console.error(process.cpuUsage().user / 1e3 " +
    '+ process.cpuUsage().system / 1e3, process.resourceUsage().maxRSS / 1024))';
  const { stdout, stderr } = runProduct(folder, ['--version'], program, {
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(report)}`,
  });
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  const [processorMs = 0, memoryMiB = 0] = stderr.trim().split(' ').map(Number);
  expect(processorMs).toBeLessThan(500);
  expect(memoryMiB).toBeLessThan(70);
});
