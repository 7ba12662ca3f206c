// Publishes and withdraws a roundup that must still be as the editor saw it.

import { Fault } from '../domain/fault.js';
import { audit, keepVersion, type ChangeRequest } from './change.js';
import { composed, type Composed, type ComposerDeps } from './composed.js';

/**
 * Publishes or withdraws the roundup, then stores a version and an audit entry. Faults:
 * `not-found`; `conflict` when the roundup has changed since.
 */
export async function publishOrWithdraw(
  deps: ComposerDeps,
  request: ChangeRequest & { readonly what: 'published' | 'withdrawn' },
): Promise<Composed> {
  const { store, publisher } = deps;
  const { roundup } = await composed(store, request.id, deps);
  if (roundup.version !== request.ifVersion) {
    throw new Fault('conflict', 'Somebody else has changed this page. Look at it again.');
  }
  await (request.what === 'published'
    ? publisher.publish(request.id)
    : publisher.withdraw(request.id));
  return store.transaction(async (tx) => {
    const after = await composed(tx, request.id, deps);
    await keepVersion(tx, request, after.roundup, deps);
    await audit(tx, request, deps);
    return after;
  });
}
