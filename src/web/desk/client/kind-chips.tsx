// How many outlets of each kind report an event: a shape and a number.

import type { JSX } from 'preact';
import type { OutletKind } from '../../../domain/outlet.js';
import type { WireRow } from '../../api/api-types.js';

/** The shapes of the site's legend. */
const shapes: Readonly<Record<OutletKind, string>> = {
  agency: '●',
  state: '◆',
  public: '▲',
  private: '■',
  local: '▼',
  unreviewed: '○',
};
const kinds = Object.keys(shapes) as readonly OutletKind[];

export function KindChips({ kinds: counts }: Pick<WireRow, 'kinds'>): JSX.Element {
  return (
    <span class="kinds">
      {kinds
        .filter((kind) => (counts[kind] ?? 0) > 0)
        .map((kind) => (
          <span key={kind} class={`kind ${kind}`} title={`${counts[kind] ?? 0} ${kind}`}>
            <span aria-hidden="true">{shapes[kind]}</span>
            <span class="unseen">{kind} </span>
            {counts[kind]}
          </span>
        ))}
    </span>
  );
}

export function KindShape({ kind }: { readonly kind: OutletKind }): JSX.Element {
  return (
    <span class={`kind ${kind}`} title={kind}>
      <span aria-hidden="true">{shapes[kind]}</span>
      <span class="unseen">{kind}</span>
    </span>
  );
}
