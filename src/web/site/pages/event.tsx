// All coverage of one event: every report under the text it carries, with its times, the wordings
// its headline has had, and why it was put here.

import {
  articleTime,
  carriedAgencies,
  type ArticleHead,
  type ArticleVersion,
} from '../../../domain/article.js';
import { countOrigins } from '../../../domain/origins.js';
import type { Event, Placement } from '../../../domain/event.js';
import { withoutOutlet } from '../../../domain/outlet-headline.js';
import { reportsIn } from '../../../domain/roundup.js';
import type { PublicRoundup } from '../public-roundup.js';
import type { SiteFacts } from '../facts.js';
import type { Page } from '../page.js';
import { Credit } from '../parts/credit.js';
import { Headline } from '../parts/headline.js';
import { FullStrip } from '../parts/strip.js';
import { TakenBack } from '../parts/taken-back.js';
import { Time } from '../parts/time.js';
import { byOrigin, type OriginGroup, type Report } from '../report.js';
import type { Register } from '../register.js';
import { counted, countsLine, textsWords } from '../words/counts.js';
import { sourcedMarks } from '../words/origin-article.js';
import { partingWords, remarks, strengthWords, weighed } from '../words/reasons.js';
import { afterFirst, spanWords } from '../words/spans.js';
import { Wordings } from './wordings.js';

export interface EventView {
  readonly event: Event;
  readonly roundup: PublicRoundup;
  /** The first seen, as many as one page lists. */
  readonly articles: readonly ArticleHead[];
  /** Of the articles whose wording changed, oldest first. */
  readonly versions: ReadonlyMap<string, readonly ArticleVersion[]>;
  readonly placements: ReadonlyMap<string, Placement>;
  readonly register: Register;
}

/** The page at its widest, px. */
const stripWidth = 1_120;

interface Coverage extends Report {
  readonly article: ArticleHead;
}

export function eventPage(view: EventView, facts: SiteFacts): Page {
  const { event, roundup, register } = view;
  const known = new Map(view.articles.map((article) => [article.id, article]));
  const coverage = view.articles
    .map((article): Coverage => ({
      article,
      articleId: article.id,
      outletId: article.outletId,
      originId: article.originId ?? article.id,
      at: articleTime(article),
    }))
    .toSorted((a, b) => a.at - b.at);
  const groups = byOrigin(coverage);
  const firstAt = coverage[0]?.at ?? event.firstAt;
  const isCut = event.articles > coverage.length;
  // What an outlet took back is told below, and counts no more.
  const standing = coverage.filter(({ article }) => article.withdrawnAt === undefined);
  const counts = isCut
    ? { reports: event.articles, origins: event.origins }
    : { reports: standing.length, origins: countOrigins(standing) };
  return {
    title: `All coverage: ${roundup.title.text}`,
    description: `${countsLine(counts)}: every report of the event, by the text it carries.`,
    path: `/events/${encodeURIComponent(event.id)}`,
    unlisted: true,
    body: (
      <article class="event">
        <header>
          <p class="date">All coverage</p>
          <h1>
            <a href={roundup.path} {...sourcedMarks(roundup.title, known)}>
              {roundup.title.text}
            </a>
          </h1>
          <p class="data">
            <span>{countsLine(counts)}</span>
            <span>
              First report <Time at={firstAt} words={facts.dates.stamp(firstAt)} />
            </span>
            <span>{lastWords(coverage, firstAt)}</span>
            {isCut && <span>The first {coverage.length} are listed</span>}
          </p>
          <Differences view={view} texts={groups.length} />
          <FullStrip
            reports={coverage}
            counts={counts}
            register={register}
            dates={facts.dates}
            width={stripWidth}
          />
        </header>
        <ol class="origins">
          {groups.map((group) => (
            <Origin
              key={group.originId}
              group={group}
              firstAt={firstAt}
              view={view}
              facts={facts}
            />
          ))}
        </ol>
      </article>
    ),
  };
}

/** Where the counts of this page, its list and the roundup's part. */
function Differences({ view, texts }: { readonly view: EventView; readonly texts: number }) {
  const { event, roundup, articles } = view;
  const here = new Set(articles.map(({ id }) => id));
  const away = reportsIn(roundup).filter(({ articleId }) => !here.has(articleId)).length;
  return (
    <>
      {texts > event.origins && <p class="data">{textsWords(texts)}</p>}
      {away > 0 && (
        <p class="data">
          The roundup also lists {counted(away, 'report')} that {away === 1 ? 'is' : 'are'} not
          counted with this event any more.
        </p>
      )}
    </>
  );
}

interface OriginProps {
  readonly group: OriginGroup<Coverage>;
  readonly firstAt: number;
  readonly view: EventView;
  readonly facts: SiteFacts;
}

function Origin({ group, ...context }: OriginProps) {
  const bearer = group.reports[0];
  if (bearer === undefined) return null;
  const copies = group.reports.length - 1;
  const { name } = context.view.register.find(bearer.outletId);
  return (
    <li class={copies > 0 ? 'origin one-text' : 'origin'}>
      {copies > 0 && (
        <p class="whose">
          {bearer.articleId === group.originId
            ? `Text of ${name}, carried by ${counted(copies, 'other')}`
            : `${group.reports.length} reports that carry one text`}
        </p>
      )}
      {group.reports.map((report) => (
        <ReportRow key={report.articleId} report={report} {...context} />
      ))}
    </li>
  );
}

type RowProps = Omit<OriginProps, 'group'> & { readonly report: Coverage };

function ReportRow({ report, firstAt, view, facts }: RowProps) {
  const { article } = report;
  const versions = view.versions.get(article.id) ?? [];
  const { start, end } = withoutOutlet(article.headline, view.register.find(article.outletId));
  const headline = article.headline.slice(start, end);
  return (
    <div class="report">
      <p class="when">
        <Time at={report.at} words={facts.dates.clockBeside(report.at, firstAt)} />
        <span>{afterFirst(firstAt, report.at)}</span>
      </p>
      <p class="what">
        <Headline text={headline} url={article.url} language={article.language} />{' '}
        <span class="glued">
          {'-- '}
          <Credit
            outletId={article.outletId}
            agencyIds={carriedAgencies(article)}
            register={view.register}
            jointPattern={facts.house.jointPattern}
          />
        </span>
        {view.placements.get(article.id)?.unsure !== undefined && (
          <span class="changed unsure"> likely the same, other language</span>
        )}
        <TakenBack at={article.withdrawnAt} dates={facts.dates} />
      </p>
      <Wordings versions={versions} language={article.language} facts={facts} />
      <WhyHere placement={view.placements.get(article.id)} />
    </div>
  );
}

function WhyHere({ placement }: { readonly placement: Placement | undefined }) {
  if (placement === undefined) return null;
  const reasons = weighed(placement.reasons);
  return (
    <details class="why">
      <summary>Why here</summary>
      {placement.pinned && <p>An editor put it here.</p>}
      {reasons.length > 0 ? (
        <ul>
          {reasons.map(({ text, strength }) => (
            <li>
              <bdi>{text}</bdi>{' '}
              <span class={`strength ${strength}`}>{strengthWords[strength]}</span>
            </li>
          ))}
        </ul>
      ) : (
        !placement.pinned &&
        placement.cameFrom === undefined && <p>It was the first report of the event.</p>
      )}
      {remarks(placement.reasons).map((text) => (
        <p>{text}</p>
      ))}
      {placement.parting !== undefined && (
        <p>
          {partingWords(placement.parting)} <bdi>{placement.parting.missing}</bdi>
        </p>
      )}
      {!placement.pinned && placement.runnerUp?.missing !== undefined && (
        <p>
          Why not in the next likeliest event? <bdi>{placement.runnerUp.missing}</bdi>
        </p>
      )}
    </details>
  );
}

function lastWords(coverage: readonly Coverage[], firstAt: number): string {
  const last = coverage.at(-1);
  if (last === undefined || last.at <= firstAt) return 'one moment so far';
  return `the last ${spanWords(last.at - firstAt)} later`;
}
