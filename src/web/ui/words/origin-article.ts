// Finds the article a string was taken from, since the string is in that article's language.

import type { Article } from '../../../domain/article.js';
import type { Sourced } from '../../../domain/sourced.js';
import { languageMarks, type LanguageMarks } from './language.js';

/** Undefined for a typed string and for house strings. */
export function originArticleId({ from }: Sourced): string | undefined {
  if (from.kind === 'span') return from.articleId;
  return from.kind === 'made' || from.kind === 'pattern' ? originArticleId(from.of) : undefined;
}

/** Empty if the article is not in `articles`: the string then counts as the page's language. */
export function sourcedMarks(
  sourced: Sourced,
  articles: ReadonlyMap<string, Pick<Article, 'headline' | 'language'>>,
): LanguageMarks {
  const article = articles.get(originArticleId(sourced) ?? '');
  return article?.language === undefined ? {} : languageMarks(article.language);
}
