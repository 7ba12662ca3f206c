// The server half of pages-served: answers in its own process, and reports its processor time.

import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Store } from '../src/store/store.js';
import { openSampleSite } from '../test/open-site.fixture.js';
import type { Kind } from './pages-served.js';

const path = '/2017/03/government-troops-backed-by-veldt-air.html';
const kind = process.argv[2] as Kind;

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuMs: (user + system) / 1000 });
});

const site = await openSampleSite({
  environment: { MUSTER_SITE_URL: '' },
  wrap: (store) => (kind === 'fresh' ? { ...store, ...neverTheSame() } : store),
});
const { url } = await site.web.listen();
const page = await site.web.app.inject({ url: path });
process.send?.({ url: kind === 'bare' ? await bare() : url + path, headers: headersOf() });

/** Each request finds the site changed, so that nothing is kept. */
function neverTheSame(): Pick<Store, 'siteRevision' | 'siteChanges'> {
  let revision = 0;
  return {
    siteRevision: () => Promise.resolve((revision += 1)),
    siteChanges: () => Promise.resolve([{ part: 'all', at: revision }]),
  };
}

function headersOf(): Record<string, string> {
  if (kind === 'kept-gzip') return { 'accept-encoding': 'gzip' };
  return kind === 'not-modified' ? { 'if-none-match': String(page.headers.etag) } : {};
}

async function bare(): Promise<string> {
  const body = page.rawPayload;
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('content-length', body.length);
    response.setHeader('etag', randomUUID());
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
