// Turns src/ into dist/, file by file (the tree stays as it is); the program is dist/cli.js.

import { chmodSync, cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { build } from 'esbuild';
import { fingerprint, stampFile } from './stale.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = path.join(root, 'src');
const target = path.join(root, 'dist');

const files = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.join(entry.parentPath, entry.name));
const isTest = (file) => /\.(test|contract)\.tsx?$/.test(file) || file.includes('/golden/');
const code = files.filter((file) => /\.tsx?$/.test(file) && !isTest(file));
const assets = files.filter((file) => !/\.tsx?$/.test(file) && !isTest(file));

rmSync(target, { recursive: true, force: true });
await build({
  entryPoints: code,
  outbase: source,
  outdir: target,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  sourcemap: 'linked',
  sourcesContent: false,
  logLevel: 'warning',
});
for (const file of assets) cpSync(file, path.join(target, path.relative(source, file)));
writeFileSync(
  path.join(target, 'cli.js'),
  "#!/usr/bin/env node\nimport { main } from './main.js';\n\nawait main(process.argv);\n",
);
chmodSync(path.join(target, 'cli.js'), 0o755);
writeFileSync(stampFile(root), fingerprint(root));
