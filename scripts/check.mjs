// npm run check: everything that must hold before a change lands, one line each.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { install } from './stale.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
install(root);

const bin = (name) => path.join(root, 'node_modules', '.bin', name);
const checks = [
  ['types', bin('tsc'), ['--noEmit']],
  ['types of the desk’s client', bin('tsc'), ['--noEmit', '-p', 'src/web/desk/client']],
  ['lint', bin('eslint'), ['.', '--max-warnings', '0']],
  ['format', bin('prettier'), ['--check', '--log-level', 'warn', '.']],
  ['imports', bin('depcruise'), ['src', '--output-type', 'err']],
  ['docs', bin('tsx'), ['scripts/docs.ts', '--check']],
  ['score', bin('tsx'), ['scripts/score.ts', '--floor']],
];

let failed = 0;
for (const [name, command, words] of checks) {
  const started = Date.now();
  const run = spawnSync(command, words, { cwd: root, encoding: 'utf8' });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const said = `${run.stdout}${run.stderr}`.trim();
  const skipped = /^SKIPPED.*$/m.exec(said)?.[0];
  console.log(`${run.status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (run.status === 0 && skipped !== undefined) console.log(`       ${skipped}`);
  if (run.status === 0) continue;
  failed += 1;
  console.log(said);
}
process.exit(failed === 0 ? 0 : 1);
