// The page "All coverage" of an event: every report, grouped by the text it carries, with its time,
// its earlier headlines and the reasons for its placement.

import { carriedAgencies, type ArticleVersion } from '../../../domain/article.js';
import type { Departure, Placement } from '../../../domain/event.js';
import { basisWords, obstacleWords, unsureReasonWords } from '../../../domain/reason-words.js';
import { withoutOutlet } from '../../../domain/outlet-headline.js';
import type { Destination } from '../../ui/parts/moved-report.js';
import type { SiteFacts } from '../../ui/facts.js';
import type { Page } from '../../ui/page.js';
import { Credit } from '../../ui/parts/credit.js';
import { Headline } from '../../ui/parts/headline.js';
import { LeadLine } from '../../ui/parts/lead.js';
import { Lines } from '../../ui/parts/line.js';
import { FullStrip } from '../../ui/parts/strip.js';
import { TakenBack } from '../../ui/parts/taken-back.js';
import { Time } from '../../ui/parts/time.js';
import { byOrigin, type OriginGroup } from '../../ui/listed-report.js';
import type { Register } from '../../ui/register.js';
import { counted, countsLine, textsWords } from '../../ui/words/counts.js';
import { sourcedMarks } from '../../ui/words/origin-article.js';
import { departureWords, strengthWords, weighed } from '../../ui/words/reasons.js';
import { afterFirst, spanWords } from '../../ui/words/spans.js';
import { allCoverage, type AllCoverage, type Coverage, type CoverageParts } from './coverage.js';
import { Wordings } from './wordings.js';

export interface EventView extends CoverageParts {
  /** Versions of the articles whose wording changed, oldest first. */
  readonly versions: ReadonlyMap<string, readonly ArticleVersion[]>;
  readonly register: Register;
  /** Where the reports went that the roundup no longer counts, by event id. */
  readonly destinations: ReadonlyMap<string, Destination>;
}

/** The greatest width of the page, px. */
const stripWidth = 1_120;

export function eventPage(view: EventView, facts: SiteFacts): Page {
  const { event, roundup, register } = view;
  const known = new Map([...view.articles, ...view.others].map((article) => [article.id, article]));
  const coverage = allCoverage(view);
  const { listed, counted, counts } = coverage;
  const groups = byOrigin(listed);
  const firstAt = listed[0]?.at ?? event.firstAt;
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
            <span>{lastWords(listed, firstAt)}</span>
            {coverage.isCut && <span>The first {view.articles.length} are listed</span>}
          </p>
          <Differences view={view} coverage={coverage} />
          <FullStrip
            reports={counted}
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
        <Gone view={view} facts={facts} />
      </article>
    ),
  };
}

interface DifferencesProps {
  readonly view: EventView;
  readonly coverage: AllCoverage;
}

/** Explains why the counts differ from the list or from the roundup. */
function Differences({ view, coverage }: DifferencesProps) {
  const { counted, counts, unsure, isCut } = coverage;
  const texts = byOrigin(counted).length;
  const { reports } = view.roundup;
  const words = [
    ...(texts > counts.origins ? [textsWords(texts)] : []),
    ...(unsure > 0 ? [unsureWords(unsure)] : []),
    ...(!isCut && reports < counts.reports ? [`The roundup lists ${reports} of them.`] : []),
  ];
  return words.length === 0 ? null : <p class="data">{words.join(' ')}</p>;
}

const unsureWords = (unsure: number): string =>
  `${counted(unsure, 'report')} in another language ${unsure === 1 ? 'is' : 'are'} ` +
  'probably about the same event, and not counted.';

/** Reports that the roundup lists and that have left this event. */
function Gone({ view, facts }: { readonly view: EventView; readonly facts: SiteFacts }) {
  const { lead, lines } = view.roundup;
  const gone = lines.filter(({ movedTo }) => movedTo !== undefined);
  const isLeadGone = lead?.movedTo !== undefined;
  if (gone.length === 0 && !isLeadGone) return null;
  const articles = new Map(view.others.map((article) => [article.id, article]));
  const context = { facts, register: view.register, destinations: view.destinations };
  return (
    <section class="gone">
      <h2>Listed in the roundup, but no longer counted with this event</h2>
      {isLeadGone && (
        <LeadLine lead={lead} language={articles.get(lead.articleId)?.language} {...context} />
      )}
      {gone.length > 0 && <Lines lines={gone} articles={articles} {...context} />}
    </section>
  );
}

interface OriginProps {
  readonly group: OriginGroup<Coverage>;
  readonly firstAt: number;
  readonly view: EventView;
  readonly facts: SiteFacts;
}

function Origin({ group, ...context }: OriginProps) {
  const origin = group.reports[0];
  if (origin === undefined) return null;
  const copies = group.reports.length - 1;
  const { name } = context.view.register.find(origin.outletId);
  return (
    <li class={copies > 0 ? 'origin one-text' : 'origin'}>
      {copies > 0 && (
        <p class="whose">
          {origin.articleId === group.originId
            ? `Text of ${name}, carried by ${counted(copies, 'other')}`
            : `${group.reports.length} reports that carry the same text`}
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
        {report.isUnsure && (
          <span class="changed unsure"> probably the same event, other language</span>
        )}
        {report.isAlone && (
          <span class="changed alone">
            {' '}
            now grouped with no other report; the roundup still lists it
          </span>
        )}
        <TakenBack at={article.withdrawnAt} dates={facts.dates} />
      </p>
      <Wordings versions={versions} language={article.language} facts={facts} />
      {!report.isAlone && <WhyHere placement={view.placements.get(article.id)} />}
    </div>
  );
}

function WhyHere({ placement }: { readonly placement: Placement | undefined }) {
  if (placement === undefined) return null;
  const { score, pinned, basis, unsure, cameFrom, departure, runnerUp } = placement;
  const reasons = weighed(placement.reasons);
  const isFirst = score === 0 && reasons.length === 0 && !pinned && cameFrom === undefined;
  return (
    <details class="why">
      <summary>Why here</summary>
      {pinned && <p>{basisWords.pinned}</p>}
      {isFirst && <p>It was the first report of the event.</p>}
      {reasons.length > 0 && (
        <ul>
          {reasons.map(({ text, strength }) => (
            <li>
              <bdi>{text}</bdi>{' '}
              <span class={`strength ${strength}`}>{strengthWords[strength]}</span>
            </li>
          ))}
        </ul>
      )}
      {!pinned && basis !== undefined && <p>{basisWords[basis.kind]}</p>}
      {unsure !== undefined && <p>{unsureReasonWords[unsure]}</p>}
      {departure !== undefined && (
        <p>
          {departureWords(departure)}
          <Obstacle of={departure.obstacle} />
        </p>
      )}
      {!pinned && runnerUp?.obstacle !== undefined && (
        <p>
          Why not in the second most likely event?
          <Obstacle of={runnerUp.obstacle} />
        </p>
      )}
    </details>
  );
}

function Obstacle({ of }: { readonly of: Departure['obstacle'] }) {
  if (of === undefined) return null;
  return (
    <>
      {' '}
      <bdi>{obstacleWords(of)}</bdi>
    </>
  );
}

function lastWords(coverage: readonly Coverage[], firstAt: number): string {
  const last = coverage.at(-1);
  if (last === undefined || last.at <= firstAt) return 'all at one time so far';
  return `the last ${spanWords(last.at - firstAt)} later`;
}
