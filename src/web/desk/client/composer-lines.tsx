// The lines: ordered by keys, by buttons or by dragging; taken out, put back, swapped.

import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { LineView, RoundupView } from '../../api/api-types.js';
import { edit } from './composer-actions.js';
import type { DeskState } from './desk-state.js';
import { KindShape } from './kind-chips.js';
import { moveLine } from './run.js';
import { count } from './words.js';

interface LinesProps {
  readonly desk: DeskState;
  readonly roundup: RoundupView;
}

export function Lines({ desk, roundup }: LinesProps): JSX.Element {
  const shown = roundup.lines.filter(({ folded }) => !folded);
  const folded = roundup.lines.filter((line) => line.folded);
  const dragged = useSignal<number | undefined>(undefined);
  return (
    <div class="lines">
      <ol>
        {shown.map((line, at) => (
          <li
            key={line.articleId}
            class={line.withdrawn || line.moved ? 'marked' : ''}
            data-cursor={desk.lineCursor.value === at ? '' : undefined}
            draggable
            onClick={() => (desk.lineCursor.value = at)}
            onDragStart={() => (dragged.value = at)}
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => {
              event.preventDefault();
              if (dragged.value !== undefined) moveLine(desk, at - dragged.value, dragged.value);
              dragged.value = undefined;
            }}
          >
            <LineText line={line} />
            <LineVerbs desk={desk} line={line} at={at} of={shown.length} />
          </li>
        ))}
      </ol>
      <p class="quiet">
        {shown.length} of {roundup.linesMax} lines{' '}
        <button type="button" onClick={() => void edit(desk, { kind: 'lines-balanced' })}>
          Make the list by the house rules <kbd>b</kbd>
        </button>
      </p>
      <Others desk={desk} name="Folded: same text, or beyond the lines shown" lines={folded} />
      <Others desk={desk} name="New reports, not in the list" lines={roundup.additions} open />
      <Others desk={desk} name="Taken out" lines={roundup.leftOut} />
    </div>
  );
}

function LineText({ line }: { readonly line: LineView }): JSX.Element {
  return (
    <span class="text">
      <KindShape kind={line.kind} />{' '}
      <a href={line.url} target="_blank" rel="noopener noreferrer">
        {line.headline}
      </a>{' '}
      -- {line.credit}
      {line.withdrawn && <span class="mark"> withdrawn</span>}
      {line.moved && <span class="mark"> reports another event</span>}
    </span>
  );
}

interface LineProps {
  readonly desk: DeskState;
  readonly line: LineView;
  readonly at: number;
  readonly of: number;
}

function LineVerbs({ desk, line, at, of }: LineProps): JSX.Element {
  const name = `${line.headline} -- ${line.credit}`;
  const [copy] = line.copies;
  return (
    <span class="verbs">
      <button
        type="button"
        aria-label={`Move up: ${name}`}
        disabled={at === 0}
        onClick={() => moveLine(desk, -1, at)}
      >
        ↑
      </button>
      <button
        type="button"
        aria-label={`Move down: ${name}`}
        disabled={at === of - 1}
        onClick={() => moveLine(desk, 1, at)}
      >
        ↓
      </button>
      {copy !== undefined && (
        <button
          type="button"
          aria-label={`Let ${copy.outlet} speak in place of: ${name}`}
          onClick={() =>
            void edit(desk, { kind: 'line-swap', articleId: line.articleId, with: copy.articleId })
          }
        >
          ⇄ {copy.outlet}
        </button>
      )}
      <button
        type="button"
        aria-label={`Make this the lead: ${name}`}
        onClick={() => void edit(desk, { kind: 'lead', articleId: line.articleId })}
      >
        lead
      </button>
      <button
        type="button"
        aria-label={`Take out: ${name}`}
        onClick={() => void edit(desk, { kind: 'line-out', articleId: line.articleId })}
      >
        ✕
      </button>
    </span>
  );
}

interface OthersProps {
  readonly desk: DeskState;
  readonly name: string;
  readonly lines: readonly LineView[];
  readonly open?: boolean;
}

function Others({ desk, name, lines, open }: OthersProps): JSX.Element | null {
  if (lines.length === 0) return null;
  return (
    <details open={open === true}>
      <summary>
        {name} ({count(lines.length, 'report')})
      </summary>
      <ul>
        {lines.map((line) => (
          <li key={line.articleId}>
            <LineText line={line} />
            <button
              type="button"
              aria-label={`Put into the list: ${line.headline} -- ${line.credit}`}
              onClick={() => void edit(desk, { kind: 'line-in', articleId: line.articleId })}
            >
              +
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
