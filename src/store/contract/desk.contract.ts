// What the desk decides about events, and earlier states of roundups.

import { describe, expect, test } from 'vitest';
import type { Account } from '../../domain/account.js';
import type { Roundup } from '../../domain/roundup.js';
import type { TestStore } from './test-store.fixture.js';

export function deskContract(tested: TestStore): void {
  const account = (id: string): Account => ({
    id,
    name: id,
    role: 'editor',
    recoveryHashes: [],
    passkeys: [],
    createdAt: 1,
  });

  describe('triage', () => {
    test('is what was put last, and can be found for many events at once', async () => {
      const { triages } = tested.store;
      await triages.put({ eventId: 'e1', takenBy: 'a1', changedAt: 1 });
      await triages.put({ eventId: 'e1', setAsideAt: 5, setAsideReports: 3, changedAt: 5 });
      await triages.put({ eventId: 'e2', takenBy: 'a2', changedAt: 2 });
      const first = { eventId: 'e1', setAsideAt: 5, setAsideReports: 3, changedAt: 5 };
      expect(await triages.find('e1')).toEqual(first);
      expect(await triages.find('e9')).toBeUndefined();
      const many = Array.from({ length: 1_500 }, (_, at) => `e${at}`);
      expect((await triages.findMany(many)).map(({ eventId }) => eventId).sort()).toEqual([
        'e1',
        'e2',
      ]);
      expect(await triages.findMany([])).toEqual([]);
    });

    test('remembers which events each editor has seen', async () => {
      const { accounts, triages } = tested.store;
      await accounts.add(account('a1'));
      await accounts.add(account('a2'));
      await triages.see('a1', 'e1', 5);
      await triages.see('a1', 'e1', 9);
      await triages.see('a1', 'e2', 6);
      expect(await triages.seenBy('a1', ['e1', 'e2', 'e3'])).toEqual(
        new Map([
          ['e1', 9],
          ['e2', 6],
        ]),
      );
      expect(await triages.seenBy('a2', ['e1'])).toEqual(new Map());
      await triages.unsee('a1', 'e1');
      await triages.unsee('a1', 'e1');
      expect(await triages.seenBy('a1', ['e1', 'e2'])).toEqual(new Map([['e2', 6]]));
    });
  });

  describe('versions of roundups', () => {
    const roundup: Roundup = {
      id: 'r',
      state: 'draft',
      title: { text: 'T', from: { kind: 'typed', by: 'a1', at: 1 } },
      note: { text: 'N', from: { kind: 'typed', by: 'a1', at: 1 } },
      leftOut: ['x'],
      lines: [],
      labels: [],
      notices: [],
      reports: 0,
      origins: 0,
      draftedAt: 1,
      changedAt: 1,
      touched: ['title'],
    };
    const version = (id: string, roundupId = 'r') => ({
      id,
      roundupId,
      at: 1,
      accountId: 'a1',
      what: 'title',
      roundup,
    });

    test('are listed newest first, and the oldest are removed', async () => {
      const { roundupVersions } = tested.store;
      for (const id of ['v1', 'v2', 'v3']) await roundupVersions.add(version(id), 2);
      await roundupVersions.add(version('w1', 'other'), 2);
      const listed = await roundupVersions.list({ roundupId: 'r', limit: 9 });
      expect(listed.map(({ id }) => id)).toEqual(['v3', 'v2']);
      expect(await roundupVersions.find('v3')).toEqual(version('v3'));
      expect(await roundupVersions.find('v1')).toBeUndefined();
      expect(await roundupVersions.list({ roundupId: 'r', limit: 1 })).toHaveLength(1);
    });

    test('notes and left-out reports are stored with the roundup and can be cleared', async () => {
      await tested.store.roundups.add(roundup);
      expect(await tested.store.roundups.find('r')).toMatchObject({
        note: roundup.note,
        leftOut: ['x'],
      });
      await tested.store.roundups.change('r', { note: undefined, leftOut: undefined });
      expect(await tested.store.roundups.find('r')).not.toHaveProperty('note');
    });
  });
}
