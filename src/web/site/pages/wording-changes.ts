// Finds the versions of an article that changed its headline or its text.

import type { ArticleVersion } from '../../../domain/article.js';

/** The first version, and each version whose headline differs from the one before. */
export function headlineChanges(versions: readonly ArticleVersion[]): readonly ArticleVersion[] {
  return versions.filter((version, index) => version.headline !== versions[index - 1]?.headline);
}

/** Versions whose text replaced another text. Fetching the text for the first time is no change. */
export function textChanges(versions: readonly ArticleVersion[]): readonly ArticleVersion[] {
  return versions.filter((version, index) => {
    const before = versions[index - 1];
    return before !== undefined && before.text !== '' && before.text !== version.text;
  });
}
