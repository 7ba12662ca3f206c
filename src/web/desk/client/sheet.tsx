// The sheet of keys, made from the registry of actions.

import type { JSX } from 'preact';
import { actions, keyLabel, type Action, type Pane } from '../actions.js';
import type { DeskState } from './desk-state.js';
import { Overlay } from './overlay.js';

const groups: readonly { readonly name: string; readonly pane?: Pane }[] = [
  { name: 'Everywhere' },
  { name: 'On the wire', pane: 'wire' },
  { name: 'In an event', pane: 'event' },
  { name: 'In the composer', pane: 'composer' },
];

const isIn = ({ panes }: Action, pane: Pane | undefined): boolean =>
  pane === undefined ? panes === undefined : panes?.includes(pane) === true;

export function Sheet({ desk }: { readonly desk: DeskState }): JSX.Element {
  return (
    <Overlay desk={desk} name="Keys">
      <label class="choice">
        <input
          type="checkbox"
          checked={desk.keysOn.value}
          onChange={({ currentTarget }) => (desk.keysOn.value = currentTarget.checked)}
        />{' '}
        Single keys work outside text fields
      </label>
      {groups.map(({ name, pane }) => (
        <section key={name}>
          <h3>{name}</h3>
          <dl>
            {actions
              .filter((action) => isIn(action, pane))
              .map((action) => (
                <div key={action.name}>
                  <dt>
                    {action.keys.map((key) => (
                      <kbd key={key}>{keyLabel(key)}</kbd>
                    ))}
                  </dt>
                  <dd>{action.name}</dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </Overlay>
  );
}
