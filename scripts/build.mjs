// Bundles src/ into dist/. The program is dist/cli.js; each verb loads only the chunks it needs.
// A muster may be running from dist/: only changed files are replaced, each one atomically.

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
/** Modules that are loaded by their address: by worker threads, the last one by the benchmark. */
const addressed = [
  'watch-thread',
  'read/threads/worker',
  'read/page/page',
  'read/feed/feed',
  'group/group',
];
/** Not bundled: one has native code, the other is found by `require` while muster runs. */
const external = Object.keys(
  JSON.parse(readFileSync(path.join(root, 'package.json'))).dependencies,
);
/** Bundled CommonJS packages call `require` for modules of Node. */
const banner =
  "import { createRequire as createRequireOfMuster } from 'node:module';\n" +
  'const require = createRequireOfMuster(import.meta.url);';

const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

const flatName = (module) => module.replaceAll('/', '-');
const program =
  "#!/usr/bin/env node\nimport { main } from './main.js';\n\nawait main(process.argv);\n";

/** Output files lie flat. Each module still gets the address of its source file within dist/. */
const sourceAddresses = {
  name: 'source-addresses',
  setup(bundle) {
    bundle.onLoad({ filter: /\.tsx?$/ }, (args) => {
      const text = readFileSync(args.path, 'utf8');
      if (!args.path.startsWith(source) || !text.includes('import.meta.url')) return undefined;
      const file = path.relative(source, args.path).replace(/\.tsx?$/, '.js');
      const built = JSON.stringify(`./${file.split(path.sep).join('/')}`);
      const address = `new URL(${built}, import.meta.url).href`;
      return {
        contents: text.replaceAll('import.meta.url', address),
        loader: args.path.endsWith('x') ? 'tsx' : 'ts',
      };
    });
  },
};

const programEntry = {
  name: 'program-entry',
  setup(bundle) {
    const name = 'muster:program';
    bundle.onResolve({ filter: /^muster:program$/ }, () => ({ path: name, namespace: 'muster' }));
    bundle.onLoad({ filter: /./, namespace: 'muster' }, () => ({
      contents: program,
      resolveDir: source,
    }));
  },
};

const { outputFiles, metafile } = await build({
  metafile: true,
  entryPoints: {
    cli: 'muster:program',
    ...Object.fromEntries(
      addressed.map((module) => [flatName(module), path.join(source, `${module}.ts`)]),
    ),
  },
  outdir: target,
  bundle: true,
  splitting: true,
  absWorkingDir: root,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  external,
  banner: { js: banner },
  chunkNames: '[name]-[hash]',
  sourcemap: 'linked',
  sourcesContent: false,
  logLevel: 'warning',
  write: false,
  plugins: [sourceAddresses, programEntry],
});

/** The scripts of the desk's pages, for browsers. */
const deskClient = path.join(source, 'web/desk/client');
const client = await build({
  entryPoints: ['main.tsx', 'live-worker.ts', 'passkeys.ts'].map((name) =>
    path.join(deskClient, name),
  ),
  outdir: path.join(target, 'web/desk/client'),
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'browser',
  target: ['chrome120', 'firefox120', 'safari17'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  logLevel: 'warning',
  write: false,
});

const isTest = (file) => /\.(test|contract|fixture)\.tsx?$/.test(file) || file.includes('/golden/');
const assets = filesIn(source).filter(
  (file) => !/\.tsx?$/.test(file) && !isTest(file) && !file.startsWith(deskClient),
);
const nested = addressed.filter((module) => module.includes('/'));
const made = new Map([
  ...outputFiles.map((file) => [file.path, Buffer.from(file.contents)]),
  ...client.outputFiles.map((file) => [file.path, Buffer.from(file.contents)]),
  ...assets.map((file) => [path.join(target, path.relative(source, file)), readFileSync(file)]),
  [path.join(target, 'licences.txt'), Buffer.from(licences())],
  ...nested.map((module) => {
    const up = '../'.repeat(module.split('/').length - 1);
    const forward = `export * from '${up}${flatName(module)}.js';\n`;
    return [path.join(target, `${module}.js`), Buffer.from(forward)];
  }),
]);

// The stamp is removed first and written last, so an interrupted build never looks finished.
rmSync(stampFile(root), { force: true });
for (const [file, content] of made) replace(file, content);
for (const file of filesIn(target)) if (!made.has(file)) rmSync(file, { force: true });
writeFileSync(stampFile(root), fingerprint(root));

/** The licences of all packages whose code is in the bundle. */
function licences() {
  const packages = Object.keys(metafile.inputs).flatMap((file) => {
    return /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? [];
  });
  return [...new Set(packages)]
    .sort()
    .map((folder) => {
      const file = readdirSync(path.join(root, folder)).find((name) => /^licen[cs]e/i.test(name));
      const { license } = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
      const text =
        file === undefined ? license : readFileSync(path.join(root, folder, file), 'utf8');
      return `${folder.slice('node_modules/'.length)}\n\n${text.trim()}\n`;
    })
    .join('\n' + '-'.repeat(80) + '\n\n');
}

/** Leaves an unchanged file alone. A changed one is never seen half written. */
function replace(file, content) {
  if (existsSync(file) && readFileSync(file).equals(content)) return;
  mkdirSync(path.dirname(file), { recursive: true });
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, content, { mode: file.endsWith('cli.js') ? 0o755 : 0o644 });
  renameSync(fresh, file);
}
