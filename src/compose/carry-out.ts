// Publishes and withdraws a roundup that must still be as the editor saw it.

import { Fault } from '../domain/fault.js';
import { audit, keepVersion, type Wish } from './change.js';
import { composed, type Composed, type ComposerDeps } from './composed.js';

export async function carryOut(
  deps: ComposerDeps,
  wish: Wish & { readonly what: 'published' | 'withdrawn' },
): Promise<Composed> {
  const { store, publisher } = deps;
  const { roundup } = await composed(store, wish.id, deps);
  if (roundup.version !== wish.ifVersion) {
    throw new Fault('conflict', 'Somebody else has changed this page. Look at it again.');
  }
  await (wish.what === 'published' ? publisher.publish(wish.id) : publisher.withdraw(wish.id));
  return store.transaction(async (tx) => {
    const after = await composed(tx, wish.id, deps);
    await keepVersion(tx, wish, after.roundup, deps);
    await audit(tx, wish, deps);
    return after;
  });
}
