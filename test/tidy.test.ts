// The house style that a machine can check: sizes, names, words.

import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { migrations } from '../src/store/sql/sql.js';
import { slowTests } from '../scripts/slow-tests.mjs';

const root = path.resolve(import.meta.dirname, '..');
const fileLinesMax = 400;
const medianLinesMax = 90;
const lineLengthMax = 100;
const doorNamesMax = 10;
const testWaitMsMin = 60_000;
/** A test may make the product itself give up sooner than this. */
const productWaitMsMax = 1_000;

const files = ['src', 'test', 'bench', 'scripts'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|mjs)$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name))),
);
const product = files.filter(
  (file) => file.startsWith('src/') && !/\.(test|contract|fixture)\./.test(file),
);
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const linesOf = (file: string): readonly string[] => read(file).trimEnd().split('\n');

describe('tidy', () => {
  test('no file is longer than 400 lines', () => {
    expect(files.filter((file) => linesOf(file).length > fileLinesMax)).toEqual([]);
  });

  test('the median product file has at most 90 lines', () => {
    const sizes = product.map((file) => linesOf(file).length).sort((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(medianLinesMax);
  });

  test('migrations are numbered from 1 without a gap, each number once', () => {
    const numbers = migrations.map(({ number }) => number);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  test('no line is longer than 100 columns', () => {
    const isLong = (line: string): boolean =>
      line.length > lineLengthMax && !/https?:\/\//.test(line);
    const long = files.flatMap((file) =>
      linesOf(file).flatMap((line, index) => (isLong(line) ? [`${file}:${index + 1}`] : [])),
    );
    expect(long).toEqual([]);
  });

  test('files are kebab-case and none is a drawer for odds and ends', () => {
    const badName = /[^a-z0-9./-]|utils?\b|helpers?\b|common\b|manager|service/;
    expect(files.filter((file) => badName.test(file))).toEqual([]);
  });

  test('every product file opens with its place in the way', () => {
    const silent = product.filter((file) => !/^(\/\/|\/\*\*|#!)/.test(read(file)));
    expect(silent).toEqual([]);
  });

  test('a door exports at most ten names', () => {
    const doors = product.filter((file) => {
      const [, room, name] = file.split('/');
      return file.split('/').length === 3 && name === `${room}.ts`;
    });
    const wide = doors.filter(
      (file) => exportsOf(read(file)).length > doorNamesMax && !isPort(file),
    );
    const open = doors.filter((file) => /^export \*/mu.test(read(file)));
    expect(doors.length).toBeGreaterThan(5);
    expect(open).toEqual([]);
    expect(wide).toEqual([]);
  });

  test('nothing reads the clock or rolls dice behind the caller’s back', () => {
    const wild = product
      // The desk's client runs in browsers, where no test drives its clock.
      .filter((file) => file !== 'src/main.ts' && !file.startsWith('src/web/desk/client/'))
      .filter((file) => /\bDate\.now\(|\bMath\.random\(/.test(read(file)));
    expect(wild).toEqual([]);
  });

  test('no test fails because it waited less than a minute', () => {
    const waits = [
      /\b(?:[a-z]+Timeout|timeout|timeoutMs|deadlineMs|readyMsMax)\b\s*[:=]\s*([\d_]+)/g,
      /^\s*\}, ([\d_]+)\);/gm,
    ];
    const isShort = (ms: number): boolean => ms >= productWaitMsMax && ms < testWaitMsMin;
    const short = files
      .filter((file) => file.startsWith('test/') || /\.(test|contract|fixture)\./.test(file))
      .flatMap((file) =>
        waits
          .flatMap((wait) => [...read(file).matchAll(wait)])
          .filter(([, ms = '']) => isShort(Number(ms.replaceAll('_', ''))))
          .map(([found]) => `${file}: ${found.trim()}`),
      );
    expect(short).toEqual([]);
  });

  test('every slow test exists', () => {
    expect(slowTests.filter((file) => !files.includes(file))).toEqual([]);
  });

  test('no test compares wall time', () => {
    const compares = /expect\(performance\.now\(\)/;
    const own = ['test/tidy.test.ts', 'src/meaning/address/address.test.ts'];
    const found = files.filter((file) => compares.test(read(file)) && !own.includes(file));
    expect(found).toEqual([]);
  });

  test('no file says “any” to the compiler', () => {
    const loose = files.filter((file) => /: any\b|as any\b|@ts-(ignore|nocheck)/.test(read(file)));
    expect(loose.filter((file) => file !== 'test/tidy.test.ts')).toEqual([]);
  });
});

/** Ports are interfaces: their types count as one name. */
function isPort(file: string): boolean {
  return /^src\/(store|bus|net)\//.test(file);
}

function exportsOf(code: string): readonly string[] {
  const direct = [
    ...code.matchAll(/^export (?:async )?(?:function|const|class|interface|type) (\w+)/gm),
  ];
  const listed = [...code.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(([, names]) =>
    (names ?? '').split(',').filter((name) => name.trim() !== ''),
  );
  return [...direct.map(([, name]) => name ?? ''), ...listed];
}
