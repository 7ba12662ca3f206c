// npm run docs: writes what can be generated; with --check it only says what is stale.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cliPage } from './cli-page.js';
import { groupingPage } from './grouping-page.js';
import { settingsPage } from './settings-page.js';

const pages: Readonly<Record<string, () => string | Promise<string>>> = {
  'docs/cli.md': cliPage,
  'docs/grouping.md': groupingPage,
  'docs/settings.md': settingsPage,
};

const checking = process.argv.includes('--check');
for (const [file, make] of Object.entries(pages)) {
  const wanted = await make();
  const found = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (found === wanted) continue;
  if (!checking) writeFileSync(file, wanted);
  console.log(checking ? `${file} is stale: run npm run docs.` : `${file} written.`);
  if (checking) process.exitCode = 1;
}
