// Runs the built product as a user would: a child process, a data folder, an address.

import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export const root = path.resolve(import.meta.dirname, '..');
const program = path.join(root, 'dist', 'cli.js');
const untilMsMax = 240_000;

export interface Product {
  readonly url: string;
  readonly process: ChildProcess;
  /** From spawn to the printed address. */
  readonly readyMs: number;
  /** Ends it politely; answers the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL. */
  kill(): Promise<void>;
}

export async function serveProduct(
  dataFolder: string,
  words: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
  file = program,
): Promise<Product> {
  const started = performance.now();
  const child = spawn(process.execPath, [file, 'serve', ...words], {
    cwd: root,
    env: { ...process.env, MUSTER_DATA: dataFolder, MUSTER_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  const url = await printedAddress(child);
  return {
    url,
    process: child,
    readyMs: performance.now() - started,
    stop: async () => {
      child.kill('SIGINT');
      await exited;
      return child.exitCode;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** Runs one verb to its end. */
export function runProduct(
  dataFolder: string,
  words: readonly string[],
  file = program,
  environment: Readonly<Record<string, string>> = {},
): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const env = { ...process.env, MUSTER_DATA: dataFolder, ...environment };
  return spawnSync(process.execPath, [file, ...words], { cwd: root, env, encoding: 'utf8' });
}

/** Asks every 100 ms until `answer` returns something; rejects after four minutes. */
export async function until<T>(answer: () => Promise<T | undefined>): Promise<T> {
  const end = performance.now() + untilMsMax;
  for (;;) {
    const value = await answer();
    if (value !== undefined) return value;
    if (performance.now() > end) throw new Error(`Nothing came within ${untilMsMax} ms.`);
    await sleep(100);
  }
}

function printedAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let out = '';
    let complaints = '';
    child.stderr?.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
    child.stdout?.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      const address = /is on at (http:\/\/\S+)/.exec(out.replace(/\u001b\[\d+m/g, ''))?.[1];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`exit ${code}: ${out}${complaints}`)));
  });
}
