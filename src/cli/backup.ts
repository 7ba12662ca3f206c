// `muster backup FILE` and `muster restore FILE`.

import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { Fault } from '../domain/fault.js';
import type { House } from '../house.js';
import { openProgress } from './progress.js';
import { unreadable } from './unreadable.js';

export function addBackup(program: Command, house: House): void {
  program
    .command('backup')
    .summary('copy all data into one file while muster goes on')
    .argument('<file>', 'where to; an existing file is not replaced')
    .action(async (file: string) => {
      if (existsSync(file)) throw new Fault('conflict', `There is a file ${file} already.`);
      const folder = path.dirname(path.resolve(file));
      if (!existsSync(folder)) throw new Fault('not-found', `There is no folder ${folder}.`);
      const store = await house.openStore('site');
      const progress = openProgress('backup', 100);
      const isDemo = await house.isDemo(store);
      try {
        await store.backup(file, (share) => progress.at(Math.round(share * 100)));
      } finally {
        progress.end();
        await store.close();
      }
      const whose = isDemo ? ' It is the demo newsroom: no feed of your own is watched yet.' : '';
      console.log(`Backed up to ${file}.${whose}`);
    });
  program
    .command('restore')
    .summary('put a backup in place of the data; the present data are kept aside')
    .argument('<file>', 'a file that muster backup wrote')
    .action(async (file: string) => {
      await house.restore(file).catch(unreadable);
      console.log(`Restored from ${file}. What was there before is kept beside it.`);
    });
}
