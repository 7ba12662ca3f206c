// Makes a new article from an entry of a feed.

import type { Article } from '../../domain/article.js';
import type { Feed } from '../../domain/feed.js';
import { readCredit, readDateline, type Agency } from '../credit/credit.js';
import { formOf, isWithdrawal } from '../identity/identity.js';
import type { Candidate } from '../identity/identity.js';
import { readLanguage } from '../language/language.js';

const webBeganAt = Date.UTC(1990, 0, 1);
const labelsMax = 20;
const labelLengthMax = 80;
const bylineLengthMax = 300;

export interface NewArticleContext {
  readonly id: string;
  readonly seenAt: number;
  /** Language tag the feed declares, in any spelling. */
  readonly feedLanguage: string | undefined;
  /** Agencies of the outlet register. */
  readonly agencies: readonly Agency[];
}

/** Version 1 of the article that the entry reports. */
export function newArticle(
  { entry, wording, url }: Candidate,
  feed: Feed,
  { id, seenAt, feedLanguage, agencies }: NewArticleContext,
): Article {
  const body = wording.text === '' ? wording.summary : wording.text;
  const byline = bylineOf(entry.authors);
  const declared = entry.language ?? feedLanguage ?? feed.language;
  const language = readLanguage(`${wording.headline}\n${body}`, declared);
  const credit = readCredit({ byline, text: body }, agencies);
  const dateline = readDateline(body, agencies)?.printed;
  const publishedAt = plausibleTime(entry.published ?? entry.updated);
  const modifiedAt = plausibleTime(entry.updated);
  return {
    id,
    feedId: feed.id,
    outletId: feed.outletId,
    url: url ?? feed.siteUrl ?? feed.url,
    ...wording,
    form: formOf({ headline: wording.headline, url, categories: entry.categories }),
    labels: labelsOf(feed.labels, entry.categories),
    seenAt,
    version: 1,
    ...(language === undefined ? {} : { language }),
    ...(byline === undefined ? {} : { byline }),
    ...(dateline === undefined ? {} : { dateline }),
    ...(credit === undefined ? {} : { credit }),
    ...(entry.image === undefined ? {} : { image: entry.image }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(modifiedAt === undefined ? {} : { modifiedAt }),
    ...(isWithdrawal(wording.headline) ? { withdrawnAt: seenAt } : {}),
  };
}

/** No outlet had a feed before the web existed; an earlier date is a mistake. */
export function plausibleTime(at: number | undefined): number | undefined {
  return at !== undefined && at >= webBeganAt ? at : undefined;
}

/** The names of the authors; undefined if there are none. */
export function bylineOf(authors: Candidate['entry']['authors']): string | undefined {
  const names = authors
    .flatMap(({ name }) => name ?? [])
    .map((name) => name.replace(/^by\s+/i, ''));
  return names.length === 0 ? undefined : names.join(', ').slice(0, bylineLengthMax);
}

function labelsOf(feedLabels: readonly string[], categories: readonly string[]): readonly string[] {
  const short = categories.filter((label) => label.length <= labelLengthMax);
  return [...new Set([...feedLabels, ...short])].slice(0, labelsMax);
}
