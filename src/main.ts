// Builds the program from its rooms; the only file that imports all of them.

import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { demoNote, existingData, lockData, prepareData } from './assembly/data.js';
import { openModel } from './assembly/meaning.js';
import { openLog } from './assembly/log.js';
import { serve } from './assembly/serve.js';
import { realEnvironment } from './assembly/environment.js';
import { createInProcessBus } from './bus/in-process.js';
import { runCli } from './cli/cli.js';
import type { App } from './app.js';
import { readConfig, unknownSettings, type Config } from './config.js';
import { Fault } from './domain/fault.js';
import { createHttpNet } from './net/http/http.js';
import { loadRegister } from './outlets/outlets.js';
import { openSqliteStore, restoreSqlite } from './store/sqlite/sqlite.js';
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
  const log = openLog(config.logLevel);
  return {
    config,
    clock,
    newId,
    openStore: (which = 'own') => openStore(config, which),
    isDemo: async (store) => (await store.notes.read(demoNote)) !== undefined,
    openBus: (store) => createInProcessBus({ store, clock, log }),
    openModel: () => openModel(config),
    openNet: () => createHttpNet({ config }),
    register: () => loadRegister(feedsFolder),
    worldFeeds: () =>
      readFile(`${feedsFolder}/world.opml`).catch((cause: unknown) => {
        throw new Fault(
          'not-found',
          'The list of real feeds that comes with muster is missing.',
          cause,
        );
      }),
    serve: (options) => serve(config, options, realEnvironment),
    watch: async () => {
      // The stages are loaded only by the verbs that run them.
      const { watchData } = await import('./assembly/watch.js');
      const files = await prepareData(config.dataFolder);
      const lock = await lockData(files);
      const options = { file: files.main, config };
      const watching = await watchData(options, realEnvironment).catch(async (thrown: unknown) => {
        await lock.release();
        throw thrown;
      });
      const stop = async (): Promise<void> => {
        await watching.stop();
        await lock.release();
      };
      return { stop, failed: watching.failed, data: files };
    },
    replay: async (folder, options) => {
      const { replaySnapshots } = await import('./assembly/replay.js');
      const lock = await lockData(await prepareData(config.dataFolder));
      const store = await openStore(config, 'own');
      try {
        await store.outlets.put(await loadRegister(feedsFolder));
        const net = createHttpNet({ config });
        return await replaySnapshots(folder, { store, net, config, newId, random, log }, options);
      } finally {
        await store.close();
        await lock.release();
      }
    },
    restore: async (fromFile) => {
      const files = await prepareData(config.dataFolder);
      const lock = await lockData(files);
      const options = { now: clock(), refused: { note: demoNote, why: notOverOwn } };
      await restoreSqlite(fromFile, files.main, options).finally(() => lock.release());
    },
  };
}

const notOverOwn =
  'is a backup of the demo newsroom, in which everything is invented: it cannot replace ' +
  'your own data. muster serve --demo plays the newsroom.';

async function openStore(config: Config, which: 'own' | 'site'): Promise<Store> {
  const files =
    which === 'site' ? existingData(config.dataFolder) : await prepareData(config.dataFolder);
  if (files.isNew) console.error(`muster: New data folder: ${files.folder}`);
  const own = await openSqliteStore({ file: files.main, clock, newId });
  if (which === 'own' || !existsSync(files.demo)) return own;
  if ((await own.feeds.list()).length > 0) return own;
  await own.close();
  return openSqliteStore({ file: files.demo, clock, newId });
}
