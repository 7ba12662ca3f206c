// `muster backup FILE` and `muster restore FILE`.

import type { Command } from 'commander';
import type { App } from '../app.js';
import { checkNewFile } from './new-file.js';
import { openProgress } from './progress.js';
import { rethrowAsInputFault } from './input-fault.js';

export function addBackup(program: Command, app: App): void {
  program
    .command('backup')
    .summary('copy all data into one file, also while muster runs')
    .argument('<file>', 'the new file; an existing file is not replaced')
    .action(async (file: string) => {
      checkNewFile(file);
      const store = await app.openStore('site');
      const progress = openProgress('backup', 100);
      const isDemo = await app.isDemo(store);
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
    .summary('replace the data by a backup; the present data are kept beside it')
    .argument('<file>', 'a file that muster backup wrote')
    .action(async (file: string) => {
      await app.restore(file).catch(rethrowAsInputFault);
      console.log(`Restored from ${file}. The data from before are kept beside the database.`);
    });
}
