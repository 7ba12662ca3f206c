// Turns src/ into dist/, file by file (the tree stays as it is); the program is dist/cli.js.
// A muster may be running from dist/: only what changed is replaced, each file at once.

import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { build } from 'esbuild';
import { fingerprint, stampFile } from './stale.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = path.join(root, 'src');
const target = path.join(root, 'dist');

const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

const files = filesIn(source);
const isTest = (file) => /\.(test|contract|fixture)\.tsx?$/.test(file) || file.includes('/golden/');
const code = files.filter((file) => /\.tsx?$/.test(file) && !isTest(file));
const assets = files.filter((file) => !/\.tsx?$/.test(file) && !isTest(file));

const { outputFiles } = await build({
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
  write: false,
});
const program =
  "#!/usr/bin/env node\nimport { main } from './main.js';\n\nawait main(process.argv);\n";
const made = new Map([
  ...outputFiles.map((file) => [file.path, Buffer.from(file.contents)]),
  ...assets.map((file) => [path.join(target, path.relative(source, file)), readFileSync(file)]),
  [path.join(target, 'cli.js'), Buffer.from(program)],
]);

// The stamp goes first and comes last: a build that was cut off is none.
rmSync(stampFile(root), { force: true });
for (const [file, content] of made) replace(file, content);
for (const file of filesIn(target)) if (!made.has(file)) rmSync(file, { force: true });
writeFileSync(stampFile(root), fingerprint(root));

/** Leaves what is the same; the rest is never seen half written. */
function replace(file, content) {
  if (existsSync(file) && readFileSync(file).equals(content)) return;
  mkdirSync(path.dirname(file), { recursive: true });
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, content, { mode: file.endsWith('cli.js') ? 0o755 : 0o644 });
  renameSync(fresh, file);
}
