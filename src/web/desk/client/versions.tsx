// Earlier versions of the roundup, each with a button to restore it.

import type { JSX } from 'preact';
import { restore } from './composer-actions.js';
import type { DeskState } from './desk-state.js';
import { count } from './words.js';

const whatWords: Readonly<Record<string, string>> = {
  refused: 'refused, because somebody else had changed the page',
  restored: 'an earlier version restored',
  undone: 'undone',
  published: 'published',
  withdrawn: 'withdrawn',
  made: 'made',
};

export function Versions({ desk }: { readonly desk: DeskState }): JSX.Element {
  const versions = desk.versions.value ?? [];
  return (
    <div class="versions">
      <h3>Versions</h3>
      {versions.length === 0 && <p class="quiet">Nobody has changed this page yet.</p>}
      <ol>
        {versions.map(({ id, at, by, what, title, lines }) => (
          <li key={id}>
            {desk.words.time(at)} · {by ?? 'muster'} · {whatWords[what] ?? what} · “{title}”,{' '}
            {count(lines, 'line')}{' '}
            <button type="button" onClick={() => void restore(desk, id)}>
              Restore
            </button>
          </li>
        ))}
      </ol>
      <button type="button" onClick={() => (desk.versions.value = undefined)}>
        Close
      </button>
    </div>
  );
}
