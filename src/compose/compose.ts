// DOOR of composing: what editors do to roundups, stored with every earlier version.

import type { Account } from '../domain/account.js';
import type { RoundupEdit } from '../domain/roundup-edit.js';
import type { RoundupVersion } from '../domain/roundup-version.js';
import { publishOrWithdraw } from './publish-or-withdraw.js';
import { changeRoundup, versionsMax, type Change } from './change.js';
import { composed, withMaterial, type Composed, type ComposerDeps } from './composed.js';
import { draftEvent, newPost } from './new-roundup.js';
import { editOf, restoreOf, undoOf } from './parts.js';

export type { Composed } from './composed.js';

/**
 * Every change carries the version it is based on. Faults of all of them: `not-found`; `conflict`
 * when the roundup has changed since, and then the refused state is kept as a version.
 */
export interface Composer {
  /** Returns undefined when there is no such roundup. */
  find(roundupId: string): Promise<Composed | undefined>;
  /**
   * The roundup of an event, or a new draft of it, however few reports it has. Idempotent. Faults:
   * `not-found`; `invalid` when the event has no report.
   */
  draft(account: Account, eventId: string): Promise<Composed>;
  /** Makes a draft without an event. */
  newPost(account: Account): Promise<Composed>;
  /** Fault `invalid` when the edit cannot be applied, with a sentence that says why. */
  edit(
    account: Account,
    roundupId: string,
    edit: RoundupEdit,
    ifVersion: number,
  ): Promise<Composed>;
  /**
   * Takes the last change back. The state before it becomes a new version. Fault `invalid` when
   * nothing is left to undo.
   */
  undo(account: Account, roundupId: string, ifVersion: number): Promise<Composed>;
  /** Brings back the parts of a version. Fault `not-found` when the version is gone. */
  restore(
    account: Account,
    roundupId: string,
    versionId: string,
    ifVersion: number,
  ): Promise<Composed>;
  publish(account: Account, roundupId: string, ifVersion: number): Promise<Composed>;
  withdraw(account: Account, roundupId: string, ifVersion: number): Promise<Composed>;
  /** The newest first. Fault `not-found`. */
  versions(roundupId: string): Promise<readonly RoundupVersion[]>;
}

export function createComposer(deps: ComposerDeps): Composer {
  const { store } = deps;
  const change = (account: Account, id: string, ifVersion: number, what: string, make: Change) =>
    changeRoundup(deps, { account, id, ifVersion, what }, make);
  return {
    async find(roundupId) {
      const roundup = await store.roundups.find(roundupId);
      return roundup && withMaterial(store, roundup, deps);
    },
    draft: (account, eventId) => draftEvent(account, eventId, deps),
    newPost: (account) => newPost(account, deps),
    edit: (account, id, edit, ifVersion) =>
      change(account, id, ifVersion, edit.kind, (before) => editOf(before, edit, account, deps)),
    undo: (account, id, ifVersion) =>
      change(account, id, ifVersion, 'undone', ({ roundup }, tx) => undoOf(roundup, tx, deps)),
    restore: (account, id, versionId, ifVersion) =>
      change(account, id, ifVersion, 'restored', ({ roundup }, tx) =>
        restoreOf(roundup, versionId, tx, deps),
      ),
    publish: (account, id, ifVersion) =>
      publishOrWithdraw(deps, { account, id, ifVersion, what: 'published' }),
    withdraw: (account, id, ifVersion) =>
      publishOrWithdraw(deps, { account, id, ifVersion, what: 'withdrawn' }),
    versions: async (roundupId) => {
      await composed(store, roundupId, deps);
      return store.roundupVersions.list({ roundupId, limit: versionsMax });
    },
  };
}
