import { describe, expect, test } from 'vitest';
import { expectSecurity } from '../../test/expect-security.fixture.js';
import { openSampleSite, throughGate } from '../../test/open-site.fixture.js';
import { Fault } from '../domain/fault.js';

describe('when the store fails', () => {
  test('serves cached pages, answers 503 for others, and recovers by itself', async () => {
    let broken = false;
    const own = await openSampleSite({
      wrap: (store) =>
        throughGate(store, () => {
          if (broken) throw new Error('disk I/O error at /var/secret/file.sqlite');
        }),
    });
    const ask = (url: string) => own.web.app.inject({ url });
    await ask('/');
    broken = true;
    expect((await ask('/')).statusCode).toBe(200);
    const answer = await ask('/archive');
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['retry-after']).toBe('30');
    expectSecurity(answer.headers);
    expect(answer.body).toContain('cannot be read right now');
    expect(answer.body).not.toContain('secret');
    broken = false;
    expect((await ask('/archive')).statusCode).toBe(200);
    await own.close();
  });

  test('answers 500 with a request id and without internals', async () => {
    const own = await openSampleSite({
      wrap: (store) =>
        throughGate(store, (name) => {
          if (name === 'roundups.count') throw new Fault('internal', 'No.', 'secret');
        }),
    });
    const answer = await own.web.app.inject({ url: '/archive' });
    expect(answer.statusCode).toBe(500);
    expectSecurity(answer.headers);
    expect(answer.body).toMatch(/<code>[0-9a-f-]{36}<\/code>/);
    expect(answer.body).not.toContain('secret');
    expect(own.faults).toEqual(['No.']);
    await own.close();
  });

  test('answers 429 to too many searches, but not to cached ones', async () => {
    const own = await openSampleSite();
    const ask = (words: string) => own.web.app.inject({ url: `/search?q=${words}` });
    const codes = new Set<number>();
    for (let n = 0; n < 60; n += 1) codes.add((await ask(`harbour+${n}`)).statusCode);
    expect([...codes]).toEqual([200, 429]);
    const refused = await ask('never-asked-before');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expectSecurity(refused.headers);
    expect((await ask('harbour+1')).statusCode).toBe(200);
    await own.close();
  });
});
