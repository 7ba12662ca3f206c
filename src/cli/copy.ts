// `muster copy --to DATABASE`.

import type { Command } from 'commander';
import type { App } from '../app.js';
import { counted } from './plural.js';
import { openProgress } from './progress.js';

export function addCopy(program: Command, app: App): void {
  program
    .command('copy')
    .summary('copy all data into another, empty database, while muster is stopped')
    .requiredOption('--to <database>', 'a postgres:// address, or the path of a SQLite file')
    .action(async ({ to }: { to: string }) => {
      const progress = openProgress('copy', 1);
      const rows = await app.copy(to, progress.at).finally(() => progress.end());
      console.log(
        `${counted(rows, 'row')} copied, each compared with its original. ` +
          'The data from before are as they were.',
      );
      if (/^postgres/.test(to)) console.log('MUSTER_DATABASE_URL now has to name that database.');
    });
}
