// A PostgreSQL server for tests: a fresh cluster in a temporary folder, on a free port of
// 127.0.0.1. TEST_POSTGRES=postgres://… uses a running server instead.

import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

export interface TestServer {
  readonly url: string;
  /** Kills every process of the server at once, as a power cut would, and starts it again. */
  killAndRestart(): Promise<void>;
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

const debianFolder = '/usr/lib/postgresql';
const startMsMax = 60_000;

/** The folder of initdb and postgres; undefined when they are not installed. */
function binaries(): string | undefined {
  const versions = existsSync(debianFolder) ? readdirSync(debianFolder).sort() : [];
  const folders = versions.reverse().map((version) => path.join(debianFolder, version, 'bin'));
  const onPath = (process.env['PATH'] ?? '').split(path.delimiter);
  return [...folders, ...onPath].find((folder) => existsSync(path.join(folder, 'initdb')));
}

const given = process.env['TEST_POSTGRES'];

/** Whether there is a server to test with. Says so when there is none; fails when one is needed. */
export function hasPostgres(): boolean {
  if (given !== undefined || binaries() !== undefined) return true;
  if ((process.env['TESTS_NEED'] ?? '').split(',').includes('postgres')) {
    throw new Error('TESTS_NEED names postgres, and PostgreSQL is not installed.');
  }
  console.warn('SKIPPED: the tests on PostgreSQL need its server (apt-get install postgresql).');
  return false;
}

/** PostgreSQL refuses to run as root. */
function user(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

export async function startPostgres(
  settings: readonly string[] = ['fsync=off'],
): Promise<TestServer> {
  if (given !== undefined) return givenServer(given);
  const folder = mkdtempSync(path.join(tmpdir(), 'muster-postgres-'));
  const { uid, gid } = user();
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
  const run = { ...user(), cwd: folder };
  const bin = binaries() ?? '';
  const data = path.join(folder, 'data');
  const cluster = ['--username=muster', '--auth=trust', '--encoding=UTF8', '--locale=C'];
  execFileSync(path.join(bin, 'initdb'), ['-D', data, '--no-sync', ...cluster], {
    ...run,
    stdio: 'ignore',
  });
  const port = await freePort();
  const url = `postgres://muster@127.0.0.1:${port}/postgres`;
  let server: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const options = ['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories='];
    const flags = [...options, ...settings].flatMap((option) => ['-c', option]);
    server = spawn(path.join(bin, 'postgres'), ['-D', data, ...flags], { ...run, stdio: 'ignore' });
    await untilReady(url);
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (server === undefined) return;
    const ended = once(server, 'exit');
    server.kill(signal);
    await ended;
    server = undefined;
  };
  await start();
  return {
    url,
    start,
    kill: () => end('SIGKILL'),
    killAndRestart: async () => {
      await end('SIGKILL');
      await start();
    },
    stop: async () => {
      await end('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function givenServer(url: string): TestServer {
  const refuse = () => Promise.reject(new Error('A server of others is not killed.'));
  return {
    ...{ url, kill: refuse, killAndRestart: refuse },
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

async function untilReady(url: string): Promise<void> {
  for (const began = performance.now(); ;) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return await client.end();
    } catch (thrown) {
      if (performance.now() - began > startMsMax) throw thrown;
      await sleep(50);
    }
  }
}

/** Makes an empty database on the server. Returns its address. */
export async function newDatabase(server: TestServer, options = ''): Promise<string> {
  const name = `muster_test_${process.pid}_${(databases += 1)}`;
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query(`create database ${name} ${options}`);
  await client.end();
  return Object.assign(new URL(server.url), { pathname: `/${name}` }).href;
}

let databases = 0;
