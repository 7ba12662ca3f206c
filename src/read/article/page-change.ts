// What the page of an article adds to what its feed says.

import type { Article, ArticleVersion } from '../../domain/article.js';
import { canonicalUrl, registrableDomain } from '../../domain/address.js';
import { headlineLengthMax, textLengthMax } from '../../domain/limits.js';
import { cutAtWord } from '../identity/identity.js';
import type { PageReading } from '../page/page.js';

export interface PageChange {
  /** A new version if the headline or the text changed. */
  readonly version: ArticleVersion | undefined;
  readonly patch: Partial<Omit<Article, 'id'>>;
}

/** A page text shorter than this share of the feed's text is a teaser; the feed's text stays. */
const teaserShare = 0.6;

/** The changes that reading the page of `article` at `now` brings. */
export function pageChange(article: Article, page: PageReading, now: number): PageChange {
  const text = textOf(article, page);
  const headline = article.headline === '' ? (page.title ?? '') : article.headline;
  const changed = text !== article.text || headline !== article.headline;
  const version: ArticleVersion = {
    articleId: article.id,
    version: article.version + 1,
    seenAt: now,
    headline: cutAtWord(headline, headlineLengthMax),
    summary: article.summary,
    text,
  };
  return {
    version: changed ? version : undefined,
    patch: changedFields(article, pagePatch(article, page)),
  };
}

function textOf(article: Article, page: PageReading): string {
  const text = cutAtWord(page.text, textLengthMax);
  return text.length < article.text.length * teaserShare ? article.text : text;
}

/** The page is more reliable than the feed, except for the time of publication. */
function pagePatch(article: Article, page: PageReading): Partial<Omit<Article, 'id'>> {
  const modified = Math.max(page.modifiedAt ?? 0, article.modifiedAt ?? 0);
  return {
    ...(page.byline === undefined ? {} : { byline: page.byline }),
    ...(page.credit === undefined ? {} : { credit: page.credit }),
    ...(page.dateline === undefined ? {} : { dateline: page.dateline }),
    ...(page.language === undefined ? {} : { language: page.language }),
    ...(page.image === undefined ? {} : { image: page.image }),
    ...(article.publishedAt === undefined && page.publishedAt !== undefined
      ? { publishedAt: page.publishedAt }
      : {}),
    ...(modified === 0 ? {} : { modifiedAt: modified }),
    ...urlOf(article, page),
  };
}

/** The page's canonical address if it is on the same site and not the front page. */
function urlOf(article: Article, { canonical }: PageReading): Partial<Article> {
  const url = canonical === undefined ? undefined : canonicalUrl(canonical, article.url);
  if (url === undefined || new URL(url).pathname === '/') return {};
  return domainOf(url) === domainOf(article.url) ? { url } : {};
}

function domainOf(url: string): string {
  const { hostname } = new URL(url);
  return registrableDomain(hostname) ?? hostname;
}

function changedFields<T extends Partial<Article>>(article: Article, patch: T): T {
  const changed = Object.entries(patch).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(article[name as keyof Article]),
  );
  return Object.fromEntries(changed) as T;
}
