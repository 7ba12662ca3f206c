// ADAPTER of meaning: a model behind an address that speaks the OpenAI form of embeddings, of one's
// own machine or of the world. Asked through a guarded client that may go there and nowhere else.

import { setTimeout as pause } from 'node:timers/promises';
import { Fault } from '../../domain/fault.js';
import type { Net, NetAnswer } from '../../net/net.js';
import type { Model } from '../meaning.js';

export interface AddressModel {
  /** Without `/embeddings`: `https://models.example/v1`. */
  readonly url: string;
  readonly model: string;
  /** Empty: none is sent. */
  readonly key: string;
  readonly timeoutMs: number;
  /** Before the first try again; doubles. */
  readonly retryMs?: number;
}

const triesMax = 3;
const retryMsDefault = 500;
const bytesMax = 64 * 2 ** 20;
const retried = new Set([408, 425, 429, 500, 502, 503, 504]);

export function openAddressModel(address: AddressModel, net: Net): Model {
  const { model, key, timeoutMs, retryMs = retryMsDefault } = address;
  const url = `${address.url.replace(/\/+$/, '')}/embeddings`;
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json',
    ...(key === '' ? {} : { authorization: `Bearer ${key}` }),
  };

  /** Answers undefined when another try may help. */
  async function ask(content: string, signal: AbortSignal): Promise<NetAnswer | undefined> {
    const answer = await net.get({ url, headers, content, bytesMax, timeoutMs, signal });
    if (answer.kind === 'forbidden' || answer.kind === 'too-large') throw refused(answer.reason);
    if (answer.kind !== 'answer' || retried.has(answer.status)) return undefined;
    if (answer.status === 200) return answer;
    throw refused(`It answers with status ${answer.status}.`);
  }

  return {
    name: model,
    async embed(texts, signal) {
      const content = JSON.stringify({ model, input: texts, encoding_format: 'float' });
      for (let tries = 1; tries <= triesMax; tries++) {
        const answer = await ask(content, signal);
        if (answer !== undefined) return vectorsIn(answer.body, texts.length);
        if (tries < triesMax) await pause(retryMs * 2 ** (tries - 1), undefined, { signal });
      }
      throw refused(`It failed ${triesMax} times.`);
    },
    close: () => net.close(),
  };
}

/** Vectors in the order asked for: `{data: [{index, embedding}]}`. */
function vectorsIn(body: Uint8Array, wanted: number): readonly Float32Array[] {
  const { data } = parsed(body);
  if (!Array.isArray(data) || data.length !== wanted) throw odd('another number of vectors');
  const vectors: (Float32Array | undefined)[] = Array.from({ length: wanted });
  data.forEach((one: unknown, at) => {
    const { index = at, embedding } = (one ?? {}) as Record<string, unknown>;
    if (typeof index === 'number' && index in vectors) vectors[index] = vectorOf(embedding);
  });
  const whole = vectors.filter((vector) => vector !== undefined);
  if (whole.length !== wanted) throw odd('vectors for other texts');
  if (new Set(whole.map(({ length }) => length)).size > 1) throw odd('vectors of several lengths');
  return whole;
}

function vectorOf(embedding: unknown): Float32Array {
  const isVector =
    Array.isArray(embedding) &&
    embedding.length > 0 &&
    embedding.every((value) => typeof value === 'number' && Number.isFinite(value));
  if (!isVector) throw odd('what is no vector');
  return Float32Array.from(embedding as readonly number[]);
}

function parsed(body: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch (cause) {
    throw new Fault('unavailable', 'The model’s address answers no JSON.', cause);
  }
  throw odd('no object');
}

const odd = (what: string): Fault => refused(`It answers ${what}.`);

const refused = (why: string): Fault =>
  new Fault('unavailable', `The model’s address is of no use: ${why}`);
