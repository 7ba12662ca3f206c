// A newsroom with the sample events and a desk, answered without a socket.

import { uuidv7 } from 'uuidv7';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { createAccounts, type AccountsDoor } from '../src/accounts/accounts.js';
import { openDesk } from '../src/assembly/desk.js';
import { readConfig, type Config } from '../src/config.js';
import type { Role } from '../src/domain/account.js';
import { minuteMs } from '../src/domain/time.js';
import { openSqliteStore } from '../src/store/sqlite/sqlite.js';
import type { Store } from '../src/store/store.js';
import { createWeb } from '../src/web/web.js';
import { fillSampleSite, sampleDay } from './sample-site.fixture.js';

export interface TestDesk {
  readonly store: Store;
  readonly accounts: AccountsDoor;
  readonly config: Config;
  /** What the clock says; tests move it. */
  now: number;
  inject(options: InjectOptions): Promise<LightMyRequestResponse>;
  /** Makes an account of a role and signs it in. */
  signIn(role: Role, name?: string): Promise<TestSession>;
  close(): Promise<void>;
}

export interface TestSession {
  readonly accountId: string;
  readonly cookie: string;
  readonly token: string;
  get(path: string): Promise<LightMyRequestResponse>;
  /** @param version sent as `If-Match`. */
  post(path: string, body: object, version?: number): Promise<LightMyRequestResponse>;
}

export const siteOrigin = 'https://roundup.example';
const caller = { address: '192.0.2.7', device: 'a test' };

export async function openTestDesk(): Promise<TestDesk> {
  const config = readConfig({ MUSTER_SITE_URL: siteOrigin });
  const desk = { now: sampleDay + 600 * minuteMs };
  const clock = () => desk.now;
  const environment = { clock, newId: uuidv7, random: () => 0.5 };
  const store = await openSqliteStore({ file: ':memory:', clock, newId: uuidv7 });
  await fillSampleSite(store);
  const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
  const accounts = createAccounts({
    ...{ store, clock, newId: uuidv7, random, passwordCost: 10 },
    siteName: config.siteName,
  });
  const { faces } = openDesk(store, config, environment, false);
  const silent = { debug: noop, info: noop, warn: noop, error: noop };
  const web = createWeb({ store, config, clock, log: silent, faces });
  const inject = (options: InjectOptions) => web.app.inject(options);
  let owner: string | undefined;

  async function accountLink(role: Role): Promise<string> {
    if (role === 'owner' && owner === undefined) return (await accounts.links.forOwner()) ?? '';
    if (owner === undefined) await opened.signIn('owner', 'Owner');
    const by = await store.accounts.find(owner ?? '');
    if (by === undefined) throw new Error('There is no owner.');
    return accounts.links.invite(by, role);
  }

  const opened: TestDesk = Object.assign(desk, {
    ...{ store, accounts, config, inject },
    async signIn(role: Role, name: string = role) {
      const link = await accountLink(role);
      const used = await accounts.links.use(link, name, 'tomato bicycle', caller);
      if (used.kind !== 'signed-in') throw new Error(`The link was ${used.kind}.`);
      if (role === 'owner') owner ??= used.account.id;
      return sessionOf(used.account.id, `__Host-muster-desk=${used.secret}`, inject);
    },
    async close() {
      await web.close();
      await store.close();
    },
  });
  return opened;
}

const noop = (): void => undefined;

async function sessionOf(
  accountId: string,
  cookie: string,
  inject: TestDesk['inject'],
): Promise<TestSession> {
  const page = await inject({ url: '/desk', headers: { cookie } });
  const token = /data-token="([\w-]+)"/.exec(page.body)?.[1] ?? '';
  return {
    ...{ accountId, cookie, token },
    get: (url) => inject({ url, headers: { cookie } }),
    post: (url, body, version) =>
      inject({
        method: 'POST',
        url,
        headers: {
          ...{ cookie, origin: siteOrigin, 'x-muster-token': token },
          ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
        },
        payload: body,
      }),
  };
}
