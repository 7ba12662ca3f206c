// npm start as a user runs it, and every way to end it: nothing may go on in the background.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root, until } from './product.fixture.js';

const folder = mkdtempSync(path.join(tmpdir(), 'muster-start-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.skipIf(process.platform === 'win32').each(['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGKILL'] as const)(
  'npm start ends with %s to npm, and gives back port and lock',
  async (signal) => {
    const data = path.join(folder, signal);
    const env = { ...process.env, MUSTER_DATA: data, MUSTER_PORT: '0' };
    const npm = spawn('npm', ['start'], {
      cwd: root,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let out = '';
    npm.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    const url = await until(async () => /is on at (http:\S+)/.exec(plain(out))?.[1]);
    expect((await fetch(`${url}/`)).status).toBe(200);
    // Ctrl-C in a terminal reaches all of the group, the others npm alone. A SIGINT to npm alone
    // ends in dash, which waits for its child without telling it (docs/operating.md).
    process.kill(signal === 'SIGINT' ? -(npm.pid ?? 0) : (npm.pid ?? 0), signal);
    await once(npm, 'exit');
    await until(async () => ((await isOn(url)) ? undefined : true));
    const next = spawn('node', [path.join(root, 'dist/cli.js'), 'watch'], { env });
    const said: string[] = [];
    next.stdout.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    next.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    await until(async () => (said.length > 0 ? true : undefined));
    next.kill('SIGTERM');
    await once(next, 'exit');
    expect(said.join('')).toMatch(/^Watching\./);
  },
);

const plain = (text: string): string => text.replace(/\u001b\[\d+m/g, '');

async function isOn(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  );
}
