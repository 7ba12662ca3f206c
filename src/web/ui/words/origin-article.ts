// The article a string was taken from, through whatever was made of it: its language is the
// string's language.

import type { Article } from '../../../domain/article.js';
import type { Sourced } from '../../../domain/sourced.js';
import { languageMarks, type LanguageMarks } from './language.js';

/** Undefined for what was typed, and for the house's own words. */
export function originArticleId({ from }: Sourced): string | undefined {
  if (from.kind === 'span') return from.articleId;
  return from.kind === 'made' || from.kind === 'pattern' ? originArticleId(from.of) : undefined;
}

/** Nothing when the article is not at hand: then a title is in the page's language. */
export function sourcedMarks(
  sourced: Sourced,
  articles: ReadonlyMap<string, Pick<Article, 'headline' | 'language'>>,
): LanguageMarks {
  const article = articles.get(originArticleId(sourced) ?? '');
  return article?.language === undefined ? {} : languageMarks(article.language);
}
