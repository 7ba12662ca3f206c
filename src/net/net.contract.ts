// The contract of every adapter of net. Each adapter runs it over the same pages.

import { expect, test } from 'vitest';
import type { Net, NetRequest } from './net.js';

export interface WorldPage {
  readonly path: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly text?: string;
}

/** A set of pages, and a net that may request them. */
export interface World {
  readonly net: Net;
  /** Without a slash at its end. */
  readonly base: string;
  close(): Promise<void>;
}

export type OpenWorld = (pages: readonly WorldPage[]) => Promise<World>;

const limits = { bytesMax: 10_000, timeoutMs: 60_000 };
const redirects = [301, 302, 303, 307, 308];
const chain = (length: number): readonly WorldPage[] =>
  Array.from({ length }, (_, at) => ({
    path: `/chain${at}`,
    status: 302,
    headers: { location: `/chain${at + 1}` },
  }));

const pages: readonly WorldPage[] = [
  { path: '/feed', headers: { etag: 'W/"seven, \'8\'"', 'x-kind': 'feed' }, text: 'the feed ü' },
  { path: '/dated', headers: { 'last-modified': 'Thu, 02 Mar 2017 10:00:00 GMT' }, text: 'dated' },
  { path: '/gone', status: 410, text: 'gone' },
  { path: '/empty', status: 200, text: '' },
  { path: '/large', text: 'x'.repeat(20_000) },
  { path: '/circle', status: 301, headers: { location: '/circle' } },
  { path: '/nowhere', status: 301 },
  { path: '/inside', status: 302, headers: { location: 'http://10.0.0.7/' } },
  { path: '/scheme', status: 302, headers: { location: 'file:///etc/passwd' } },
  ...redirects.map((status) => ({
    path: `/moved${status}`,
    status,
    headers: { location: '/feed#part' },
  })),
  ...chain(5),
  { path: '/chain5', text: 'the end' },
  ...Array.from({ length: 7 }, (_, at) => ({
    path: `/long${at}`,
    status: 307,
    headers: { location: `/long${at + 1}` },
  })),
];

export function netContract(open: OpenWorld): void {
  const within = async (work: (world: World) => Promise<void>): Promise<void> => {
    const world = await open(pages);
    try {
      await work(world);
    } finally {
      await world.close();
    }
  };
  const get = (world: World, path: string, more: Partial<NetRequest> = {}) =>
    world.net.get({ url: `${world.base}${path}`, ...limits, ...more });

  test('an answer has status, address, headers and bytes', () =>
    within(async (world) => {
      const answer = await get(world, '/feed');
      expect(answer).toMatchObject({
        kind: 'answer',
        status: 200,
        url: `${world.base}/feed`,
        hops: [],
      });
      if (answer.kind !== 'answer') return;
      expect(answer.headers).toMatchObject({ etag: 'W/"seven, \'8\'"', 'x-kind': 'feed' });
      expect(Buffer.from(answer.body).toString('utf8')).toBe('the feed ü');
      expect(await get(world, '/gone')).toMatchObject({ kind: 'answer', status: 410 });
      expect(await get(world, '/empty')).toMatchObject({ status: 200, body: { length: 0 } });
    }));

  test('validators are sent byte for byte and answered with 304', () =>
    within(async (world) => {
      const url = `${world.base}/feed`;
      const known = { validators: { url, etag: 'W/"seven, \'8\'"' } };
      expect(await get(world, '/feed', known)).toMatchObject({ status: 304 });
      const dated = `${world.base}/dated`;
      const since = { validators: { url: dated, lastModified: 'Thu, 02 Mar 2017 10:00:00 GMT' } };
      expect(await get(world, '/dated', since)).toMatchObject({ status: 304 });
      const other = { validators: { url, etag: '"other"' } };
      expect(await get(world, '/feed', other)).toMatchObject({ status: 200 });
      expect(await get(world, '/moved302', known)).toMatchObject({ status: 304, url });
    }));

  test.each(redirects)('%i is followed and listed as a hop', (status) =>
    within(async (world) => {
      const from = `${world.base}/moved${status}`;
      expect(await get(world, `/moved${status}`)).toMatchObject({
        status: 200,
        url: `${world.base}/feed`,
        hops: [{ status, url: from }],
      });
    }),
  );

  test('five redirects are followed; six, and circles, are refused', () =>
    within(async (world) => {
      const five = await get(world, '/chain0');
      expect(five).toMatchObject({ kind: 'answer', url: `${world.base}/chain5` });
      expect(five.kind === 'answer' && five.hops.length).toBe(5);
      expect(await get(world, '/long0')).toMatchObject({ kind: 'too-many-redirects' });
      expect(await get(world, '/circle')).toMatchObject({ kind: 'too-many-redirects' });
      expect(await get(world, '/nowhere')).toMatchObject({ kind: 'answer', status: 301 });
    }));

  test('a forbidden address is refused, also after a redirect', () =>
    within(async (world) => {
      const forbidden = { kind: 'forbidden' };
      expect(await world.net.get({ url: 'http://127.1/', ...limits })).toMatchObject(forbidden);
      expect(await world.net.get({ url: 'ftp://a.example/', ...limits })).toMatchObject(forbidden);
      expect(await get(world, '/inside')).toMatchObject({ ...forbidden, url: 'http://10.0.0.7/' });
      expect(await get(world, '/scheme')).toMatchObject(forbidden);
    }));

  test('a body over the limit is refused', () =>
    within(async (world) => {
      expect(await get(world, '/large')).toMatchObject({ kind: 'too-large' });
      expect(await get(world, '/large', { bytesMax: 20_000 })).toMatchObject({ kind: 'answer' });
    }));

  test('an aborted signal rejects', () =>
    within(async (world) => {
      const signal = AbortSignal.abort();
      await expect(get(world, '/feed', { signal })).rejects.toThrow();
    }));
}
