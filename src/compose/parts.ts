// Which parts of a roundup an editor works on, and how an earlier state of them comes back.

import type { Account } from '../domain/account.js';
import { Fault } from '../domain/fault.js';
import type { RoundupEdit } from '../domain/roundup-edit.js';
import type { RoundupVersion } from '../domain/roundup-version.js';
import type { Roundup } from '../domain/roundup.js';
import { applyEdit } from '../draft/draft.js';
import type { ReadRecords } from '../store/store.js';
import type { Composed, ComposerDeps } from './composed.js';

/** The parts that a restore brings back. State, address, times and event stay as they are. */
const parts = [
  'title',
  'lead',
  'sectionHeading',
  'lines',
  'leftOut',
  'labels',
  'note',
  'touched',
  'reports',
  'origins',
] as const satisfies readonly (keyof Roundup)[];

/** The roundup with the parts of an earlier state. Notices that readers saw are not taken back. */
export function withParts(roundup: Roundup, earlier: Roundup, now: number): Roundup {
  const rest = Object.fromEntries(
    Object.entries(roundup).filter(([name]) => !parts.some((part) => part === name)),
  );
  const restored = Object.fromEntries(
    parts.flatMap((part) => (earlier[part] === undefined ? [] : [[part, earlier[part]]])),
  );
  return { ...rest, ...restored, changedAt: now } as Roundup;
}

/** The patch from `before` to `after`. Clears the fields that `after` lacks; omits the version. */
export function patchFrom(before: Roundup, after: Roundup): Omit<Roundup, 'version'> {
  const gone = Object.keys(before).filter((name) => !(name in after));
  const patch = { ...Object.fromEntries(gone.map((name) => [name, undefined])), ...after };
  delete patch.version;
  return patch;
}

/** The roundup after an edit. Fault `invalid` says why the edit cannot be applied. */
export function editOf(
  { roundup, material }: Composed,
  edit: RoundupEdit,
  account: Account,
  { clock }: ComposerDeps,
): Roundup {
  const outcome = applyEdit(roundup, edit, material, { accountId: account.id, now: clock() });
  if (outcome.kind === 'refused') throw new Fault('invalid', outcome.why);
  return outcome.roundup;
}

/** The roundup with its last change taken back. Fault `invalid` when nothing is left to undo. */
export async function undoOf(
  roundup: Roundup,
  tx: ReadRecords,
  { clock }: ComposerDeps,
): Promise<Roundup> {
  const versions = await tx.roundupVersions.list({ roundupId: roundup.id, limit: undoMax });
  const before = stateToUndoTo(versions);
  if (before === undefined) throw new Fault('invalid', 'There is nothing to undo.');
  return withParts(roundup, before, clock());
}

const undoMax = 200;

/** The roundup with the parts of a version. Fault `not-found` when that is not kept any more. */
export async function restoreOf(
  roundup: Roundup,
  versionId: string,
  tx: ReadRecords,
  { clock }: ComposerDeps,
): Promise<Roundup> {
  const version = await tx.roundupVersions.find(versionId);
  if (version?.roundupId !== roundup.id) {
    throw new Fault('not-found', 'This version is not kept any more.');
  }
  return withParts(roundup, version.roundup, clock());
}

/**
 * The state that an undo leads to; undefined when nothing is left to undo. An undo takes the last
 * change away that was not undone, so undoing twice goes back two changes.
 * @param versions the newest first.
 */
export function stateToUndoTo(versions: readonly RoundupVersion[]): Roundup | undefined {
  const states: Roundup[] = [];
  for (const { what, roundup } of [...versions].reverse()) {
    if (what === 'undone') states.pop();
    else if (what !== 'refused') states.push(roundup);
  }
  return states.at(-2);
}
