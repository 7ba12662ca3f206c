// The whole product on a disk that fills up: what its readers and its operator notice. Needs root,
// and is skipped loudly without.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root, runProduct, serveProduct, until } from './product.fixture.js';

const folder = mkdtempSync(path.join(tmpdir(), 'muster-full-'));
const canMount = mount();
if (!canMount) console.warn('SKIPPED: the full-disk test needs root and mount(8).');
afterAll(() => {
  if (canMount) execFileSync('umount', ['-l', folder]);
  rmSync(folder, { recursive: true, force: true });
});

test.skipIf(!canMount)(
  'reading goes on, the operator is told once what to do, and room mends it',
  async () => {
    const product = await serveProduct(folder, ['--demo', '--pace', '1']);
    let told = '';
    product.process.stderr?.on('data', (chunk: Buffer) => (told += chunk.toString()));
    const front = async () => (await fetch(`${product.url}/?${Math.random()}`)).status;
    await until(async () => (/\.html/.test(await textOf(product.url)) ? true : undefined));

    const ballast = path.join(folder, 'ballast');
    const fill = () => {
      const { bavail, bsize } = statfsSync(folder);
      if (bavail > 0) writeFileSync(`${ballast}${bavail}`, Buffer.alloc(bavail * bsize));
      filled.push(`${ballast}${bavail}`);
    };
    const filled: string[] = [];
    await until(async () => {
      fill();
      return /disk is full/.test(told) ? true : undefined;
    });
    expect(await front()).toBe(200);
    expect(told).toContain(`Make room on the disk that holds ${folder}`);
    const refused = runProduct(folder, ['feeds', 'add', path.join(root, 'feeds/world.opml')]);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toMatch(/disk/i);
    expect(product.process.exitCode).toBeNull();

    for (const one of filled) rmSync(one, { force: true });
    await until(async () => (/works again/.test(told) ? true : undefined));
    expect(told.match(/disk is full/gi)).toHaveLength(1);
    expect(told).not.toMatch(/^\{/m);
    expect(await product.stop()).toBe(0);
    expect(runProduct(folder, ['doctor', '--json']).stdout).toContain('"integrity":"ok"');
  },
  600_000,
);

const textOf = async (url: string): Promise<string> => (await fetch(url)).text();

function mount(): boolean {
  const size = `size=${64 * 1024 * 1024}`;
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
