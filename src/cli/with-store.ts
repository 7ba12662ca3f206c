// Opens the store for one verb and closes it even when the verb fails.

import type { App } from '../app.js';
import type { Store } from '../store/store.js';

export async function withStore(
  app: App,
  which: 'own' | 'existing' | 'site',
  work: (store: Store) => Promise<void>,
): Promise<void> {
  const store = await app.openStore(which);
  try {
    await work(store);
  } finally {
    await store.close();
  }
}
