// Accounts, sessions of the desk, tickets, allowances, the audit log.

import { describe, expect, test } from 'vitest';
import type { Account } from '../../domain/account.js';
import type { TestStore } from './test-store.fixture.js';

const account: Account = {
  id: 'a1',
  name: 'Ána',
  role: 'owner',
  recoveryHashes: [],
  passkeys: [],
  createdAt: 1,
};
const passkey = { id: 'k1', publicKey: 'AQ', counter: 0, label: 'Phone', addedAt: 2 };

export function accountsContract(tested: TestStore): void {
  const addAccounts = async () => {
    await tested.store.accounts.add(account);
    await tested.store.accounts.add({ ...account, id: 'a2', name: 'Ben', createdAt: 2 });
  };

  describe('accounts', () => {
    test('are found by name without regard to case', async () => {
      await addAccounts();
      expect(await tested.store.accounts.findByName('ÁNA')).toEqual(account);
      expect(await tested.store.accounts.findByName('A\u0301na')).toEqual(account);
      expect(await tested.store.accounts.findByName('Ana')).toBeUndefined();
      expect((await tested.store.accounts.list()).map(({ id }) => id)).toEqual(['a1', 'a2']);
    });

    test('have unique names', async () => {
      await addAccounts();
      const twin = { ...account, id: 'a3', name: 'BEN' };
      await expect(tested.store.accounts.add(twin)).rejects.toMatchObject({ code: 'conflict' });
      await expect(tested.store.accounts.change('a1', { name: 'ben' })).rejects.toMatchObject({
        code: 'conflict',
      });
    });

    test('are found by their passkeys', async () => {
      await addAccounts();
      await tested.store.accounts.change('a2', { passkeys: [passkey] });
      expect(await tested.store.accounts.findByPasskey('k1')).toMatchObject({
        id: 'a2',
        passkeys: [passkey],
      });
      await tested.store.accounts.change('a2', { passkeys: [] });
      expect(await tested.store.accounts.findByPasskey('k1')).toBeUndefined();
    });

    test('lose a field that is set to undefined', async () => {
      await tested.store.accounts.add({ ...account, totpSecret: 'S', disabledAt: 5 });
      await tested.store.accounts.change('a1', { totpSecret: undefined, disabledAt: undefined });
      expect(await tested.store.accounts.find('a1')).toEqual(account);
    });

    test('cannot be changed when they do not exist', async () => {
      await expect(tested.store.accounts.change('no', { role: 'editor' })).rejects.toMatchObject({
        code: 'not-found',
      });
    });
  });

  describe('sessions of the desk', () => {
    const session = (id: string, accountId: string, seenAt: number) => ({
      id,
      accountId,
      createdAt: 1,
      seenAt,
      device: 'Firefox on Linux',
    });

    test('are listed by last use, and end one by one, by account or by age', async () => {
      await addAccounts();
      for (const [id, of, at] of [
        ['s1', 'a1', 10],
        ['s2', 'a1', 30],
        ['s3', 'a1', 20],
        ['s4', 'a2', 5],
      ] as const) {
        await tested.store.deskSessions.add(session(id, of, at));
      }
      const ids = async (accountId: string) =>
        (await tested.store.deskSessions.list({ accountId })).map(({ id }) => id);
      expect(await ids('a1')).toEqual(['s2', 's3', 's1']);
      await tested.store.deskSessions.change('s1', { seenAt: 40 });
      expect(await tested.store.deskSessions.find('s1')).toEqual(session('s1', 'a1', 40));
      await tested.store.deskSessions.change('no', { seenAt: 40 });
      await tested.store.deskSessions.remove('s3');
      await tested.store.deskSessions.remove('s3');
      expect(await tested.store.deskSessions.removeOf('a1', 's1')).toBe(1);
      expect(await ids('a1')).toEqual(['s1']);
      await tested.store.deskSessions.removeOld(6, 0);
      expect(await ids('a2')).toEqual([]);
      expect(await tested.store.deskSessions.removeOf('a1')).toBe(1);
    });
  });

  describe('tickets', () => {
    const ticket = { id: 't1', purpose: 'owner-link', data: 'd', expiresAt: 10 } as const;

    test('are taken by only one of two callers', async () => {
      await tested.store.tickets.add(ticket);
      expect(await tested.store.tickets.find('t1')).toEqual(ticket);
      const taken = await Promise.all([
        tested.store.tickets.take('t1'),
        tested.store.tickets.take('t1'),
      ]);
      expect(taken.filter((one) => one !== undefined)).toEqual([ticket]);
    });

    test('are removed by purpose, by account and by age', async () => {
      await addAccounts();
      const reset = { id: 't2', purpose: 'reset-link', accountId: 'a1', expiresAt: 20 } as const;
      await tested.store.tickets.add(ticket);
      await tested.store.tickets.add(reset);
      await tested.store.tickets.removeOf('reset-link', 'a2');
      await tested.store.tickets.removeExpired(11);
      expect(await tested.store.tickets.find('t1')).toBeUndefined();
      expect(await tested.store.tickets.find('t2')).toEqual(reset);
      await tested.store.tickets.removeOf('reset-link', 'a1');
      expect(await tested.store.tickets.find('t2')).toBeUndefined();
    });
  });

  test('an allowance is what was put last', async () => {
    const { allowances } = tested.store;
    expect(await allowances.find('k')).toBeUndefined();
    await allowances.put('k', { left: 2, at: 1 });
    await allowances.put('k', { left: 0.25, at: 2 });
    await allowances.put('old', { left: 1, at: 1 });
    await allowances.removeOld(2);
    expect(await allowances.find('k')).toEqual({ left: 0.25, at: 2 });
    expect(await allowances.find('old')).toBeUndefined();
    await allowances.remove('k');
    expect(await allowances.find('k')).toBeUndefined();
  });

  test('the audit log accepts each number once', async () => {
    const { auditLog } = tested.store;
    const entry = (number: number) => ({
      number,
      at: number,
      action: 'account.made',
      previousHash: '',
      hash: `h${number}`,
    });
    expect(await auditLog.last()).toBeUndefined();
    await auditLog.add(entry(1));
    await auditLog.add({ ...entry(2), accountId: 'a1', subject: 'account:a2' });
    await expect(auditLog.add(entry(2))).rejects.toMatchObject({ code: 'conflict' });
    expect(await auditLog.last()).toEqual({ ...entry(2), accountId: 'a1', subject: 'account:a2' });
    expect(await auditLog.list({ after: 0, limit: 1 })).toEqual([entry(1)]);
    expect((await auditLog.list({ after: 1, limit: 9 })).map(({ number }) => number)).toEqual([2]);
  });
}
