// Opens the data for one verb, and closes them whatever comes of it.

import type { House } from '../house.js';
import type { Store } from '../store/store.js';

export async function withStore(
  house: House,
  which: 'own' | 'site',
  work: (store: Store) => Promise<void>,
): Promise<void> {
  const store = await house.openStore(which);
  try {
    await work(store);
  } finally {
    await store.close();
  }
}
