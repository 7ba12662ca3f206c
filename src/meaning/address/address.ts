// ADAPTER of meaning: a model behind an address with the OpenAI embeddings API, on this machine or
// elsewhere. The guarded client may reach that host and no other.

import { setTimeout as pause } from 'node:timers/promises';
import { Fault } from '../../domain/fault.js';
import type { Net, NetAnswer } from '../../net/net.js';
import type { Model } from '../meaning.js';

export interface AddressModel {
  /** Without `/embeddings`, such as `https://models.example/v1`. */
  readonly url: string;
  readonly model: string;
  /** The API key; none is sent if it is empty. */
  readonly key: string;
  readonly timeoutMs: number;
  /** Pause before the second try; it doubles for each further one. */
  readonly retryMs?: number;
}

const triesMax = 3;
const retryMsDefault = 500;
const bytesMax = 64 * 2 ** 20;
const retried = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Does not call the model yet. `embed` tries three times. */
export function openAddressModel(address: AddressModel, net: Net): Model {
  const { model, key, timeoutMs, retryMs = retryMsDefault } = address;
  const url = `${withoutLastSlashes(address.url)}/embeddings`;
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json',
    ...(key === '' ? {} : { authorization: `Bearer ${key}` }),
  };

  /** The answer of one try; undefined if another try may help. */
  async function ask(content: string, signal: AbortSignal): Promise<NetAnswer | undefined> {
    const answer = await net.get({ url, headers, content, bytesMax, timeoutMs, signal });
    if (answer.kind === 'forbidden' || answer.kind === 'too-large') throw refused(answer.reason);
    if (answer.kind !== 'answer' || retried.has(answer.status)) return undefined;
    if (answer.status === 200) return answer;
    throw refused(`It answered with status ${answer.status}.`);
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

/** Linear, unlike a pattern that is anchored at the end. */
function withoutLastSlashes(url: string): string {
  let end = url.length;
  while (url.charAt(end - 1) === '/') end--;
  return url.slice(0, end);
}

/** The vectors of `{data: [{index, embedding}]}`, in the order of the texts. */
function vectorsIn(body: Uint8Array, wanted: number): readonly Float32Array[] {
  const { data } = parsed(body);
  if (!Array.isArray(data) || data.length !== wanted)
    throw unexpected('with another number of vectors');
  const vectors: (Float32Array | undefined)[] = Array.from({ length: wanted });
  data.forEach((one: unknown, at) => {
    const { index = at, embedding } = (one ?? {}) as Record<string, unknown>;
    if (typeof index === 'number' && index in vectors) vectors[index] = vectorOf(embedding);
  });
  const whole = vectors.filter((vector) => vector !== undefined);
  if (whole.length !== wanted) throw unexpected('with vectors for other texts');
  if (new Set(whole.map(({ length }) => length)).size > 1)
    throw unexpected('with vectors of several lengths');
  return whole;
}

function vectorOf(embedding: unknown): Float32Array {
  const isVector =
    Array.isArray(embedding) &&
    embedding.length > 0 &&
    embedding.every((value) => typeof value === 'number' && Number.isFinite(value));
  if (!isVector) throw unexpected('with something other than a vector');
  return Float32Array.from(embedding as readonly number[]);
}

function parsed(body: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch (cause) {
    throw new Fault('unavailable', 'The model’s address did not answer with JSON.', cause);
  }
  throw unexpected('with something other than an object');
}

const unexpected = (what: string): Fault => refused(`It answered ${what}.`);

const refused = (why: string): Fault =>
  new Fault('unavailable', `The model’s address cannot be used: ${why}`);
