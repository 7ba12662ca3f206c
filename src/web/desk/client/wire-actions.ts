// Loading the wire, what arrives on it, and what is done to its rows.

import { batch } from '@preact/signals';
import type {
  EventView,
  LiveMessage,
  TriageAction,
  WirePage,
  WireRow,
} from '../../api/api-types.js';
import { counted, say, valueOf, type DeskState } from './desk-state.js';
import { queryOf } from './wire-filter.js';

export async function loadWire(desk: DeskState): Promise<void> {
  const query = queryOf(desk.filter.value);
  history.replaceState(null, '', query === '' ? location.pathname : query);
  const page = valueOf(desk, await desk.api.get<WirePage>(`/api/wire${query}`));
  if (page === undefined) return;
  batch(() => {
    desk.rows.value = page.rows;
    desk.total.value = page.total;
    desk.nextPage.value = page.cursor;
    desk.waiting.value = [];
    desk.cursor.value = Math.min(desk.cursor.value, Math.max(0, page.rows.length - 1));
  });
}

export async function loadMore(desk: DeskState): Promise<void> {
  const from = desk.nextPage.value;
  if (from === undefined) return;
  desk.nextPage.value = undefined;
  const query = queryOf(desk.filter.value, from);
  const page = valueOf(desk, await desk.api.get<WirePage>(`/api/wire${query}`));
  if (page === undefined) return;
  const known = new Set(desk.rows.value.map(({ id }) => id));
  desk.rows.value = [...desk.rows.value, ...page.rows.filter(({ id }) => !known.has(id))];
  desk.nextPage.value = page.cursor;
}

/** Puts the waiting rows on top and the cursor on the first of them. */
export function showNew(desk: DeskState): void {
  const fresh = desk.waiting.value;
  const ids = new Set(fresh.map(({ id }) => id));
  batch(() => {
    desk.rows.value = [...fresh, ...desk.rows.value.filter(({ id }) => !ids.has(id))];
    desk.total.value += fresh.length;
    desk.waiting.value = [];
    desk.cursor.value = 0;
  });
}

/** Changes known rows where they are. New ones wait. */
export function receive(desk: DeskState, live: LiveMessage): void {
  if (live.kind === 'gone') {
    const gone = new Set(live.ids);
    desk.rows.value = desk.rows.value.filter(({ id }) => !gone.has(id));
    return;
  }
  const changed = new Map(live.rows.map((row) => [row.id, row]));
  const known = new Set(desk.rows.value.map(({ id }) => id));
  const fresh = live.rows.filter(({ id, state }) => !known.has(id) && state === 'new');
  const freshIds = new Set(fresh.map(({ id }) => id));
  const others = desk.waiting.value.filter(({ id }) => !freshIds.has(id));
  batch(() => {
    desk.rows.value = desk.rows.value.map((row) => changed.get(row.id) ?? row);
    desk.waiting.value = [...fresh, ...others];
  });
  const open = desk.event.value;
  if (open !== undefined && changed.has(open.id)) void refreshEvent(desk, open.id);
}

export async function refreshEvent(desk: DeskState, id: string): Promise<void> {
  const answer = await desk.api.get<EventView>(`/api/events/${id}`);
  if (answer.kind === 'ok' && desk.event.value?.id === id) desk.event.value = answer.value;
}

const opposite: Readonly<Record<TriageAction, TriageAction>> = {
  take: 'release',
  release: 'take',
  'set-aside': 'bring-back',
  'bring-back': 'set-aside',
  see: 'unsee',
  unsee: 'see',
};

const triageWords: Readonly<Record<TriageAction, string>> = {
  take: 'Taken',
  release: 'Given back',
  'set-aside': 'Set aside',
  'bring-back': 'Brought back',
  see: 'Seen',
  unsee: 'Not seen',
};

/** Does something to an event, moves the cursor to the next row and remembers how to undo it. */
export async function triage(desk: DeskState, row: WireRow, action: TriageAction): Promise<void> {
  const isListed = desk.rows.value[desk.cursor.value]?.id === row.id;
  if (isListed && desk.pane.value === 'wire') moveCursor(desk, 1);
  const changed = await sendTriage(desk, row.id, action);
  if (changed === undefined) return;
  const undo = async () => {
    await sendTriage(desk, row.id, opposite[action]);
    say(desk, `Undone. ${triageWords[opposite[action]]}: ${row.title}.`);
  };
  desk.undos.value = [...desk.undos.value, undo].slice(-undosMax);
  say(desk, `${triageWords[action]}: ${row.title}. Undo with z.`);
}

const undosMax = 100;

export async function sendTriage(
  desk: DeskState,
  eventId: string,
  action: TriageAction,
): Promise<WireRow | undefined> {
  const sent = desk.api.post<WireRow>(`/api/events/${eventId}/triage`, { action });
  const changed = valueOf(desk, await counted(desk, sent));
  if (changed === undefined) return undefined;
  batch(() => {
    desk.rows.value = desk.rows.value.map((row) => (row.id === changed.id ? changed : row));
    const open = desk.event.value;
    if (open?.id === changed.id) desk.event.value = { ...open, ...changed };
  });
  return changed;
}

export function moveCursor(desk: DeskState, by: number): void {
  const last = desk.rows.value.length - 1;
  desk.cursor.value = Math.max(0, Math.min(last, desk.cursor.value + by));
}

export async function undoTriage(desk: DeskState): Promise<void> {
  const last = desk.undos.value.at(-1);
  if (last === undefined) {
    say(desk, 'There is nothing to undo.');
    return;
  }
  desk.undos.value = desk.undos.value.slice(0, -1);
  await last();
}
