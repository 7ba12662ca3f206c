// The shapes of the kinds of outlets. They differ without colour and are the same everywhere.

import type { OutletKind } from '../../../domain/outlet.js';
import { kindWords } from '../words/kinds.js';

/** Defines the shapes, once a page. Each is centred on 0,0 and about 6 units wide. */
export function KindSprite() {
  return (
    <svg class="sprite" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        <circle id="k-agency" r="3" />
        <rect id="k-state" x="-2.7" y="-2.7" width="5.4" height="5.4" />
        <path id="k-public" d="M0-3.7 3.7 0 0 3.7-3.7 0z" />
        <path id="k-private" d="M0-3.3 3.4 2.7H-3.4z" />
        <circle id="k-local" r="2.4" fill="none" stroke="currentColor" stroke-width="1.4" />
        <path
          id="k-unreviewed"
          d="M-2.3-2.3 2.3 2.3M2.3-2.3-2.3 2.3"
          fill="none"
          stroke="currentColor"
          stroke-width="1.3"
        />
      </defs>
    </svg>
  );
}

export function KindMark({ kind }: { readonly kind: OutletKind }) {
  return (
    <svg class={`mark ${kind}`} viewBox="-4 -4 8 8" aria-hidden="true" focusable="false">
      <use href={`#k-${kind}`} />
    </svg>
  );
}

/** A foldable legend of the shapes. */
export function Legend() {
  return (
    <details class="legend">
      <summary>What the shapes mean</summary>
      <dl>
        <KindRows />
      </dl>
      <p>
        In a strip each column is one independent text, placed at the time of its first report. The
        shapes beneath it are outlets that carry the same text.
      </p>
    </details>
  );
}

/** Rows of a definition list: each shape with its name and meaning. */
export function KindRows() {
  return (
    <>
      {kindWords.map(({ kind, name, meaning }) => (
        <div>
          <dt>
            <KindMark kind={kind} /> {name}
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </>
  );
}
