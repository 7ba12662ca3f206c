// The wire: the list of events, of which only the visible rows are drawn.

import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { WireRow } from '../../api/api-types.js';
import { openEvent } from './composer-actions.js';
import { say, type DeskState } from './desk-state.js';
import { loadMore, loadWire, showNew } from './wire-actions.js';
import { orders, wireStates, type WireFilter } from './wire-filter.js';
import { Spark } from './spark.js';
import { KindChips } from './kind-chips.js';
import { count } from './words.js';

/** Height of a row in CSS pixels; `desk.css` has the same. */
const rowHeight = 56;
const rowsAround = 8;

export function Wire({ desk }: { readonly desk: DeskState }): JSX.Element {
  const waiting = desk.waiting.value.length;
  return (
    <section class="pane wire" aria-label="Wire" onFocusIn={() => (desk.pane.value = 'wire')}>
      <header class="head">
        <FilterBar desk={desk} />
        {waiting > 0 && (
          <button type="button" class="fresh" onClick={() => showNew(desk)}>
            {waiting} new <kbd>.</kbd>
          </button>
        )}
      </header>
      <Rows desk={desk} />
    </section>
  );
}

const stateWords: Readonly<Record<WireFilter['state'], string>> = {
  '': 'All but set aside',
  unseen: 'Not seen',
  taken: 'Taken',
  drafted: 'Drafted',
  published: 'Published',
  'set-aside': 'Set aside',
  single: 'One outlet only',
};
const orderWords = { rising: 'Rising', newest: 'Newest', size: 'Largest' } as const;

function FilterBar({ desk }: { readonly desk: DeskState }): JSX.Element {
  const filter = desk.filter.value;
  const change = (next: Partial<WireFilter>): void => {
    desk.filter.value = { ...filter, ...next };
    desk.cursor.value = 0;
    void loadWire(desk);
  };
  return (
    <form class="filter" role="search" onSubmit={(event) => event.preventDefault()}>
      <label>
        <span class="unseen">Order</span>
        <select
          value={filter.order}
          onChange={({ currentTarget }) =>
            change({ order: orders.find((order) => order === currentTarget.value) ?? 'rising' })
          }
        >
          {orders.map((order) => (
            <option value={order}>{orderWords[order]}</option>
          ))}
        </select>
      </label>
      <label>
        <span class="unseen">Show</span>
        <select
          value={filter.state}
          onChange={({ currentTarget }) =>
            change({ state: wireStates.find((state) => state === currentTarget.value) ?? '' })
          }
        >
          {(['', ...wireStates] as const).map((state) => (
            <option value={state}>{stateWords[state]}</option>
          ))}
        </select>
      </label>
      <input
        id="wire-text"
        type="search"
        aria-label="Find events by words or outlets"
        placeholder="Find  /"
        value={filter.text}
        onChange={({ currentTarget }) => change({ text: currentTarget.value })}
      />
    </form>
  );
}

function Rows({ desk }: { readonly desk: DeskState }): JSX.Element {
  const list = useRef<HTMLDivElement>(null);
  const top = useSignal(0);
  const height = useSignal(800);
  const rows = desk.rows.value;
  const cursor = desk.cursor.value;
  useEffect(() => {
    const box = list.current;
    if (box === null) return;
    height.value = box.clientHeight;
    const observer = new ResizeObserver(() => (height.value = box.clientHeight));
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  useEffect(() => keepInView(list.current, cursor), [cursor]);
  const first = Math.max(0, Math.floor(top.value / rowHeight) - rowsAround);
  const last = Math.min(rows.length, first + Math.ceil(height.value / rowHeight) + 2 * rowsAround);
  useEffect(() => {
    if (last >= rows.length - rowsAround) void loadMore(desk);
  }, [last, rows.length]);
  if (rows.length === 0) return <NoRows desk={desk} />;
  return (
    <div
      class="rows"
      ref={list}
      role="listbox"
      tabIndex={0}
      aria-label="Events"
      aria-activedescendant={`row-${rows[cursor]?.id ?? ''}`}
      onScroll={({ currentTarget }) => (top.value = currentTarget.scrollTop)}
    >
      <div style={{ height: `${rows.length * rowHeight}px` }}>
        {rows.slice(first, last).map((row, offset) => (
          <Row
            key={row.id}
            desk={desk}
            row={row}
            at={first + offset}
            of={rows.length}
            isCurrent={first + offset === cursor}
          />
        ))}
      </div>
    </div>
  );
}

function keepInView(box: HTMLElement | null, cursor: number): void {
  if (box === null) return;
  const [above, below] = [cursor * rowHeight, (cursor + 1) * rowHeight];
  if (above < box.scrollTop) box.scrollTop = above;
  else if (below > box.scrollTop + box.clientHeight) box.scrollTop = below - box.clientHeight;
}

interface RowProps {
  readonly desk: DeskState;
  readonly row: WireRow;
  readonly at: number;
  readonly of: number;
  readonly isCurrent: boolean;
}

function Row({ desk, row, at, of, isCurrent }: RowProps): JSX.Element {
  const open = (): void => {
    desk.cursor.value = at;
    void openEvent(desk, row.id);
  };
  return (
    <div
      id={`row-${row.id}`}
      class={`row ${row.state}`}
      role="option"
      aria-selected={isCurrent}
      aria-setsize={of}
      aria-posinset={at + 1}
      data-cursor={isCurrent ? '' : undefined}
      style={{ transform: `translateY(${at * rowHeight}px)` }}
      onClick={open}
    >
      <div class="title">
        <time dateTime={new Date(row.lastAt).toISOString()}>{desk.words.time(row.lastAt)}</time>
        <span title={row.title}>{row.title}</span>
      </div>
      <div class="facts">
        <Spark counts={row.spark} />
        <span>
          {count(row.reports, 'report')} · {count(row.origins, 'origin')}
        </span>
        <KindChips kinds={row.kinds} />
        <span class="state">{stateOf(row)}</span>
      </div>
    </div>
  );
}

function stateOf({ state, takenBy, sinceSeen }: WireRow): string {
  const fresh = sinceSeen !== undefined && sinceSeen > 0 ? ` · ${sinceSeen} since seen` : '';
  if (takenBy !== undefined) return `taken: ${takenBy}${fresh}`;
  return `${state === 'set-aside' ? 'set aside' : state}${fresh}`;
}

function NoRows({ desk }: { readonly desk: DeskState }): JSX.Element {
  const { order, state, text } = desk.filter.value;
  const isFiltered = state !== '' || text !== '';
  const clear = (): void => {
    desk.filter.value = { order, state: '', text: '' };
    void loadWire(desk);
    say(desk, 'All events are shown.');
  };
  return (
    <div class="empty">
      {isFiltered ? (
        <>
          <p>No event fits this filter.</p>
          <button type="button" onClick={clear}>
            Show all events
          </button>
        </>
      ) : (
        <>
          <p>No events yet. They appear here as reports come in.</p>
          <p>
            Feeds are added with <code>muster feeds add</code>, and <code>muster doctor</code> says
            how they are.
          </p>
        </>
      )}
    </div>
  );
}
