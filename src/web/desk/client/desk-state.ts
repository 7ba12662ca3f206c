// What the desk shows, as signals. The files beside this one change them.

import { signal, type Signal } from '@preact/signals';
import type { EventView, RoundupView, VersionView, WireRow } from '../../api/api-types.js';
import type { Pane } from '../actions.js';
import type { Answer, Api } from './api.js';
import { filterFrom, type WireFilter } from './wire-filter.js';
import type { Words } from './words.js';

/** A line at the foot of the desk. */
export interface Message {
  readonly text: string;
  readonly tone: 'quiet' | 'alert';
}

export interface DeskState {
  readonly api: Api;
  readonly words: Words;
  readonly accountName: string;
  readonly pane: Signal<Pane>;
  readonly filter: Signal<WireFilter>;
  readonly rows: Signal<readonly WireRow[]>;
  readonly total: Signal<number>;
  /** Where the next page of rows begins; undefined on the last page. */
  readonly nextPage: Signal<string | undefined>;
  /** Rows that wait until the editor asks for them, so that nothing moves under the pointer. */
  readonly waiting: Signal<readonly WireRow[]>;
  readonly cursor: Signal<number>;
  readonly event: Signal<EventView | undefined>;
  readonly reportCursor: Signal<number>;
  readonly roundup: Signal<RoundupView | undefined>;
  readonly lineCursor: Signal<number>;
  readonly versions: Signal<readonly VersionView[] | undefined>;
  /** Settles when the last write to the open roundup has been answered. */
  readonly lastWrite: Signal<Promise<void>>;
  /** Writes under way. */
  readonly writes: Signal<number>;
  readonly savedAt: Signal<number | undefined>;
  /** Since when the live stream is broken; undefined when it works. */
  readonly brokenSince: Signal<number | undefined>;
  readonly message: Signal<Message | undefined>;
  readonly overlay: Signal<'sheet' | 'palette' | undefined>;
  /** `publish` was pressed once, and the warnings are shown. */
  readonly confirming: Signal<boolean>;
  /** Keys without a modifier work. */
  readonly keysOn: Signal<boolean>;
  /** How to undo the last actions on the wire, the last one at the end. */
  readonly undos: Signal<readonly (() => Promise<void>)[]>;
}

const keysOnKey = 'muster-keys';

export function createState(api: Api, words: Words, accountName: string): DeskState {
  const keysOn = signal(localStorage.getItem(keysOnKey) !== 'off');
  keysOn.subscribe((on) => localStorage.setItem(keysOnKey, on ? 'on' : 'off'));
  return {
    api,
    words,
    accountName,
    pane: signal<Pane>('wire'),
    filter: signal(filterFrom(location.search)),
    rows: signal<readonly WireRow[]>([]),
    total: signal(0),
    nextPage: signal<string | undefined>(undefined),
    waiting: signal<readonly WireRow[]>([]),
    cursor: signal(0),
    event: signal<EventView | undefined>(undefined),
    reportCursor: signal(0),
    roundup: signal<RoundupView | undefined>(undefined),
    lineCursor: signal(0),
    versions: signal<readonly VersionView[] | undefined>(undefined),
    lastWrite: signal(Promise.resolve()),
    writes: signal(0),
    savedAt: signal<number | undefined>(undefined),
    brokenSince: signal<number | undefined>(undefined),
    message: signal<Message | undefined>(undefined),
    overlay: signal<'sheet' | 'palette' | undefined>(undefined),
    confirming: signal(false),
    keysOn,
    undos: signal<readonly (() => Promise<void>)[]>([]),
  };
}

export function say({ message }: DeskState, text: string, tone: Message['tone'] = 'quiet'): void {
  message.value = { text, tone };
}

/** The value of an answer. Says why there is none. */
export function valueOf<T>(desk: DeskState, answer: Answer<T>): T | undefined {
  if (answer.kind === 'ok') return answer.value;
  if (answer.kind === 'offline') {
    say(desk, 'The server does not answer. Nothing was changed.', 'alert');
  } else if (answer.fault.code === 'unauthenticated') {
    say(desk, 'Your session has ended. Sign in again in another tab, then repeat this.', 'alert');
  } else say(desk, answer.fault.message, 'alert');
  return undefined;
}

/** Counts a write while it is under way, so that closing the tab can warn. */
export async function counted<T>({ writes }: DeskState, write: Promise<T>): Promise<T> {
  writes.value += 1;
  try {
    return await write;
  } finally {
    writes.value -= 1;
  }
}
