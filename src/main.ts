// Wires everything; the only file that knows all.

import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { dataFiles, dataThere, lockData } from './assembly/data.js';
import { demoNote } from './assembly/demo-note.js';
import { openModel } from './assembly/meaning.js';
import { openLog } from './assembly/log.js';
import { serve } from './assembly/serve.js';
import { realWorld } from './assembly/world.js';
import { createInProcessBus } from './bus/in-process.js';
import { runCli } from './cli/cli.js';
import type { House } from './house.js';
import { readConfig, unknownSettings, type Config } from './config.js';
import { Fault } from './domain/fault.js';
import { createHttpNet } from './net/http/http.js';
import { loadRegister } from './outlets/outlets.js';
import { openSqliteStore, restoreSqlite } from './store/sqlite/sqlite.js';
import type { Store } from './store/store.js';

const { clock, newId, random } = realWorld;
const feedsFolder = fileURLToPath(new URL('../feeds', import.meta.url));

export async function main(argv: readonly string[]): Promise<void> {
  for (const warning of unknownSettings(process.env)) console.error(`muster: ${warning}`);
  process.exitCode = await runCli(argv, () => houseOf(process.env));
}

/** @throws Fault `invalid` when a setting is. */
export function houseOf(environment: Readonly<Record<string, string | undefined>>): House {
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
    serve: (wishes) => serve(config, wishes, realWorld),
    watch: async () => {
      // The stages are loaded where they run, so that the site need not wait for them.
      const { watchData } = await import('./assembly/watch.js');
      const files = await dataFiles(config.dataFolder);
      const lock = await lockData(files);
      const order = { file: files.main, config };
      const watching = await watchData(order, realWorld).catch(async (thrown: unknown) => {
        await lock.release();
        throw thrown;
      });
      const stop = async (): Promise<void> => {
        await watching.stop();
        await lock.release();
      };
      return { stop, failed: watching.failed, data: files };
    },
    replay: async (folder, wishes) => {
      const { replaySnapshots } = await import('./assembly/replay.js');
      const lock = await lockData(await dataFiles(config.dataFolder));
      const store = await openStore(config, 'own');
      try {
        await store.outlets.put(await loadRegister(feedsFolder));
        const net = createHttpNet({ config });
        return await replaySnapshots(folder, { store, net, config, newId, random, log }, wishes);
      } finally {
        await store.close();
        await lock.release();
      }
    },
    restore: async (fromFile) => {
      const files = await dataFiles(config.dataFolder);
      const lock = await lockData(files);
      const options = { now: clock(), refused: { note: demoNote, why: notOverOwn } };
      await restoreSqlite(fromFile, files.main, options).finally(() => lock.release());
    },
  };
}

const notOverOwn =
  'is a backup of the demo newsroom, in which all is invented: it does not go in the place ' +
  'of your own data. muster serve --demo plays the newsroom anew.';

async function openStore(config: Config, which: 'own' | 'site'): Promise<Store> {
  const files =
    which === 'site' ? dataThere(config.dataFolder) : await dataFiles(config.dataFolder);
  if (files.isNew) console.error(`muster: New data folder: ${files.folder}`);
  const own = await openSqliteStore({ file: files.main, clock, newId });
  if (which === 'own' || !existsSync(files.demo)) return own;
  if ((await own.feeds.list()).length > 0) return own;
  await own.close();
  return openSqliteStore({ file: files.demo, clock, newId });
}
