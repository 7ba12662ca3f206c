// The front page: roundups by day. The three biggest of each day are set large.

import type { Article } from '../../../domain/article.js';
import type { PublicRoundup } from '../../ui/public-roundup.js';
import type { SiteFacts } from '../../ui/facts.js';
import type { Page } from '../../ui/page.js';
import { byDay } from '../../ui/parts/days.js';
import { Pager } from '../../ui/parts/pager.js';
import { Teaser, type TeaserProps } from '../../ui/parts/teaser.js';
import type { Register } from '../../ui/register.js';
import { counted } from '../../ui/words/counts.js';
import { biggest } from './biggest.js';

export interface FrontView {
  readonly roundups: readonly PublicRoundup[];
  /** Contains the articles of the leads and those that titles were taken from. */
  readonly articles: ReadonlyMap<string, Article>;
  readonly register: Register;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly labels: readonly { readonly label: string; readonly count: number }[];
  /** Number of drafts, while nothing is published. */
  readonly drafts: number;
}

const largeCount = 3;
/** How many brief roundups fill the space under the first, whose column is shorter. */
const beneathCount = 2;

export function frontPage(view: FrontView, facts: SiteFacts): Page {
  const { page, pages, roundups } = view;
  const newer = page > 1 ? pageAddress(page - 1) : undefined;
  const older = page < pages ? pageAddress(page + 1) : undefined;
  return {
    title: page === 1 ? facts.name : `Page ${page}`,
    description: facts.tagline,
    path: pageAddress(page),
    section: 'front',
    newer,
    older,
    jsonLd: {
      '@context': 'https://schema.org',
      '@type': 'WebSite',
      name: facts.name,
      url: `${facts.url}/`,
      potentialAction: {
        '@type': 'SearchAction',
        target: `${facts.url}/search?q={words}`,
        'query-input': 'required name=words',
      },
    },
    body: (
      <>
        <h1 class="unseen">{page === 1 ? 'Front page' : `Front page, page ${page}`}</h1>
        {roundups.length === 0 && <Nothing drafts={view.drafts} publishing={facts.publishing} />}
        {byDay(roundups, facts.dates).map((day) => (
          <Day
            key={day.key}
            heading={day.heading}
            roundups={day.roundups}
            view={view}
            facts={facts}
          />
        ))}
        <Pager newer={newer} older={older} words={`Page ${page} of ${Math.max(1, pages)}`} />
        <LabelList labels={view.labels} />
      </>
    ),
  };
}

interface DayProps {
  readonly heading: string;
  readonly roundups: readonly PublicRoundup[];
  readonly view: FrontView;
  readonly facts: SiteFacts;
}

function Day({ heading, roundups, view, facts }: DayProps) {
  const { large, others } = biggest(roundups, largeCount);
  const [first, ...seconds] = large;
  const beneath = seconds.length > 0 ? others.slice(0, beneathCount) : [];
  const rest: Omit<TeaserProps, 'roundup' | 'size'> = {
    facts,
    register: view.register,
    articles: view.articles,
  };
  return (
    <section class="day">
      <h2>{heading}</h2>
      <div class={seconds.length > 0 ? 'large' : 'large alone'}>
        <div class="firsts">
          {first && <Teaser roundup={first} size="first" {...rest} />}
          <Briefs roundups={beneath} rest={rest} />
        </div>
        {seconds.length > 0 && (
          <div class="seconds">
            {seconds.map((roundup) => (
              <Teaser key={roundup.id} roundup={roundup} size="second" {...rest} />
            ))}
          </div>
        )}
      </div>
      <Briefs roundups={others.slice(beneath.length)} rest={rest} />
    </section>
  );
}

interface BriefsProps {
  readonly roundups: readonly PublicRoundup[];
  readonly rest: Omit<TeaserProps, 'roundup' | 'size'>;
}

function Briefs({ roundups, rest }: BriefsProps) {
  if (roundups.length === 0) return null;
  return (
    <div class="others">
      {roundups.map((roundup) => (
        <Teaser key={roundup.id} roundup={roundup} size="brief" {...rest} />
      ))}
    </div>
  );
}

function Nothing({
  drafts,
  publishing,
}: Pick<FrontView, 'drafts'> & Pick<SiteFacts, 'publishing'>) {
  const { publishUnattended, publishOriginsMin } = publishing;
  if (publishUnattended) {
    return (
      <p class="nothing">
        Nothing is published yet. A roundup appears here as soon as{' '}
        {counted(publishOriginsMin, 'independent origin')}{' '}
        {publishOriginsMin === 1 ? 'reports' : 'report'} one event.
      </p>
    );
  }
  return (
    <p class="nothing">
      Nothing is published yet. An editor publishes here, and {waiting(drafts)}. Run{' '}
      <code>muster roundups list</code> to see drafts, <code>muster roundups publish ID</code> to
      publish one. With <code>MUSTER_PUBLISH_UNATTENDED=yes</code> they appear by themselves.
    </p>
  );
}

function waiting(drafts: number): string {
  if (drafts === 0) return 'there are no drafts yet';
  return `${counted(drafts, 'draft')} ${drafts === 1 ? 'is' : 'are'} waiting`;
}

function LabelList({ labels }: Pick<FrontView, 'labels'>) {
  if (labels.length === 0) return null;
  return (
    <nav class="labels" aria-label="Labels">
      <h2>Labels</h2>
      <ul>
        {labels.map(({ label, count }) => (
          <li>
            <a href={`/search/label/${encodeURIComponent(label)}`}>{label}</a>{' '}
            <span class="n">{count}</span>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const pageAddress = (page: number) => (page === 1 ? '/' : `/?page=${page}`);
