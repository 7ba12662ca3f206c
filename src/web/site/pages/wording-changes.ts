// Which versions of an article changed what readers were told.

import type { ArticleVersion } from '../../../domain/article.js';

/** The first version, and each whose headline is another than before. */
export function headlineChanges(versions: readonly ArticleVersion[]): readonly ArticleVersion[] {
  return versions.filter((version, index) => version.headline !== versions[index - 1]?.headline);
}

/** Versions whose text replaced another: that we came to know the text is no change of it. */
export function textChanges(versions: readonly ArticleVersion[]): readonly ArticleVersion[] {
  return versions.filter((version, index) => {
    const before = versions[index - 1];
    return before !== undefined && before.text !== '' && before.text !== version.text;
  });
}
