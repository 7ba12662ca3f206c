// Serves the invented site of the tests, to be looked at: `npx tsx test/sample-server.ts`.

import { randomUUID } from 'node:crypto';
import { readConfig } from '../src/config.js';
import { openSqliteStore } from '../src/store/sqlite/sqlite.js';
import { createWeb } from '../src/web/web.js';
import { fillSampleSite } from './sample-site.fixture.js';

const clock = Date.now;
const store = await openSqliteStore({ file: ':memory:', clock, newId: randomUUID });
await fillSampleSite(store);
const quiet = { debug() {}, info() {}, warn: console.warn, error: console.error };
const web = createWeb({
  store,
  config: readConfig({ MUSTER_SITE_NAME: 'The Roundup', ...process.env }),
  clock,
  banner: 'Sample site: every outlet, place and event here is invented.',
  log: quiet,
});
const { url } = await web.listen();
console.log(url);
