// New roundups made by hand: a draft of any event, and a post without an event.

import type { Account } from '../domain/account.js';
import { Fault } from '../domain/fault.js';
import type { Roundup } from '../domain/roundup.js';
import { draftByHand } from '../draft/draft.js';
import { keepVersion } from './change.js';
import {
  composed,
  outletsById,
  styleOf,
  withMaterial,
  type Composed,
  type ComposerDeps,
} from './composed.js';

/** The event's roundup when there is one. Faults: `not-found`; `invalid` without a report. */
export function draftEvent(
  account: Account,
  eventId: string,
  deps: ComposerDeps,
): Promise<Composed> {
  const { store, clock, newId } = deps;
  return store.transaction(async (tx) => {
    const event = await tx.events.resolve(eventId);
    if (event === undefined) throw new Fault('not-found', 'There is no such event.');
    const existing = await tx.roundups.findByEvent(event.id);
    if (existing !== undefined) return withMaterial(tx, existing, deps);
    const outlets = await outletsById(tx);
    const articles = await tx.articles.ofEvent(event.id);
    const moment = { now: clock(), newId };
    const draft = draftByHand({ event, articles, outlets }, styleOf(deps), moment);
    if (draft === undefined) throw new Fault('invalid', 'This event has no report to draft.');
    await tx.roundups.add(draft);
    await keepVersion(tx, { account, what: 'made' }, draft, deps);
    return composed(tx, draft.id, deps);
  });
}

/** A post that reports no event: a notice, a standing series, an open thread. */
export function newPost(account: Account, deps: ComposerDeps): Promise<Composed> {
  const now = deps.clock();
  const post: Roundup = {
    id: deps.newId(),
    version: 1,
    state: 'draft',
    title: { text: 'Untitled', from: { kind: 'typed', by: account.id, at: now } },
    lines: [],
    labels: [],
    notices: [],
    reports: 0,
    origins: 0,
    draftedAt: now,
    changedAt: now,
    touched: ['title'],
  };
  return deps.store.transaction(async (tx) => {
    await tx.roundups.add(post);
    await keepVersion(tx, { account, what: 'made' }, post, deps);
    return composed(tx, post.id, deps);
  });
}
