// Proves a whole site, post by post, from the record. Used by `muster verify`.

import type { Config } from '../config.js';
import type { Article, ArticleVersion } from '../domain/article.js';
import type { Roundup } from '../domain/roundup.js';
import type { SpanField } from '../domain/sourced.js';
import type { Store } from '../store/store.js';
import { stringsOf, verifyRoundup, type Finding, type Lookups } from './verify.js';
import type { Provenance } from '../domain/sourced.js';

export interface SiteFindings {
  readonly roundups: number;
  readonly strings: number;
  readonly findings: readonly Finding[];
}

/** Posts proved at a time. */
const pageSize = 100;

/**
 * Checks every published post, and drafts too.
 * @param onProgress gets the posts checked and their number.
 */
export async function verifySite(
  store: Store,
  config: Config,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<SiteFindings> {
  const names = new Map((await store.outlets.list()).map(({ id, name }) => [id, name]));
  const total =
    (await store.roundups.count({ state: 'published' })) +
    (await store.roundups.count({ state: 'draft' }));
  const findings: Finding[] = [];
  let done = 0;
  let strings = 0;
  for await (const roundup of standingPosts(store)) {
    const lookups = await lookupsFor(store, roundup, names, config);
    findings.push(...verifyRoundup(roundup, lookups));
    strings += stringsOf(roundup).length;
    onProgress(++done, Math.max(done, total));
  }
  return { roundups: done, strings, findings };
}

async function* standingPosts(store: Store): AsyncGenerator<Roundup> {
  for (const state of ['published', 'draft'] as const) {
    for (let offset = 0; ; offset += pageSize) {
      const page = await store.roundups.list({ state, limit: pageSize, offset });
      yield* page;
      if (page.length < pageSize) break;
    }
  }
}

/** The record of the articles a post quotes, loaded once a post. */
async function lookupsFor(
  store: Store,
  roundup: Roundup,
  names: ReadonlyMap<string, string>,
  config: Config,
): Promise<Lookups> {
  const ids = new Set(stringsOf(roundup).flatMap(([, { from }]) => articleIdsIn(from)));
  const articles = new Map<string, Article>();
  const versions = new Map<string, ArticleVersion>();
  for (const article of await store.articles.findMany([...ids])) {
    articles.set(article.id, article);
    for (const version of await store.articles.versions(article.id)) {
      versions.set(`${article.id} ${version.version}`, version);
    }
  }
  const settings = new Map<string, unknown>(Object.entries(config));
  return {
    field: (articleId, version, field) =>
      fieldOf(articles.get(articleId), versions.get(`${articleId} ${version}`), field),
    house: (name) => {
      const value = settings.get(name);
      return typeof value === 'string' ? value : undefined;
    },
    outletName: (outletId) => names.get(outletId),
  };
}

function articleIdsIn(from: Provenance): readonly string[] {
  if (from.kind === 'span') return [from.articleId];
  return from.kind === 'made' || from.kind === 'pattern' ? articleIdsIn(from.of.from) : [];
}

/** The byline is the article's own: versions keep headline, summary and text. */
function fieldOf(
  article: Article | undefined,
  version: ArticleVersion | undefined,
  field: SpanField,
): string | undefined {
  return field === 'byline' ? article?.byline : version?.[field];
}
