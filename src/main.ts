// Builds the program from its rooms; the only file that imports all of them. Most are imported when
// they are first used, so that a short verb starts fast.

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { demoNote, existingData, lockData, prepareData, dataFiles } from './assembly/data.js';
import { databaseExists, openDatabase } from './assembly/database.js';
import { realEnvironment } from './assembly/environment.js';
import { runCli } from './cli/cli.js';
import type { App } from './app.js';
import { readConfig, unknownSettings, type Config } from './config.js';
import { Fault } from './domain/fault.js';
import type { Log } from './domain/log.js';
import type { Store } from './store/store.js';

const { clock, newId, random } = realEnvironment;
const feedsFolder = fileURLToPath(new URL('../feeds', import.meta.url));

export async function main(argv: readonly string[]): Promise<void> {
  for (const warning of unknownSettings(process.env)) console.error(`muster: ${warning}`);
  process.exitCode = await runCli(argv, () => createApp(process.env));
}

/** @throws Fault `invalid` when a setting is. */
export function createApp(environment: Readonly<Record<string, string | undefined>>): App {
  const config = readConfig(environment);
  return {
    config,
    database: dataFiles(config).main,
    clock,
    newId,
    openStore: (which = 'own') => openStore(config, which),
    isDemo: async (store) => (await store.notes.read(demoNote)) !== undefined,
    openBus: async (store) => {
      const { createInProcessBus } = await import('./bus/in-process.js');
      return createInProcessBus({ store, clock, log: await openLog(config) });
    },
    openModel: async () => (await import('./assembly/meaning.js')).openModel(config),
    openNet: async () => (await import('./net/http/http.js')).createHttpNet({ config }),
    register: async () => (await import('./outlets/outlets.js')).loadRegister(feedsFolder),
    worldFeeds: () =>
      readFile(`${feedsFolder}/world.opml`).catch((cause: unknown) => {
        throw new Fault(
          'not-found',
          'The list of real feeds that comes with muster is missing.',
          cause,
        );
      }),
    serve: async (options) =>
      (await import('./assembly/serve.js')).serve(config, options, realEnvironment),
    watch: () => watchAlone(config),
    replay: async (folder, options) => {
      const { listSnapshots, replaySnapshots } = await import('./assembly/replay.js');
      const archive = await listSnapshots(folder);
      const { createHttpNet } = await import('./net/http/http.js');
      const { loadRegister } = await import('./outlets/outlets.js');
      const lock = await lockData(await prepareData(config));
      const store = await openStore(config, 'own');
      try {
        await store.outlets.put(await loadRegister(feedsFolder));
        const net = createHttpNet({ config });
        const deps = { store, net, config, newId, random, log: await openLog(config) };
        return await replaySnapshots(archive, deps, options);
      } finally {
        await store.close();
        await lock.release();
      }
    },
    copy: async (to, onProgress) =>
      (await import('./assembly/copy.js')).copyData(config, to, onProgress),
    restore: async (fromFile) => {
      if (config.databaseUrl !== '') throw new Fault('invalid', serverRestores);
      const files = await prepareData(config);
      const lock = await lockData(files);
      const options = { now: clock(), refused: { note: demoNote, why: notOverOwn } };
      const { restoreSqlite } = await import('./store/sqlite/sqlite.js');
      await restoreSqlite(fromFile, files.main.file, options).finally(() => lock.release());
    },
  };
}

const notOverOwn =
  'is a backup of the demo newsroom, in which everything is invented: it cannot replace ' +
  'your own data. muster serve --demo plays the newsroom.';

const serverRestores =
  'The data are on a PostgreSQL server, which has its own backups: stop muster, then run ' +
  'pg_restore --clean --dbname="$MUSTER_DATABASE_URL" FILE';

async function watchAlone(config: Config): ReturnType<App['watch']> {
  const { watchData } = await import('./assembly/watch.js');
  const { watchDataFile } = await import('./assembly/data-watchdog.js');
  const files = await prepareData(config);
  const lock = await lockData(files);
  const options = { database: files.main, config };
  const watching = await watchData(options, realEnvironment).catch(async (thrown: unknown) => {
    await lock.release();
    throw thrown;
  });
  const watchdog = watchDataFile(files.main);
  const stop = async (): Promise<void> => {
    watchdog.stop();
    await watching.stop();
    await lock.release();
  };
  const failed = Promise.race([watching.failed, watchdog.failed, lock.lost]);
  return { stop, failed, data: files };
}

async function openLog({ logLevel }: Config): Promise<Log> {
  return (await import('./assembly/log.js')).openLog(logLevel);
}

async function openStore(config: Config, which: 'own' | 'existing' | 'site'): Promise<Store> {
  const files = which === 'own' ? await prepareData(config) : existingData(config);
  if (files.isNew) console.error(`muster: New data folder: ${files.folder}`);
  const own = await openDatabase(files.main, realEnvironment);
  if (which !== 'site' || !(await databaseExists(files.demo))) return own;
  if ((await own.feeds.list()).length > 0) return own;
  await own.close();
  return openDatabase(files.demo, realEnvironment);
}
