// Finds the demo article behind a stored article, for the end-to-end test of grouping.

import type { DemoArticle, DemoNewsroom } from './newsroom.js';

/**
 * The article of a guid or an address, by the ten hex digits both carry; its `eventKey` is the gold
 * label.
 */
export function goldOf(newsroom: DemoNewsroom): (guidOrUrl: string) => DemoArticle | undefined {
  const byToken = new Map(newsroom.articles.map((article) => [article.token, article]));
  return (guidOrUrl) => {
    const tokens = guidOrUrl.match(/(?<![0-9a-z])[0-9a-f]{10}(?![0-9a-z])/g) ?? [];
    return tokens.map((token) => byToken.get(token)).find((article) => article !== undefined);
  };
}
