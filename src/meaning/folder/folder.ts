// ADAPTER of meaning: static vectors in a local folder, in the format of Model2Vec (tokenizer.json,
// model.safetensors). The vector of a text is the mean of its tokens' vectors: no network, no
// native code, some ten thousand short texts a second.

import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import { Fault } from '../../domain/fault.js';
import type { Model } from '../meaning.js';
import { readSafetensors, type Tensor } from './safetensors.js';

/** Tokens read of a text, as Model2Vec does. */
const tokensMax = 512;

/**
 * Loads a model. Its name is that of the folder.
 * @throws Fault `invalid` if the folder holds no such model; the message says what is wrong.
 */
export async function openFolderModel(folder: string): Promise<Model> {
  const tokenizer = await openTokenizer(folder);
  const tensor = readSafetensors(await bytesOf(path.join(folder, 'model.safetensors')));
  const vectors = tensor('embeddings') ?? tensor('embedding.weight');
  if (vectors?.shape.length !== 2) throw unusable(folder, 'it contains no table of “embeddings”');
  const add = adderOf(vectors, tensor('mapping')?.values, tensor('weights')?.values);
  const dimensions = vectors.shape[1] ?? 0;
  const unknown = unknownOf(tokenizer.json, tokenizer.idOf);

  function vectorOf(text: string): Float32Array {
    const sum = new Float32Array(dimensions);
    let tokens = 0;
    for (const token of tokenizer.idsOf(text)) {
      if (token === unknown) continue;
      if (tokens === tokensMax) break;
      add(token, sum);
      tokens++;
    }
    return sum.map((value) => value / Math.max(1, tokens));
  }

  return {
    name: path.basename(path.resolve(folder)),
    embed: (texts) => Promise.resolve(texts.map(vectorOf)),
    close: () => Promise.resolve(),
  };
}

/** Adds the vector of a token to a sum. Newer models share rows between tokens, and weigh them. */
function adderOf(
  { shape: [rows = 0, dimensions = 0], values }: Tensor,
  mapping: Float32Array | undefined,
  weights: Float32Array | undefined,
): (token: number, sum: Float32Array) => void {
  return (token, sum) => {
    const row = mapping === undefined ? token : (mapping[token] ?? -1);
    if (row < 0 || row >= rows) return;
    const weight = weights?.[token] ?? 1;
    const from = row * dimensions;
    for (let i = 0; i < dimensions; i++) {
      sum[i] = (sum[i] as number) + weight * (values[from + i] as number);
    }
  };
}

async function openTokenizer(folder: string) {
  const json = parsed(folder, await bytesOf(path.join(folder, 'tokenizer.json')));
  const configFile = path.join(folder, 'tokenizer_config.json');
  const config = existsSync(configFile) ? parsed(folder, readFileSync(configFile)) : {};
  try {
    const tokenizer = new Tokenizer(json, config);
    return {
      json,
      idOf: (token: string): number | undefined => tokenizer.token_to_id(token),
      idsOf: (text: string): readonly number[] =>
        tokenizer.encode(text, { add_special_tokens: false }).ids,
    };
  } catch (cause) {
    throw unusable(folder, 'the kind of its tokenizer.json is unknown', cause);
  }
}

/** The id of the token for words outside the vocabulary, which are skipped. */
function unknownOf(
  json: Readonly<Record<string, unknown>>,
  idOf: (token: string) => number | undefined,
): number | undefined {
  const { unk_token: token, unk_id: id } = (json['model'] ?? {}) as Record<string, unknown>;
  if (typeof id === 'number') return id;
  return typeof token === 'string' ? idOf(token) : undefined;
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new Fault('invalid', `The model’s ${file} cannot be read.`, cause);
  }
}

function parsed(folder: string, bytes: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8')) as Record<string, unknown>;
  } catch (cause) {
    throw unusable(folder, 'its tokenizer is not JSON', cause);
  }
}

function unusable(folder: string, why: string, cause?: unknown): Fault {
  return new Fault('invalid', `The model in ${folder} cannot be used: ${why}.`, cause);
}
