import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSampleSite, throughGate, type SampleSite } from '../../../test/open-site.fixture.js';
import { sampleId } from '../../../test/sample-site.fixture.js';

let site: SampleSite;
const asked: string[] = [];

beforeAll(async () => {
  site = await openSampleSite({
    wrap: (store) =>
      throughGate(store, (name) => {
        if (name !== 'siteChanges') asked.push(name);
      }),
  });
});
afterAll(() => site.close());

/** Store calls without the look at what changed; bytes of HTML, and compressed bytes. */
test.each<[path: string, calls: number, bytes: number, wireBytes: number]>([
  ['/', 6, 60_000, 9_000],
  ['/2017/03/government-troops-backed-by-veldt-air.html', 6, 30_000, 7_000],
  [`/events/${sampleId('event', 0, 0)}`, 6, 30_000, 6_000],
  ['/search/label/Veldt', 3, 15_000, 4_500],
  // Two calls for each of the four months with roundups, and one that finds no more.
  ['/archive', 10, 10_000, 3_500],
  ['/2017/03/', 3, 15_000, 4_500],
  ['/search?q=harbour', 4, 20_000, 5_000],
  ['/p/outlets.html', 2, 20_000, 5_000],
  ['/p/corrections.html', 2, 10_000, 3_500],
  ['/p/about.html', 1, 12_000, 4_500],
  ['/feeds/posts/default', 4, 80_000, 8_000],
])('%s: %i store calls, %i bytes', async (url, calls, bytes, wireBytes) => {
  // The register is read once for each revision, so here every page reads it.
  await site.store.touchSite();
  asked.length = 0;
  const plain = await site.web.app.inject({ url });
  expect(plain.statusCode).toBe(200);
  expect(asked.length, asked.join(', ')).toBeLessThanOrEqual(calls);
  expect(plain.rawPayload.length).toBeLessThanOrEqual(bytes);
  const packed = await site.web.app.inject({ url, headers: { 'accept-encoding': 'br' } });
  expect(packed.rawPayload.length).toBeLessThanOrEqual(wireBytes);
});
