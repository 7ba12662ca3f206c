// Every route of the desk and the API, tried by those who may not use it.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { may, roles } from '../domain/account.js';
import {
  openTestDesk,
  siteOrigin,
  type TestDesk,
  type TestSession,
} from '../../test/open-desk.fixture.js';
import { routes as apiRoutes } from './api/routes.js';
import { deskRoutes } from './desk/routes.js';

let desk: TestDesk;
const sessions = new Map<string, TestSession>();

beforeAll(async () => {
  desk = await openTestDesk();
  for (const role of roles) sessions.set(role, await desk.signIn(role));
});
afterAll(() => desk.close());

const session = (role: string): TestSession => {
  const found = sessions.get(role);
  if (found === undefined) throw new Error(`Nobody is signed in as ${role}.`);
  return found;
};
const filled = (path: string): string => path.replace(/:\w+/g, 'no-such-thing');

test('the routes are these; a new one has to be added here', () => {
  expect(apiRoutes.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /wire',
    'GET /events/:id',
    'POST /events/:id/triage',
    'GET /roundups/:id',
    'POST /roundups',
    'POST /events/:id/draft',
    'POST /roundups/:id/edits',
    'POST /roundups/:id/undo',
    'POST /roundups/:id/restore',
    'POST /roundups/:id/publish',
    'POST /roundups/:id/withdraw',
    'GET /roundups/:id/versions',
    'GET /roundups/:id/as-text',
    'GET /roundups/:id/as-html',
  ]);
  expect(deskRoutes.map(({ method, path, access }) => `${method} ${path} ${access}`)).toEqual([
    'GET / signed-in',
    'GET /sign-in anyone',
    'POST /sign-in anyone',
    'POST /sign-in/code anyone',
    'POST /sign-out signed-in',
    'GET /link/:secret anyone',
    'POST /link/:secret anyone',
    'GET /account signed-in',
    'POST /account/password signed-in',
    'POST /account/second-factor/begin signed-in',
    'POST /account/second-factor/confirm signed-in',
    'POST /account/second-factor/remove signed-in',
    'POST /account/sessions/end signed-in',
    'POST /account/passkeys/remove signed-in',
    'POST /accounts/invite owner',
    'POST /accounts/change owner',
    'POST /passkey/begin anyone',
    'POST /passkey/sign-in anyone',
    'POST /account/passkeys/begin signed-in',
    'POST /account/passkeys/add signed-in',
  ]);
});

describe.each(apiRoutes)('API: $method $path', ({ method, path, action }) => {
  const url = `/api${filled(path)}`;
  const ask = (headers: Record<string, string>, payload: string | object = {}) =>
    desk.inject({ method, url, headers, ...(method === 'POST' ? { payload } : {}) });

  test('is refused without a session, with an ended one, and with a forged one', async () => {
    for (const cookie of ['', '__Host-muster-desk=', `__Host-muster-desk=${'x'.repeat(43)}`]) {
      const answer = await ask({ cookie, origin: siteOrigin });
      expect([answer.statusCode, answer.json()]).toMatchObject([
        401,
        { error: { code: 'unauthenticated' } },
      ]);
    }
  });

  test('is refused in a role that may not', async () => {
    for (const role of roles.filter((one) => !may({ id: '', role: one }, action))) {
      const { cookie, token } = session(role);
      const answer = await ask({ cookie, origin: siteOrigin, 'x-muster-token': token });
      expect([role, answer.statusCode]).toEqual([role, 403]);
    }
  });

  if (method === 'POST')
    test('is refused without the token and from other pages', async () => {
      const { cookie, token } = session('owner');
      const headers: readonly Record<string, string>[] = [
        { cookie, origin: siteOrigin },
        { cookie, origin: siteOrigin, 'x-muster-token': 'x'.repeat(43) },
        { cookie, origin: 'https://evil.example', 'x-muster-token': token },
        { cookie, 'sec-fetch-site': 'cross-site', 'x-muster-token': token },
        { cookie, 'x-muster-token': token },
      ];
      for (const one of headers) expect((await ask(one)).statusCode).toBe(403);
    });

  if (method === 'POST')
    test('takes JSON alone', async () => {
      const { cookie, token } = session('owner');
      const headers = { cookie, origin: siteOrigin, 'x-muster-token': token };
      for (const kind of ['text/plain', 'application/x-www-form-urlencoded', 'text/html']) {
        const answer = await ask({ ...headers, 'content-type': kind }, '{}');
        expect([kind, answer.statusCode]).toEqual([kind, 415]);
      }
      const json = { ...headers, 'content-type': 'application/json' };
      for (const body of ['{', '{"__proto__":{}}', '[]', '{"unknown":1}']) {
        const { statusCode } = await ask(json, body);
        expect([body, statusCode >= 400 && statusCode < 500]).toEqual([body, true]);
      }
    });

  test('never answers with a cacheable body or without the policy', async () => {
    const { cookie, token } = session('owner');
    const answer = await ask({ cookie, origin: siteOrigin, 'x-muster-token': token });
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    expect(answer.statusCode).toBeLessThan(500);
  });
});

describe.each(deskRoutes)('desk: $method $path', ({ method, path, access }) => {
  const url = `/desk${filled(path)}`;
  const form = (headers: Record<string, string>, fields: Record<string, string> = {}) =>
    desk.inject({
      method,
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      ...(method === 'POST' ? { payload: new URLSearchParams(fields).toString() } : {}),
    });

  if (access !== 'anyone')
    test('leads to the sign-in without a session', async () => {
      const answer = await form({ origin: siteOrigin });
      expect(answer.statusCode).toBe(303);
      expect(answer.headers.location).toMatch(/^\/desk\/sign-in\?next=%2Fdesk/);
    });

  if (access === 'owner')
    test('is for the owner', async () => {
      for (const role of ['editor', 'moderator']) {
        const { cookie, token } = session(role);
        expect((await form({ cookie, origin: siteOrigin }, { token })).statusCode).toBe(403);
      }
    });

  if (method === 'POST')
    test('is refused from other pages', async () => {
      const { cookie, token } = session('owner');
      for (const headers of [
        { cookie, origin: 'https://evil.example' },
        { cookie, 'sec-fetch-site': 'same-site' },
        { cookie },
      ]) {
        expect((await form(headers, { token })).statusCode).toBe(403);
      }
      if (access === 'anyone') return;
      expect((await form({ cookie, origin: siteOrigin })).statusCode).toBe(403);
      const text = { cookie, origin: siteOrigin, 'content-type': 'text/plain' };
      expect((await form(text, { token })).statusCode).toBe(415);
    });

  test('runs no script but its own, on every status', async () => {
    const answer = await form({});
    const policy = String(answer.headers['content-security-policy']);
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });
});

test.each([
  [undefined, '/desk'],
  ['/desk/account', '/desk/account'],
  ['/desk?order=size', '/desk?order=size'],
  ['//evil.example', '/desk'],
  ['https://evil.example/desk', '/desk'],
  ['/desk//evil.example', '/desk'],
  ['/\\evil.example', '/desk'],
  ['/desk/../', '/desk'],
])('after signing in, next=%s leads to %s', async (next, to) => {
  const owner = await desk.store.accounts.findByName('owner');
  expect(owner).toBeDefined();
  const answer = await desk.inject({
    method: 'POST',
    url: '/desk/sign-in',
    headers: { origin: siteOrigin, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({
      name: 'owner',
      password: 'tomato bicycle',
      ...(next === undefined ? {} : { next }),
    }).toString(),
  });
  expect([answer.statusCode, answer.headers.location]).toEqual([303, to]);
  expect(answer.headers['set-cookie']).toMatch(/^__Host-muster-desk=[\w-]{43}; Path=\/; HttpOnly/);
});
