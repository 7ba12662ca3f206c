// A dialog over the desk. The focus goes into it and comes back when it closes.

import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { DeskState } from './desk-state.js';

export interface OverlayProps {
  readonly desk: DeskState;
  readonly name: string;
  readonly children: ComponentChildren;
}

export function Overlay({ desk, name, children }: OverlayProps): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = (): void => {
    desk.overlay.value = undefined;
  };
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog class="overlay" ref={dialog} aria-label={name} onClose={close}>
      <header>
        <h2>{name}</h2>
        <button type="button" onClick={close}>
          Close <kbd>Esc</kbd>
        </button>
      </header>
      {children}
    </dialog>
  );
}
