// Opening events and roundups, and what is done to a roundup.

import { batch } from '@preact/signals';
import type { RoundupEdit } from '../../../domain/roundup-edit.js';
import type { EventView, RoundupView, VersionView } from '../../api/api-types.js';
import type { Answer } from './api.js';
import { counted, say, valueOf, type DeskState } from './desk-state.js';
import { refreshEvent, sendTriage } from './wire-actions.js';

export async function openEvent(desk: DeskState, id: string): Promise<void> {
  const view = valueOf(desk, await desk.api.get<EventView>(`/api/events/${id}`));
  if (view === undefined) return;
  batch(() => {
    desk.event.value = view;
    desk.reportCursor.value = 0;
    desk.pane.value = 'event';
    if (view.roundupId === undefined) desk.roundup.value = undefined;
  });
  void sendTriage(desk, id, 'see');
  if (view.roundupId !== undefined) await openRoundup(desk, view.roundupId, 'event');
}

export async function openRoundup(
  desk: DeskState,
  id: string,
  pane: 'event' | 'composer' = 'composer',
): Promise<void> {
  const view = valueOf(desk, await desk.api.get<RoundupView>(`/api/roundups/${id}`));
  if (view !== undefined) show(desk, view, pane);
}

function show(desk: DeskState, view: RoundupView, pane: 'event' | 'composer'): void {
  batch(() => {
    desk.roundup.value = view;
    desk.versions.value = undefined;
    desk.confirming.value = false;
    desk.lineCursor.value = 0;
    desk.pane.value = pane;
  });
}

/** Opens the draft of an event, or makes one. */
export async function openDraft(desk: DeskState, eventId: string): Promise<void> {
  const sent = desk.api.post<RoundupView>(`/api/events/${eventId}/draft`, {});
  const view = valueOf(desk, await counted(desk, sent));
  if (view === undefined) return;
  show(desk, view, 'composer');
  if (desk.event.value?.id === eventId) await refreshEvent(desk, eventId);
  else desk.event.value = valueOf(desk, await desk.api.get<EventView>(`/api/events/${eventId}`));
}

/** Makes a post that reports no event: a notice, a standing series. */
export async function newPost(desk: DeskState): Promise<void> {
  const view = valueOf(desk, await counted(desk, desk.api.post<RoundupView>('/api/roundups', {})));
  if (view === undefined) return;
  desk.event.value = undefined;
  show(desk, view, 'composer');
}

/** Writes run one after another, each with the version that the one before left. */
function write(
  desk: DeskState,
  path: string,
  body: unknown,
  done: (view: RoundupView) => void,
): Promise<void> {
  const next = desk.lastWrite.value.then(async () => {
    const current = desk.roundup.value;
    if (current === undefined) return;
    const url = `/api/roundups/${current.id}/${path}`;
    const answer = await counted(desk, desk.api.post<RoundupView>(url, body, current.version));
    const changed = await accepted(desk, current.id, answer);
    if (changed === undefined || desk.roundup.value?.id !== changed.id) return;
    batch(() => {
      desk.roundup.value = changed;
      desk.savedAt.value = Date.now();
      desk.confirming.value = false;
      done(changed);
    });
    if (desk.versions.value !== undefined) await loadVersions(desk);
  });
  desk.lastWrite.value = next.catch(() => undefined);
  return next;
}

/** The changed roundup. After a stale write, the newer one is shown and the editor is told. */
async function accepted(
  desk: DeskState,
  id: string,
  answer: Answer<RoundupView>,
): Promise<RoundupView | undefined> {
  if (answer.kind !== 'refused' || answer.fault.code !== 'conflict') return valueOf(desk, answer);
  await openRoundup(desk, id);
  await loadVersions(desk);
  say(
    desk,
    'Somebody else has changed this page. What you wrote is kept under “Versions”.',
    'alert',
  );
  return undefined;
}

export const edit = (desk: DeskState, change: RoundupEdit): Promise<void> =>
  write(desk, 'edits', change, () => undefined);

export const withdraw = (desk: DeskState): Promise<void> =>
  write(desk, 'withdraw', {}, () => say(desk, 'Withdrawn. Its address says so to readers.'));

export const undoEdit = (desk: DeskState): Promise<void> =>
  write(desk, 'undo', {}, () => say(desk, 'Undone.'));

export const restore = (desk: DeskState, versionId: string): Promise<void> =>
  write(desk, 'restore', { versionId }, () => say(desk, 'Restored. Undo with z.'));

/** Asks once, with the warnings shown, and publishes at the second call. */
export async function publish(desk: DeskState): Promise<void> {
  await desk.lastWrite.value;
  const current = desk.roundup.value;
  if (current === undefined || current.state === 'published') return;
  if (desk.confirming.value) {
    await write(desk, 'publish', {}, ({ path }) => say(desk, `Published at ${path ?? ''}`));
    return;
  }
  desk.confirming.value = true;
  const isClean = current.warnings.length === 0;
  say(desk, isClean ? 'Ready. Press p again to publish.' : 'Press p again to publish anyway.');
}

export async function loadVersions(desk: DeskState): Promise<void> {
  const current = desk.roundup.value;
  if (current === undefined) return;
  const answer = await desk.api.get<readonly VersionView[]>(`/api/roundups/${current.id}/versions`);
  desk.versions.value = valueOf(desk, answer);
}
