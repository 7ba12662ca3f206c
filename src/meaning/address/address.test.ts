// A real server on the loopback with the OpenAI embeddings API, which behaves well or badly.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHttpNet } from '../../net/http/http.js';
import { createGuardedModel, type Meaning } from '../meaning.js';
import { openAddressModel } from './address.js';

interface Asked {
  readonly path: string;
  readonly key: string | undefined;
  readonly model: string;
  readonly input: readonly string[];
}

type Behave = (asked: Asked, response: ServerResponse, count: number) => void;

let server: Server;
let port: number;
let behave: Behave;
let asked: Asked[];
let now = 0;
let lines: string[];

beforeEach(async () => {
  asked = [];
  lines = [];
  now = 0;
  behave = wellBehaved;
  server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let content = '';
  for await (const part of request) content += String(part);
  const { model, input } = JSON.parse(content) as Pick<Asked, 'model' | 'input'>;
  const one = { path: request.url ?? '', key: request.headers.authorization, model, input };
  asked.push(one);
  behave(one, response, asked.length);
}

const vectorOf = (text: string): readonly number[] => [text.length, 1, 0];

function respond(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(typeof value === 'string' ? value : JSON.stringify(value));
}

/** In another order, as the API allows. */
const wellBehaved: Behave = ({ input }, response) => {
  const data = input.map((text, index) => ({ index, embedding: vectorOf(text) }));
  respond(response, { object: 'list', data: data.toReversed() });
};

function open({ timeoutMs = 60_000, batch = 2, key = '', allow = true } = {}): Meaning {
  const allowHosts = allow ? [`127.0.0.1:${port}`] : [];
  const net = createHttpNet({ config: { allowHosts, contact: '', siteUrl: '' } });
  const url = `http://127.0.0.1:${port}/v1/`;
  const model = openAddressModel({ url, model: 'small', key, timeoutMs, retryMs: 1 }, net);
  const note = (_: unknown, line: string): unknown => lines.push(line);
  const log = { info: note, error: note } as never;
  return createGuardedModel(model, { clock: () => now, log, batch, timeoutMs });
}

const lengthsOf = (vectors: readonly (Float32Array | undefined)[]) =>
  vectors.map((vector) => vector && Number(Math.hypot(...vector).toFixed(5)));

describe('a model behind an address', () => {
  test('gets batches, its name and its key, and its vectors keep their order', async () => {
    const meaning = open({ key: 'secret' });
    const vectors = await meaning.vectorsOf(['a', 'bbbb', 'cc']);
    expect(lengthsOf(vectors)).toEqual([1, 1, 1]);
    expect(vectors.map((vector) => Math.round((vector?.[0] ?? 0) / (vector?.[1] ?? 1)))).toEqual([
      1, 4, 2,
    ]);
    expect(asked.map(({ input }) => input.length)).toEqual([2, 1]);
    expect(asked[0]).toMatchObject({
      path: '/v1/embeddings',
      key: 'Bearer secret',
      model: 'small',
    });
    await meaning.close();
  });

  test('that fails is called again, at most three times', async () => {
    behave = (one, response, count) =>
      count < 3 ? respond(response, { error: 'busy' }, 503) : wellBehaved(one, response, count);
    const meaning = open();
    expect(lengthsOf(await meaning.vectorsOf(['a']))).toEqual([1]);
    expect(asked).toHaveLength(3);
    await meaning.close();
  });

  const badly: readonly (readonly [string, Behave, number])[] = [
    ['500 every time', (_, response) => respond(response, {}, 500), 3],
    ['401', (_, response) => respond(response, { error: 'key' }, 401), 1],
    ['truncated JSON', (_, response) => respond(response, '{"data": [{"index": 0, "emb'), 1],
    ['NaN', (_, response) => respond(response, '{"data": [{"index": 0, "embedding": [NaN]}]}'), 1],
    [
      'null in a vector',
      (_, response) => respond(response, { data: [{ embedding: [1, null] }] }),
      1,
    ],
    ['an empty vector', (_, response) => respond(response, { data: [{ embedding: [] }] }), 1],
    ['too few vectors', (_, response) => respond(response, { data: [] }), 1],
    [
      'a vector for another text',
      (_, response) => respond(response, { data: [{ index: 7, embedding: [1] }] }),
      1,
    ],
    ['no object', (_, response) => respond(response, '[1]'), 1],
    ['a redirect', (_, response) => response.writeHead(307, { location: '/v2' }).end(), 1],
    ['a cut connection', (_, response) => response.destroy(), 3],
  ];
  test.each(badly)(
    '%s: continues without vectors, logs it once, and pauses',
    async (_, misbehave, tries) => {
      behave = misbehave;
      const meaning = open();
      expect(await meaning.vectorsOf(['a'])).toEqual([undefined]);
      expect(asked.length).toBe(tries);
      expect(await meaning.vectorsOf(['b'])).toEqual([undefined]);
      expect(asked.length).toBe(tries);
      now += 60_000;
      expect(await meaning.vectorsOf(['c'])).toEqual([undefined]);
      expect(lines).toEqual(['The model does not answer. Grouping continues without it.']);
      now += 60_000;
      behave = wellBehaved;
      expect(lengthsOf(await meaning.vectorsOf(['d']))).toEqual([1]);
      expect(lines.at(-1)).toBe('The model answers again.');
      await meaning.close();
    },
  );

  test('that never answers delays grouping no longer than the timeout', async () => {
    behave = () => undefined;
    const meaning = open({ timeoutMs: 50 });
    const started = performance.now();
    expect(await meaning.vectorsOf(['a', 'b', 'c'])).toEqual([undefined, undefined, undefined]);
    expect(performance.now() - started).toBeLessThan(50_000);
    await meaning.close();
  });

  test('that changes the length of its vectors is not used', async () => {
    const meaning = open();
    await meaning.vectorsOf(['a']);
    behave = (_, response) => respond(response, { data: [{ index: 0, embedding: [1, 2] }] });
    expect(await meaning.vectorsOf(['b'])).toEqual([undefined]);
    await meaning.close();
  });

  test('vectors received before a failure are used', async () => {
    behave = (one, response, count) =>
      count === 1 ? wellBehaved(one, response, count) : respond(response, {}, 404);
    const meaning = open();
    expect(lengthsOf(await meaning.vectorsOf(['a', 'b', 'c']))).toEqual([1, 1, undefined]);
    await meaning.close();
  });

  test('on a private network is not called unless the operator allows its host', async () => {
    const meaning = open({ allow: false });
    expect(await meaning.vectorsOf(['a'])).toEqual([undefined]);
    expect(asked).toEqual([]);
    await meaning.close();
  });
});
