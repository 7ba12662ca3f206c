// What every store must do, whichever database it keeps things in.

import { afterEach, beforeEach, describe } from 'vitest';
import { articlesContract } from './contract/articles.contract.js';
import { eventsContract } from './contract/events.contract.js';
import { feedsContract } from './contract/feeds.contract.js';
import { outboxContract } from './contract/outbox.contract.js';
import { noon } from './contract/samples.contract.js';
import { roundupsContract } from './contract/roundups.contract.js';
import { searchContract } from './contract/search.contract.js';
import { smallThingsContract } from './contract/small-things.contract.js';
import { transactionsContract } from './contract/transactions.contract.js';
import type { Bench, MakePlace } from './contract/under-test.contract.js';

export type { MakePlace } from './contract/under-test.contract.js';

export function storeContract(name: string, makePlace: MakePlace): void {
  describe(`${name} keeps the store’s contract`, () => {
    const bench = { now: noon } as Bench;
    let ids = 0;
    beforeEach(async () => {
      bench.now = noon;
      const newId = () => `id-${String((ids += 1)).padStart(8, '0')}`;
      bench.place = await makePlace({ clock: () => bench.now, newId });
      bench.store = await bench.place.open();
    });
    afterEach(async () => {
      await bench.store.close();
      await bench.place.remove();
    });

    feedsContract(bench);
    articlesContract(bench);
    eventsContract(bench);
    roundupsContract(bench);
    searchContract(bench);
    outboxContract(bench);
    smallThingsContract(bench);
    transactionsContract(bench);
  });
}
