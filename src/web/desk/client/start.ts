// Starts the desk: the first page of the wire, the live stream, the keys.

import { createKeyReader, type ActionId } from '../actions.js';
import type { DeskState } from './desk-state.js';
import { listen } from './live.js';
import { run } from './run.js';
import { loadWire, receive } from './wire-actions.js';

export function start(desk: DeskState, workerPath: string): void {
  void loadWire(desk);
  listen(workerPath, {
    onMessage: (message) => receive(desk, message),
    onState: (since) => (desk.brokenSince.value = since),
  });
  listenToKeys(desk);
  window.addEventListener('beforeunload', (leaving) => {
    if (desk.writes.value > 0) leaving.preventDefault();
  });
}

function listenToKeys(desk: DeskState): void {
  const reader = createKeyReader(() => desk.keysOn.value);
  document.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const pressed = {
      key: event.key,
      mod: event.ctrlKey || event.metaKey,
      alt: event.altKey,
      inField: isField(event.target),
    };
    if (isButton(event.target) && (event.key === 'Enter' || event.key === ' ')) return;
    const action: ActionId | undefined = reader.read(pressed, desk.pane.value, event.timeStamp);
    if (action === undefined) return;
    if (desk.overlay.value !== undefined && action !== 'back') return;
    event.preventDefault();
    void run(desk, action);
  });
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  );
}

const isButton = (target: EventTarget | null): boolean =>
  target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement;
