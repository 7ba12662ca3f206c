// A new article from an entry of a feed.

import type { Article } from '../../domain/article.js';
import type { Feed } from '../../domain/feed.js';
import { readCredit, readDateline, type Agency } from '../credit/credit.js';
import { formOf } from '../identity/identity.js';
import type { Candidate } from '../identity/identity.js';
import { readLanguage } from '../language/language.js';
import { isWithdrawal } from './withdrawal.js';

const webBeganAt = Date.UTC(1990, 0, 1);
const labelsMax = 20;
const labelLengthMax = 80;
const bylineLengthMax = 300;

export interface Birth {
  readonly id: string;
  readonly seenAt: number;
  /** What the feed declares now, in any spelling. */
  readonly feedLanguage: string | undefined;
  /** Those the register knows. */
  readonly agencies: readonly Agency[];
}

export function bornFrom(
  { entry, wording, url }: Candidate,
  feed: Feed,
  { id, seenAt, feedLanguage, agencies }: Birth,
): Article {
  const body = wording.text === '' ? wording.summary : wording.text;
  const byline = bylineOf(entry.authors);
  const declared = entry.language ?? feedLanguage ?? feed.language;
  const language = readLanguage(`${wording.headline}\n${body}`, declared);
  const credit = readCredit({ byline, text: body }, agencies);
  const dateline = readDateline(body, agencies)?.printed;
  const publishedAt = believable(entry.published ?? entry.updated);
  const modifiedAt = believable(entry.updated);
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

/** No outlet had a feed before the web; such a date is a slip. */
function believable(at: number | undefined): number | undefined {
  return at !== undefined && at >= webBeganAt ? at : undefined;
}

function bylineOf(authors: Candidate['entry']['authors']): string | undefined {
  const names = authors
    .flatMap(({ name }) => name ?? [])
    .map((name) => name.replace(/^by\s+/i, ''));
  return names.length === 0 ? undefined : names.join(', ').slice(0, bylineLengthMax);
}

function labelsOf(feed: readonly string[], entry: readonly string[]): readonly string[] {
  const fitting = entry.filter((label) => label.length <= labelLengthMax);
  return [...new Set([...feed, ...fitting])].slice(0, labelsMax);
}
