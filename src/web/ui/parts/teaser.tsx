// A roundup on the front page: title, lead line, start of the excerpt, strip and counts.

import type { Article } from '../../../domain/article.js';
import { dateOf, type PublicRoundup } from '../public-roundup.js';
import type { SiteFacts } from '../facts.js';
import type { Register } from '../register.js';
import { reportsOf } from '../listed-report.js';
import { countsLine } from '../words/counts.js';
import { languageMarks } from '../words/language.js';
import { sourcedMarks } from '../words/origin-article.js';
import { FirstReport } from './first-report.js';
import { LeadLine } from './lead.js';
import { Publication } from './publication.js';
import { FullStrip, Strip } from './strip.js';

/** The biggest roundup of a day is `first`, the next two are `second`, the others `brief`. */
export type TeaserSize = 'first' | 'second' | 'brief';

export interface TeaserProps {
  readonly roundup: PublicRoundup;
  readonly size: TeaserSize;
  readonly facts: SiteFacts;
  readonly register: Register;
  readonly articles: ReadonlyMap<string, Article>;
}

const openingParagraphs = { first: 2, second: 1, brief: 0 } as const;
/** Pixels. */
const stripWidth = { second: 200, brief: 110 } as const;
const fullStripWidth = 620;

export function Teaser({ roundup, size, facts, register, articles }: TeaserProps) {
  const { lead } = roundup;
  const language = lead && articles.get(lead.articleId)?.language;
  const opening = lead?.excerpt.slice(0, openingParagraphs[size]) ?? [];
  const reports = reportsOf(roundup, articles);
  const strip = { reports, counts: roundup, register, dates: facts.dates };
  return (
    <article class={`teaser ${size}`}>
      <h3>
        <a href={roundup.path} {...sourcedMarks(roundup.title, articles)}>
          {roundup.title.text}
        </a>
      </h3>
      {lead && <LeadLine lead={lead} facts={facts} register={register} language={language} />}
      {opening.map((paragraph) => (
        <p class="opening" {...languageMarks(language)}>
          {paragraph.text}
        </p>
      ))}
      {size === 'first' && <FullStrip {...strip} width={fullStripWidth} />}
      <p class="data">
        {size !== 'first' && <Strip {...strip} width={stripWidth[size]} />}
        <span>
          {countsLine(roundup)} · published <Publication roundup={roundup} dates={facts.dates} />
        </span>{' '}
        <FirstReport reports={strip.reports} at={dateOf(roundup)} dates={facts.dates} />
      </p>
    </article>
  );
}
