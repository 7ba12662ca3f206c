// `muster account …`: the accounts of the desk, for whoever runs the machine.

import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import type { App } from '../app.js';
import { createAccounts, passwordCost, type AccountsDoor } from '../accounts/accounts.js';
import type { Account } from '../domain/account.js';
import { Fault } from '../domain/fault.js';
import type { Store } from '../store/store.js';
import { table } from './table.js';
import { withStore } from './with-store.js';

export function addAccount(program: Command, app: App): void {
  const account = program.command('account').summary('make and reset accounts of the desk');
  account
    .command('list', { isDefault: true })
    .summary('list the accounts')
    .action(() =>
      withStore(app, 'site', async (store) => {
        const accounts = await store.accounts.list();
        console.log(accounts.length === 0 ? 'No accounts yet.' : asTable(accounts));
      }),
    );
  account
    .command('link')
    .summary('print a one-time link that makes the owner’s account')
    .action(() =>
      withStore(app, 'site', async (store) => {
        const secret = await accountsOf(app, store).links.forOwner();
        if (secret === undefined) {
          throw new Fault(
            'conflict',
            'There is an owner. The owner invites others at /desk/account.',
          );
        }
        console.log(linkText(app, secret));
      }),
    );
  account
    .command('reset')
    .summary('print a one-time link that sets a new password')
    .argument('<name>')
    .option('--second-factor', 'also switch the second factor off', false)
    .action((name: string, { secondFactor }: { readonly secondFactor: boolean }) =>
      withStore(app, 'site', async (store) => {
        const found = await findAccount(store, name);
        const accounts = accountsOf(app, store);
        if (secondFactor) await accounts.secondFactor.remove(found);
        console.log(linkText(app, await accounts.links.forReset(found.id)));
      }),
    );
}

function accountsOf(app: App, store: Store): AccountsDoor {
  return createAccounts({
    ...app,
    store,
    random: randomBytes,
    passwordCost,
    siteName: app.config.siteName,
  });
}

/** Fault `not-found` lists the names there are. */
async function findAccount(store: Store, name: string): Promise<Account> {
  const found = await store.accounts.findByName(name);
  if (found !== undefined) return found;
  const names = (await store.accounts.list()).map((account) => account.name);
  const known =
    names.length === 0 ? 'There are no accounts yet.' : `There are: ${names.join(', ')}.`;
  throw new Fault('not-found', `There is no account “${name}”. ${known}`);
}

function linkText({ config }: App, secret: string): string {
  const { siteUrl, port } = config;
  const address = siteUrl === '' ? `http://localhost:${port}` : siteUrl.replace(/\/+$/, '');
  return `${address}/desk/link/${secret}`;
}

function asTable(accounts: readonly Account[]): string {
  return table(
    ['name', 'role', 'signs in with', 'state'],
    accounts.map(({ name, role, passwordHash, totpSecret, passkeys, disabledAt }) => [
      name,
      role,
      [
        passwordHash === undefined ? '' : totpSecret === undefined ? 'password' : 'password + code',
        passkeys.length === 0 ? '' : `${passkeys.length} passkeys`,
      ]
        .filter((way) => way !== '')
        .join(', ') || 'nothing yet',
      disabledAt === undefined ? 'active' : 'disabled',
    ]),
  );
}
