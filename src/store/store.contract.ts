// The contract of the store, which every adapter runs.

import { afterEach, beforeEach, describe } from 'vitest';
import { accountsContract } from './contract/accounts.contract.js';
import { articlesContract } from './contract/articles.contract.js';
import { deskContract } from './contract/desk.contract.js';
import { eventsContract } from './contract/events.contract.js';
import { feedsContract } from './contract/feeds.contract.js';
import { outboxContract } from './contract/outbox.contract.js';
import { noon } from './contract/samples.fixture.js';
import { roundupsContract } from './contract/roundups.contract.js';
import { searchContract } from './contract/search.contract.js';
import { smallThingsContract } from './contract/small-things.contract.js';
import { transactionsContract } from './contract/transactions.contract.js';
import type { MakeTestDatabase, TestStore } from './contract/test-store.fixture.js';

/** @param more what this database can do beyond the contract of all. */
export function storeContract(
  name: string,
  makeDatabase: MakeTestDatabase,
  more: readonly ((tested: TestStore) => void)[] = [],
): void {
  describe(`${name} fulfils the contract of the store`, () => {
    const tested = { now: noon } as TestStore;
    let ids = 0;
    beforeEach(async () => {
      tested.now = noon;
      const newId = () => `id-${String((ids += 1)).padStart(8, '0')}`;
      tested.database = await makeDatabase({ clock: () => tested.now, newId });
      tested.store = await tested.database.open();
    });
    afterEach(async () => {
      await tested.store.close();
      await tested.database.remove();
    });

    accountsContract(tested);
    deskContract(tested);
    feedsContract(tested);
    articlesContract(tested);
    eventsContract(tested);
    roundupsContract(tested);
    searchContract(tested);
    outboxContract(tested);
    smallThingsContract(tested);
    transactionsContract(tested);
    for (const contract of more) contract(tested);
  });
}
