// The address of a reader behind a proxy: X-Forwarded-For is believed only from trusted proxies.

import { expect, test } from 'vitest';
import { openSampleSite } from '../../test/open-site.fixture.js';

/** The distinct statuses of 60 searches from one socket, each forwarded for another reader. */
async function searches(environment: Readonly<Record<string, string>>, remoteAddress: string) {
  const site = await openSampleSite({ environment });
  const codes = new Set<number>();
  for (let reader = 0; reader < 60; reader += 1) {
    const headers = { 'x-forwarded-for': `198.51.100.${reader}` };
    const url = `/search?q=harbour${reader}`;
    codes.add((await site.web.app.inject({ url, headers, remoteAddress })).statusCode);
  }
  await site.close();
  return [...codes];
}

const named = { MUSTER_TRUSTED_PROXIES: '192.0.2.0/24,::1' };

test.each([
  ['none is trusted', {}, '192.0.2.7', [200, 429]],
  ['another one is trusted', named, '203.0.113.9', [200, 429]],
  ['it is trusted', named, '192.0.2.7', [200]],
  ['it is trusted, in IPv6', named, '::1', [200]],
])('searches through a proxy when %s', async (_, environment, proxy, codes) => {
  expect(await searches(environment, proxy)).toEqual(codes);
});

test('a reader behind a trusted proxy cannot choose an address', async () => {
  const site = await openSampleSite({ environment: named });
  const codes = new Set<number>();
  for (let turn = 0; turn < 60; turn += 1) {
    // The proxy appends the address it saw; the reader sent the one before it.
    const headers = { 'x-forwarded-for': `203.0.113.${turn}, 198.51.100.1` };
    const asked = { url: `/search?q=harbour${turn}`, headers, remoteAddress: '192.0.2.7' };
    codes.add((await site.web.app.inject(asked)).statusCode);
  }
  expect([...codes]).toEqual([200, 429]);
  await site.close();
});
