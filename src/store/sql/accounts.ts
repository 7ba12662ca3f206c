// Accounts of the desk.

import type { Kysely } from 'kysely';
import type { Account } from '../../domain/account.js';
import { Fault } from '../../domain/fault.js';
import type { Accounts } from '../records/accounts.js';
import type { Noun } from './noun.js';
import { first, template } from './session.js';
import { shape, type Row } from './shape.js';

interface Tables {
  /** `nameKey`: the name in lower case, unique. */
  account: Row<Account> & { nameKey: string };
  /** Leads from a passkey to its account. */
  accountPasskey: { passkeyId: string; accountId: string };
}

const accountShape = shape<Account>({
  id: 'plain',
  name: 'plain',
  role: 'plain',
  passwordHash: 'plain',
  totpSecret: 'plain',
  totpStep: 'plain',
  recoveryHashes: 'json',
  passkeys: 'json',
  createdAt: 'plain',
  disabledAt: 'plain',
});

export const accounts: Noun<Accounts> = {
  tables: { account: ['id'], accountPasskey: ['passkeyId'] },
  migrations: [
    {
      number: 14,
      name: 'accounts of the desk',
      sql: `
        create table account (
          id text primary key, name text not null, "nameKey" text not null unique,
          role text not null, "passwordHash" text, "totpSecret" text, "totpStep" integer,
          "recoveryHashes" text not null, passkeys text not null, "createdAt" integer not null,
          "disabledAt" integer
        ) strict;
        create table "accountPasskey" (
          "passkeyId" text primary key, "accountId" text not null references account (id)
        ) strict;`,
    },
  ],
  prepare: ({ dialect }) => {
    const q = compiled(dialect.db as Kysely<Tables>);
    return (session) => ({
      find: async (id) => read(await first(session.all(q.find({ id })))),
      findByName: async (name) =>
        read(await first(session.all(q.findByName({ nameKey: keyOf(name) })))),
      findByPasskey: async (passkeyId) =>
        read(await first(session.all(q.findByPasskey({ passkeyId })))),
      list: async () => (await session.all(q.list)).map(accountShape.fromRow),
      add: (account) =>
        session.atomically(async (tx) => {
          await tx.run(q.add({ ...accountShape.toRow(account), nameKey: keyOf(account.name) }));
          for (const { id } of account.passkeys) {
            await tx.run(q.addPasskey({ passkeyId: id, accountId: account.id }));
          }
        }),
      change: (id, patch) =>
        session.atomically(async (tx) => {
          const cells = {
            ...accountShape.toPatch(patch),
            ...(patch.name !== undefined && { nameKey: keyOf(patch.name) }),
          };
          if (Object.keys(cells).length === 0) return;
          const changed = await tx.run(q.change(id, cells));
          if (changed === 0) throw new Fault('not-found', `There is no account ${id}.`);
          if (patch.passkeys === undefined) return;
          await tx.run(q.dropPasskeys({ accountId: id }));
          for (const passkey of patch.passkeys) {
            await tx.run(q.addPasskey({ passkeyId: passkey.id, accountId: id }));
          }
        }),
    });
  },
};

function compiled(db: Kysely<Tables>) {
  const all = db.selectFrom('account').select(accountShape.names);
  return {
    find: template((slot: { id: string }) => all.where('id', '=', slot.id)),
    findByName: template((slot: { nameKey: string }) => all.where('nameKey', '=', slot.nameKey)),
    findByPasskey: template((slot: { passkeyId: string }) =>
      all.where(
        'id',
        'in',
        db.selectFrom('accountPasskey').select('accountId').where('passkeyId', '=', slot.passkeyId),
      ),
    ),
    list: all.orderBy('createdAt').orderBy('id').compile(),
    add: (row: Tables['account']) => db.insertInto('account').values(row).compile(),
    change: (id: string, cells: Partial<Tables['account']>) =>
      db.updateTable('account').set(cells).where('id', '=', id).compile(),
    addPasskey: template((slot: Tables['accountPasskey']) =>
      db
        .insertInto('accountPasskey')
        .values({ passkeyId: slot.passkeyId, accountId: slot.accountId }),
    ),
    dropPasskeys: template((slot: { accountId: string }) =>
      db.deleteFrom('accountPasskey').where('accountId', '=', slot.accountId),
    ),
  };
}

const read = (row: Row<Account> | undefined) => row && accountShape.fromRow(row);
const keyOf = (name: string): string => name.normalize('NFKC').toLowerCase();
