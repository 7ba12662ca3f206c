// The event: all its reports, grouped by the text they carry, each with the reasons for its place.

import type { JSX } from 'preact';
import type { EventReport, EventView } from '../../api/api-types.js';
import { edit, openDraft } from './composer-actions.js';
import type { DeskState } from './desk-state.js';
import { KindChips, KindShape } from './kind-chips.js';
import { triage } from './wire-actions.js';
import { count } from './words.js';

export function EventPane({ desk }: { readonly desk: DeskState }): JSX.Element {
  const event = desk.event.value;
  return (
    <section class="pane event" aria-label="Event" onFocusIn={() => (desk.pane.value = 'event')}>
      {event === undefined ? (
        <div class="empty">
          <p>
            Open an event on the wire: <kbd>o</kbd> or a click.
          </p>
        </div>
      ) : (
        <>
          <EventHead desk={desk} event={event} />
          <ol class="reports">
            {byOrigin(event.all).map((report) => (
              <Report
                key={report.articleId}
                desk={desk}
                report={report}
                isCurrent={event.all[desk.reportCursor.value]?.articleId === report.articleId}
              />
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

function EventHead({ desk, event }: { desk: DeskState; event: EventView }): JSX.Element {
  const isAside = event.state === 'set-aside';
  const isTaken = event.takenBy !== undefined;
  return (
    <header class="head">
      <button type="button" class="back" onClick={() => (desk.pane.value = 'wire')}>
        ‹ Wire
      </button>
      <h2>{event.title}</h2>
      <p class="facts">
        {count(event.outlets, 'outlet')} · {count(event.origins, 'origin')} · first{' '}
        {desk.words.time(event.firstAt)}, last {desk.words.time(event.lastAt)}{' '}
        <KindChips kinds={event.kinds} />
      </p>
      <p class="verbs">
        <button type="button" onClick={() => void openDraft(desk, event.id)}>
          {event.roundupId === undefined ? 'Make a draft' : 'Open the draft'} <kbd>d</kbd>
        </button>
        <button
          type="button"
          onClick={() => void triage(desk, event, isTaken ? 'release' : 'take')}
        >
          {isTaken ? `Give back (${event.takenBy})` : 'Take'} <kbd>a</kbd>
        </button>
        <button
          type="button"
          onClick={() => void triage(desk, event, isAside ? 'bring-back' : 'set-aside')}
        >
          {isAside ? 'Bring back' : 'Set aside'} <kbd>e</kbd>
        </button>
        {event.path !== undefined && <a href={event.path}>Public page</a>}
      </p>
    </header>
  );
}

/** Copies come after the text they carry. */
function byOrigin(reports: readonly EventReport[]): readonly EventReport[] {
  const originals = reports.filter(({ articleId, originId }) => articleId === originId);
  const listed = new Set(originals.map(({ articleId }) => articleId));
  const orphans = reports.filter(
    ({ articleId, originId }) => articleId !== originId && !listed.has(originId),
  );
  return [...originals, ...orphans]
    .sort((a, b) => a.at - b.at)
    .flatMap((head) => [
      head,
      ...reports.filter(
        (one) => one !== head && !orphans.includes(one) && one.originId === head.articleId,
      ),
    ]);
}

interface ReportProps {
  readonly desk: DeskState;
  readonly report: EventReport;
  readonly isCurrent: boolean;
}

function Report({ desk, report, isCurrent }: ReportProps): JSX.Element {
  const isCopy = report.originId !== report.articleId;
  const roundup = desk.roundup.value;
  const choose = (): void => {
    desk.reportCursor.value = desk.event.value?.all.indexOf(report) ?? 0;
  };
  return (
    <li
      class={`report ${isCopy ? 'copy' : ''} ${report.withdrawn ? 'withdrawn' : ''}`}
      data-cursor={isCurrent ? '' : undefined}
      onClick={choose}
    >
      <p class="credit">
        <KindShape kind={report.kind} /> {report.outlet}
        {report.agencies.length > 0 && `/${report.agencies.join('/')}`}
        <time dateTime={new Date(report.at).toISOString()}>{desk.words.time(report.at)}</time>
        {report.unsure && <span class="mark">likely the same, other language</span>}
        {report.withdrawn && <span class="mark">withdrawn</span>}
      </p>
      <p class="headline">
        <a href={report.url} target="_blank" rel="noopener noreferrer" lang={report.language}>
          {report.headline}
        </a>
      </p>
      {report.earlier.map(({ at, headline }) => (
        <p class="earlier" key={at}>
          until then, from {desk.words.time(at)}: “{headline}”
        </p>
      ))}
      <details>
        <summary>Why here</summary>
        <ul>
          {report.reasons.length === 0 && <li>It is the first report of the event.</li>}
          {report.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
          {report.runnerUp !== undefined && (
            <li>
              Next likely: “{report.runnerUp.title}”. {report.runnerUp.why}
            </li>
          )}
        </ul>
        {report.excerpt !== '' && <blockquote>{report.excerpt}</blockquote>}
      </details>
      {roundup !== undefined && (
        <p class="verbs">
          <button
            type="button"
            disabled={roundup.lead?.articleId === report.articleId}
            onClick={() => void edit(desk, { kind: 'lead', articleId: report.articleId })}
          >
            Lead
          </button>
          <button
            type="button"
            onClick={() => void edit(desk, { kind: 'title-from', articleId: report.articleId })}
          >
            Title
          </button>
        </p>
      )}
    </li>
  );
}
