// The page of a roundup: date, title, lead, excerpt, Read more, heading and lines, in the order and
// wording of the house style; then the folded lines and how the page was made.

import type { Notice } from '../../../domain/roundup.js';
import { dateOf, type PublicRoundup } from '../../ui/public-roundup.js';
import type { SiteFacts } from '../../ui/facts.js';
import type { Page } from '../../ui/page.js';
import { FirstReport } from '../../ui/parts/first-report.js';
import { EditorNote } from '../../ui/parts/editor-note.js';
import { Excerpt, LeadLine } from '../../ui/parts/lead.js';
import { FoldedLines, Lines } from '../../ui/parts/line.js';
import { NoticeWords } from '../../ui/parts/notice-words.js';
import { Publication } from '../../ui/parts/publication.js';
import { FullStrip } from '../../ui/parts/strip.js';
import { Time } from '../../ui/parts/time.js';
import { reportsOf } from '../../ui/listed-report.js';
import { counted, countsLine } from '../../ui/words/counts.js';
import { sourcedMarks } from '../../ui/words/origin-article.js';
import { HowMade } from './how-made.js';
import { roundupJsonLd } from './roundup-json-ld.js';
import type { RoundupView } from './roundup-view.js';

/** The greatest width of the page, px. */
const stripWidth = 1_120;

export function roundupPage(view: RoundupView, facts: SiteFacts): Page {
  const { roundup } = view;
  const { path, publishedAt } = roundup;
  return {
    title: roundup.title.text,
    description: roundup.lead?.excerpt[0]?.text.slice(0, 300) ?? countsLine(roundup),
    path,
    article: { publishedAt, changedAt: roundup.changedAt },
    newer: view.newer?.path,
    older: view.older?.path,
    jsonLd: roundupJsonLd(view, facts),
    body: (
      <>
        <article class="roundup">
          <RoundupHead view={view} facts={facts} />
          <RoundupBody view={view} facts={facts} />
          <footer>
            <RoundupFoot roundup={roundup} />
            <HowMade view={view} facts={facts} />
          </footer>
        </article>
        <Neighbours newer={view.newer} older={view.older} />
      </>
    ),
  };
}

interface PartProps {
  readonly view: RoundupView;
  readonly facts: SiteFacts;
}

function RoundupHead({ view, facts }: PartProps) {
  const { roundup, articles, register } = view;
  const { dates } = facts;
  const reports = reportsOf(roundup, articles);
  const { publishedAt } = roundup;
  const at = dateOf(roundup);
  const { year, month } = dates.calendar.dayOf(at);
  const added = reports
    .map(({ articleId }) => articles.get(articleId)?.seenAt ?? 0)
    .filter((seenAt) => seenAt > publishedAt);
  const lastAdded = Math.max(...added);
  return (
    <header>
      <p class="date">
        <a href={`/${year}/${String(month).padStart(2, '0')}/`}>
          <Time at={at} words={dates.day(at)} />
        </a>
      </p>
      <h1 {...sourcedMarks(roundup.title, articles)}>{roundup.title.text}</h1>
      <p class="data">
        <span>{countsLine(roundup)}</span>
        <span>
          Published <Publication roundup={roundup} dates={dates} withZone />
        </span>
        <FirstReport reports={reports} at={at} dates={dates} />
        {added.length > 0 && (
          <span class="changed">
            {counted(added.length, 'report')} added since then, the last{' '}
            <Time at={lastAdded} words={dates.clockBeside(lastAdded, at)} />
          </span>
        )}
      </p>
      <Notices view={view} kind="correction" facts={facts} />
      <FullStrip
        reports={reports}
        counts={roundup}
        register={register}
        dates={dates}
        width={stripWidth}
      />
    </header>
  );
}

function RoundupBody({ view, facts }: PartProps) {
  const { roundup, articles, register, destinations } = view;
  const { lead } = roundup;
  const context = { facts, register, articles, destinations };
  const language = lead && articles.get(lead.articleId)?.language;
  const shown = roundup.lines.filter((line) => !line.folded);
  const folded = roundup.lines.filter((line) => line.folded && line.related === undefined);
  const related = roundup.lines.filter((line) => line.related !== undefined);
  return (
    <>
      <div class="telling">
        {lead && (
          <>
            <LeadLine lead={lead} language={language} {...context} />
            <Excerpt lead={lead} facts={facts} register={register} language={language} />
          </>
        )}
        {roundup.note && <EditorNote note={roundup.note} />}
        <Notices view={view} kind="update" facts={facts} />
      </div>
      <div class="others-say">
        {roundup.sectionHeading && (
          <h2 class="heading" {...sourcedMarks(roundup.sectionHeading, articles)}>
            {roundup.sectionHeading.text}
          </h2>
        )}
        {shown.length > 0 && <Lines lines={shown} {...context} />}
        {folded.length > 0 && (
          <details class="fold">
            <summary>Also reported by {counted(folded.length, 'more', 'more')}</summary>
            <FoldedLines lines={folded} {...context} />
          </details>
        )}
        {related.length > 0 && (
          <details class="fold">
            <summary>Related reports</summary>
            <FoldedLines lines={related} {...context} />
          </details>
        )}
      </div>
    </>
  );
}

interface NoticesProps extends PartProps {
  readonly kind: Notice['kind'];
}

/** The newest notices are open; earlier ones are folded. */
const noticesShown = 2;

function Notices({ view, kind, facts }: NoticesProps) {
  const all = view.roundup.notices.filter((notice) => notice.kind === kind);
  const earlier = all.slice(0, -noticesShown);
  const words = (notice: Notice) => (
    <p class="notice">
      <strong>{kind === 'update' ? 'Update' : 'Correction'}:</strong>{' '}
      <NoticeWords notice={notice} spokenOf={view.spokenOf} />{' '}
      <Time at={notice.at} words={facts.dates.stamp(notice.at)} class="changed" />
    </p>
  );
  return (
    <>
      {all.slice(earlier.length).map(words)}
      {earlier.length > 0 && (
        <details class="fold earlier">
          <summary>{counted(earlier.length, `earlier ${kind}`)}</summary>
          {earlier.map(words)}
        </details>
      )}
    </>
  );
}

function RoundupFoot({ roundup }: { readonly roundup: PublicRoundup }) {
  return (
    <>
      {roundup.eventId !== undefined && (
        <p>
          <a href={`/events/${encodeURIComponent(roundup.eventId)}`}>All coverage of this event</a>
        </p>
      )}
      {roundup.labels.length > 0 && (
        <p class="tags">
          Labels:{' '}
          {roundup.labels.map(({ text }, index) => (
            <>
              {index > 0 && ', '}
              <a rel="tag" href={`/search/label/${encodeURIComponent(text)}`}>
                {text}
              </a>
            </>
          ))}
        </p>
      )}
    </>
  );
}

function Neighbours({ newer, older }: Pick<RoundupView, 'newer' | 'older'>) {
  if (newer === undefined && older === undefined) return null;
  return (
    <nav class="neighbours" aria-label="Other roundups">
      {newer && (
        <p>
          <span>Newer</span> <a href={newer.path}>{newer.title}</a>
        </p>
      )}
      {older && (
        <p>
          <span>Older</span> <a href={older.path}>{older.title}</a>
        </p>
      )}
    </nav>
  );
}
