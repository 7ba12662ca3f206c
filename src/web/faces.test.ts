// A face that takes bodies, beside the public site: each has its own headers, limits and failures.

import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSampleSite, sampleSiteUrl, type SampleSite } from '../../test/open-site.fixture.js';
import { Fault } from '../domain/fault.js';
import type { Face } from './http/face.js';
import { acceptJsonBodies } from './http/json-body.js';
import { sendJsonFailure } from './http/json-failure.js';
import { contentSecurityPolicy } from './http/security-headers.js';

const notes: Face = {
  prefix: '/notes',
  contentSecurityPolicy: contentSecurityPolicy(["script-src 'self'", "connect-src 'self'"]),
  bodyBytesMax: 1_000,
  sendFailure: sendJsonFailure,
  addRoutes(app: FastifyInstance) {
    acceptJsonBodies(app);
    app.post('/', async ({ body }) => ({ body }));
    app.get('/taken', async () => {
      throw new Fault('conflict', 'Somebody else changed the note.');
    });
    app.get('/broken', async () => {
      throw new Error('secret of /var/file');
    });
  },
};

let site: SampleSite;
beforeAll(async () => {
  site = await openSampleSite({ faces: [notes] });
});
afterAll(() => site.close());

const json = 'application/json';
const post = (payload: string, headers: Record<string, string> = {}) =>
  site.web.app.inject({
    method: 'POST',
    url: '/notes/',
    headers: { 'content-type': json, origin: sampleSiteUrl, ...headers },
    payload,
  });

test('a good body arrives', async () => {
  const answer = await post('{"text": "A", "tags": [1, {"deep": null}]}');
  expect([answer.statusCode, answer.json()]).toEqual([
    200,
    { body: { text: 'A', tags: [1, { deep: null }] } },
  ]);
});

describe('a bad body gets a failure in JSON', () => {
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
  test.each<[name: string, payload: string, type: string, status: number, message: RegExp]>([
    ['of the wrong kind', 'text=A', 'application/x-www-form-urlencoded', 415, /must be JSON/],
    ['of a kind that browsers send without asking', '{}', 'text/plain', 415, /must be JSON/],
    ['without a kind', '{}', '', 415, /must be JSON/],
    ['that is too large', JSON.stringify('x'.repeat(2_000)), json, 413, /too large/],
    ['that is malformed', '{"a": ', json, 400, /not valid JSON/],
    ['that is empty', '', json, 400, /not valid JSON/],
    ['that is nested deeply', nested(400), json, 400, /16 levels/],
    ['with the key __proto__', '{"a": {"__proto__": {}}}', json, 400, /“__proto__”/],
    ['with the key constructor', '{"constructor": {"prototype": 1}}', json, 400, /“constructor”/],
  ])('%s', async (_, payload, type, status, message) => {
    const answer = await post(payload, { 'content-type': type });
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    const { error } = answer.json<{ error: Record<string, string> }>();
    expect([answer.statusCode, Object.keys(error)]).toEqual([
      status,
      ['code', 'message', 'requestId'],
    ]);
    expect(error['message']).toMatch(message);
    expect(error['requestId']).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('a write from another site is refused', () => {
  test.each<[name: string, headers: Record<string, string>, status: number]>([
    ['with its origin', { origin: 'https://evil.example' }, 403],
    ['with the origin null', { origin: 'null' }, 403],
    ['with our origin as a part of its own', { origin: `${sampleSiteUrl}.evil.example` }, 403],
    ['by fetch metadata', { origin: '', 'sec-fetch-site': 'cross-site' }, 403],
    ['by fetch metadata of a sibling', { origin: '', 'sec-fetch-site': 'same-site' }, 403],
    ['with a cookie and no origin', { origin: '', cookie: 'session=1' }, 403],
    ['but not one from our pages', { origin: '', 'sec-fetch-site': 'same-origin' }, 200],
    ['but not one from a program', { origin: '' }, 200],
  ])('%s', async (_, { origin = '', ...others }, status) => {
    const headers = origin === '' ? others : { ...others, origin };
    const answer = await site.web.app.inject({
      method: 'POST',
      url: '/notes/',
      headers: { 'content-type': json, ...headers },
      payload: '{}',
    });
    expect(answer.statusCode).toBe(status);
  });
});

describe('failures', () => {
  const get = (url: string) => site.web.app.inject({ url });
  test('a fault has its status and its message', async () => {
    const answer = await get('/notes/taken');
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({
      error: { code: 'conflict', message: 'Somebody else changed the note.' },
    });
  });
  test('an unexpected error reveals nothing and is logged', async () => {
    const answer = await get('/notes/broken');
    expect([answer.statusCode, answer.body.includes('secret')]).toEqual([500, false]);
    expect(site.faults).toContain('Something failed while answering a request.');
  });
  test.each([
    ['/notes/nothing', 404],
    ['/notes/%E0%A4%A', 400],
    [`/notes/${'x'.repeat(5_000)}`, 414],
  ])('%s is answered by the face', async (url, status) => {
    const answer = await get(url);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      status,
      'application/json; charset=utf-8',
    ]);
    expect(answer.headers['content-security-policy']).toContain("connect-src 'self'");
  });
});

test('each face has its own policy', async () => {
  const policy = async (url: string) =>
    (await site.web.app.inject({ url })).headers['content-security-policy'];
  expect(await policy('/notes/taken')).toContain("script-src 'self'");
  expect(await policy('/')).not.toContain('script-src');
  expect(await policy('/notesandmore')).not.toContain('script-src');
});

test.each(['/api/', '/api/roundups/', '/desk/', '/desk/queue/a.html', '/20171/', '/2017/3x/'])(
  '%s is not taken for an address of the archive',
  async (url) => {
    const { statusCode, headers } = await site.web.app.inject({ url });
    expect([301, 404]).toContain(statusCode);
    if (statusCode === 301) {
      const next = await site.web.app.inject({ url: String(headers.location) });
      expect(next.statusCode).toBe(404);
    }
  },
);
