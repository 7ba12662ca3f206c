// `muster verify`: traces every published string to its source.

import type { Command } from 'commander';
import { verifySite, type Finding } from '../draft/draft.js';
import type { App } from '../app.js';
import { counted } from './plural.js';
import { openProgress } from './progress.js';

export function addVerify(program: Command, app: App): void {
  program
    .command('verify')
    .summary('prove that every published string is typed, a house string or a span of an article')
    .option('--json', 'one JSON object', false)
    .action(async (options: { json: boolean }) => {
      const store = await app.openStore('site');
      const progress = openProgress('verify', 1);
      try {
        const report = await verifySite(store, app.config, (done, all) => progress.at(done, all));
        progress.end();
        if (options.json) console.log(JSON.stringify(report));
        else {
          for (const finding of report.findings) console.log(inWords(finding));
          console.log(
            `${counted(report.roundups, 'roundup')}, ${counted(report.strings, 'string')}, ` +
              `${counted(report.findings.length, 'finding')}`,
          );
        }
        if (report.findings.length > 0) process.exitCode = 1;
      } finally {
        progress.end();
        await store.close();
      }
    });
}

function inWords({ roundupId, part, problem, position, expected, found }: Finding): string {
  const where = `${roundupId} ${part}`;
  if (problem === 'altered') {
    const difference = `“${found ?? ''}” for “${expected ?? ''}”`;
    return `${where}: altered at character ${position ?? 0}: ${difference}`;
  }
  const why = {
    'missing-article': 'the quoted article is not in the store',
    'bad-span': 'the quoted span does not fit the article',
    unknown: 'its source is unknown',
  };
  return `${where}: ${why[problem]}`;
}
