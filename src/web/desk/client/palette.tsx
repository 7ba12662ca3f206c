// The palette: every action by name, with its keys.

import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { actions, keyLabel } from '../actions.js';
import type { DeskState } from './desk-state.js';
import { Overlay } from './overlay.js';
import { run } from './run.js';

export function Palette({ desk }: { readonly desk: DeskState }): JSX.Element {
  const text = useSignal('');
  const pane = desk.pane.value;
  const found = actions.filter(({ name, panes }) => {
    const fits = panes === undefined || panes.includes(pane);
    return fits && name.toLowerCase().includes(text.value.toLowerCase().trim());
  });
  const choose = (at: number): void => {
    const action = found[at];
    desk.overlay.value = undefined;
    if (action !== undefined) void run(desk, action.id);
  };
  return (
    <Overlay desk={desk} name="All actions">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          choose(0);
        }}
      >
        <input
          autoFocus
          type="search"
          aria-label="Find an action"
          value={text.value}
          onInput={({ currentTarget }) => (text.value = currentTarget.value)}
        />
      </form>
      <ul class="actions">
        {found.map(({ name, keys }, at) => (
          <li key={name}>
            <button type="button" onClick={() => choose(at)}>
              <span>{name}</span>
              {keys.map((key) => (
                <kbd key={key}>{keyLabel(key)}</kbd>
              ))}
            </button>
          </li>
        ))}
      </ul>
    </Overlay>
  );
}
