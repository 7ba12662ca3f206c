// A small real model, whose files are written byte by byte in the usual format.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openFolderModel } from './folder.js';
import { safetensors, tokenizerOf, type RawTensor } from './model-files.fixture.js';

const words = ['[UNK]', 'quake', 'tremor', 'island', 'budget', '##s'];
const table = [
  [9, 9, 9],
  [1, 0, 0],
  [0.5, 0.5, 0],
  [0, 0, 1],
  [0, -1, 0],
  [0, 0, 0.5],
];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'muster-model-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(tensors: Readonly<Record<string, RawTensor>>, tokenizer = tokenizerOf(words)): void {
  writeFileSync(path.join(folder, 'tokenizer.json'), JSON.stringify(tokenizer));
  writeFileSync(path.join(folder, 'model.safetensors'), safetensors(tensors));
}

async function meant(...texts: readonly string[]): Promise<readonly (readonly number[])[]> {
  const model = await openFolderModel(folder);
  const vectors = await model.embed(texts, new AbortController().signal);
  return vectors.map((vector) => Array.from(vector));
}

describe('a static model in a folder', () => {
  test('a text is the mean of its tokens, without unknown words', async () => {
    write({ embeddings: { dtype: 'F32', rows: table } });
    expect(await meant('Quake, island', 'zzz quake', 'zzz', '')).toEqual([
      [0.5, 0, 0.5],
      [1, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ]);
  });

  test('words are split into known pieces', async () => {
    write({ embeddings: { dtype: 'F32', rows: table } });
    expect(await meant('islands')).toEqual([[0, 0, 0.75]]);
  });

  test.each(['F32', 'F16', 'BF16', 'F64'] as const)('numbers of type %s', async (dtype) => {
    write({ embeddings: { dtype, rows: table } });
    expect(await meant('tremor', 'budget')).toEqual([
      [0.5, 0.5, 0],
      [0, -1, 0],
    ]);
  });

  test('reads tokens that share rows and have weights', async () => {
    write({
      embeddings: {
        dtype: 'F32',
        rows: [
          [1, 0],
          [0, 1],
        ],
      },
      mapping: { dtype: 'I64', rows: [0, 0, 0, 1, 1, 1] },
      weights: { dtype: 'F64', rows: [0, 2, 1, 1, 1, 1] },
    });
    expect(await meant('quake', 'tremor island')).toEqual([
      [2, 0],
      [0.5, 0.5],
    ]);
  });

  test('reads the first 512 tokens of a long text', async () => {
    write({ embeddings: { dtype: 'F32', rows: table } });
    const [long] = await meant(`${'quake '.repeat(512)}${'island '.repeat(5_000)}`);
    expect(long).toEqual([1, 0, 0]);
  });

  const refused: readonly (readonly [string, () => void, RegExp])[] = [
    ['no files', () => undefined, /cannot be read/],
    [
      'a file cut off',
      () => write({ embeddings: { dtype: 'F32', rows: table, cut: 4 } }),
      /cut off/,
    ],
    ['an odd type', () => write({ embeddings: { dtype: 'Q4', rows: table } }), /type Q4/],
    ['no table', () => write({ other: { dtype: 'F32', rows: table } }), /no table/],
    [
      'a head with a wrong shape',
      () => write({ embeddings: { dtype: 'F32', rows: table, shape: [6, 4] } }),
      /size/,
    ],
    [
      'an odd tokenizer',
      () => write({ embeddings: { dtype: 'F32', rows: table } }, { model: { type: 'None' } }),
      /tokenizer/,
    ],
  ];
  test.each(refused)('%s: refused with a message', async (_, prepare, why) => {
    prepare();
    await expect(openFolderModel(folder)).rejects.toThrow(why);
  });

  test('a damaged model: refused with a Fault', async () => {
    write({ embeddings: { dtype: 'F32', rows: table } });
    for (const bytes of ['', 'abc', '\u00ff'.repeat(64), `${'\0'.repeat(8)}{}`]) {
      writeFileSync(path.join(folder, 'model.safetensors'), bytes, 'latin1');
      await expect(openFolderModel(folder)).rejects.toMatchObject({ code: 'invalid' });
    }
  });
});
