// Runs an action of the registry on what the cursor is on.

import type { EventReport, LineView, WireRow } from '../../api/api-types.js';
import type { ActionId, Pane } from '../actions.js';
import { edit, openDraft, openEvent, publish, undoEdit } from './composer-actions.js';
import { say, type DeskState } from './desk-state.js';
import { moveCursor, showNew, triage, undoTriage } from './wire-actions.js';

type Runner = (desk: DeskState) => void | Promise<void>;

export function run(desk: DeskState, action: ActionId): void | Promise<void> {
  return runners[action](desk);
}

const runners: Readonly<Record<ActionId, Runner>> = {
  next: (desk) => move(desk, 1),
  previous: (desk) => move(desk, -1),
  open: (desk) => {
    const report = desk.pane.value === 'event' ? reportAt(desk) : undefined;
    if (report !== undefined) window.open(report.url, '_blank', 'noopener');
    else return withRow(desk, ({ id }) => openEvent(desk, id));
  },
  'set-aside': (desk) =>
    withRow(desk, (row) => {
      return triage(desk, row, row.state === 'set-aside' ? 'bring-back' : 'set-aside');
    }),
  take: (desk) =>
    withRow(desk, (row) => triage(desk, row, row.takenBy === undefined ? 'take' : 'release')),
  draft: (desk) => withRow(desk, ({ id }) => openDraft(desk, id)),
  lead: (desk) => {
    const id = desk.pane.value === 'event' ? reportAt(desk)?.articleId : lineAt(desk)?.articleId;
    if (desk.roundup.value === undefined) say(desk, 'Make a draft first: press d.');
    else if (id !== undefined) return edit(desk, { kind: 'lead', articleId: id });
  },
  remove: (desk) => {
    const line = lineAt(desk);
    if (line !== undefined) return edit(desk, { kind: 'line-out', articleId: line.articleId });
  },
  'line-up': (desk) => moveLine(desk, -1),
  'line-down': (desk) => moveLine(desk, 1),
  balance: (desk) => edit(desk, { kind: 'lines-balanced' }),
  publish,
  undo: (desk) => (desk.pane.value === 'composer' ? undoEdit(desk) : undoTriage(desk)),
  'show-new': showNew,
  find: () => document.querySelector<HTMLInputElement>('#wire-text')?.focus(),
  'go-wire': (desk) => go(desk, 'wire'),
  'go-event': (desk) => go(desk, 'event'),
  'go-composer': (desk) => go(desk, 'composer'),
  back: (desk) => back(desk),
  sheet: (desk) => {
    desk.overlay.value = 'sheet';
  },
  palette: (desk) => {
    desk.overlay.value = 'palette';
  },
};

/** The event that an action is about: the open one, or the one under the cursor. */
function withRow(desk: DeskState, act: (row: WireRow) => Promise<void>): Promise<void> | void {
  const row = desk.pane.value === 'wire' ? desk.rows.value[desk.cursor.value] : desk.event.value;
  if (row === undefined) say(desk, 'Open an event first.');
  else return act(row);
}

const reportAt = ({ event, reportCursor }: DeskState): EventReport | undefined =>
  event.value?.all[reportCursor.value];

const lineAt = ({ roundup, lineCursor }: DeskState): LineView | undefined =>
  roundup.value?.lines[lineCursor.value];

function move(desk: DeskState, by: number): void {
  const pane = desk.pane.value;
  if (pane === 'wire') moveCursor(desk, by);
  const bounded = (at: number, length: number) => Math.max(0, Math.min(length - 1, at + by));
  if (pane === 'event') {
    desk.reportCursor.value = bounded(desk.reportCursor.value, desk.event.value?.all.length ?? 0);
  }
  if (pane === 'composer') {
    const length = desk.roundup.value?.lines.length ?? 0;
    desk.lineCursor.value = bounded(desk.lineCursor.value, length);
  }
  document.querySelector(`.${pane} [data-cursor]`)?.scrollIntoView({ block: 'nearest' });
}

/** Moves the line under the cursor among the shown ones. The cursor stays on it. */
export function moveLine(desk: DeskState, by: number, at = desk.lineCursor.value): void {
  const shown = (desk.roundup.value?.lines ?? []).filter(({ folded }) => !folded);
  const ids = shown.map(({ articleId }) => articleId);
  const [id] = ids.splice(at, 1);
  const to = at + by;
  if (id === undefined || to < 0 || to > ids.length) return;
  ids.splice(to, 0, id);
  desk.lineCursor.value = to;
  void edit(desk, { kind: 'line-order', articleIds: ids });
  say(desk, `Line ${at + 1} is now line ${to + 1} of ${ids.length}.`);
}

function go(desk: DeskState, pane: Pane): void {
  desk.pane.value = pane;
}

function back(desk: DeskState): void {
  if (desk.overlay.value !== undefined) desk.overlay.value = undefined;
  else if (document.activeElement instanceof HTMLElement && isTyping(document.activeElement)) {
    document.activeElement.blur();
  } else if (desk.confirming.value) desk.confirming.value = false;
  else if (desk.pane.value === 'composer' && desk.event.value !== undefined) go(desk, 'event');
  else go(desk, 'wire');
}

const isTyping = (element: Element): boolean => element.matches('input, textarea, select');
