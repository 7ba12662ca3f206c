// Door of intake: what a feed's reading changes in the memory of record, as a plan. Pure: the
// reader's door asks the store first, and carries the plan out.

import type { Article, ArticleVersion } from '../../domain/article.js';
import type { Feed } from '../../domain/feed.js';
import type { NewId } from '../../domain/id.js';
import { dayMs } from '../../domain/time.js';
import { bornFrom, entryUrl, feedPatch, isWithdrawal } from '../article/article.js';
import type { FeedPatch } from '../article/article.js';
import { readCredit, type Agency } from '../credit/credit.js';
import type { FeedReading } from '../feed/feed.js';
import { candidatesOf, formOf, guidValue, judge, keyName } from '../identity/identity.js';
import type { Candidate, Key, Known, Verdict } from '../identity/identity.js';

/** An article that changes more often is a ticker; its later wordings are not kept. */
const versionsMax = 200;
/** Pages of older articles are not asked for: no event takes them any more. */
const pageAgeMaxMs = 7 * dayMs;

export interface Questions {
  readonly candidates: readonly Candidate[];
  readonly keys: readonly Key[];
  /** Guids of entries the feed takes back. */
  readonly withdrawn: readonly Key[];
  readonly warnings: readonly string[];
}

export interface Plan {
  readonly add: readonly { readonly article: Article; readonly keys: readonly Key[] }[];
  readonly versions: readonly ArticleVersion[];
  readonly change: readonly { readonly id: string; readonly patch: Partial<Omit<Article, 'id'>> }[];
  readonly keys: readonly { readonly articleId: string; readonly keys: readonly Key[] }[];
  readonly feed: FeedPatch;
  /** Articles others should hear of. */
  readonly read: readonly string[];
  readonly pagesWanted: readonly string[];
}

/** What must be known before a plan can be made. */
export function questionsFor(feed: Feed, reading: FeedReading): Questions {
  const { candidates, empty } = candidatesOf(reading.entries, {
    feedId: feed.id,
    urlOf: (entry) => entryUrl(entry, feed.url),
  });
  const withdrawn = reading.entries.flatMap(({ withdrawn: taken, id }): Key[] =>
    taken === true && id !== undefined ? [{ kind: 'guid', value: guidValue(id, feed.id) }] : [],
  );
  const keys = new Map(candidates.flatMap((one) => one.keys).map((key) => [keyName(key), key]));
  for (const key of withdrawn) keys.set(keyName(key), key);
  const said = empty === 0 ? [] : [`${empty} entries without a word were left out.`];
  return {
    candidates,
    keys: [...keys.values()],
    withdrawn,
    warnings: [...reading.warnings, ...said],
  };
}

/** What each entry is: new, known, changed, double. */
export function verdictsFor(feed: Feed, { candidates }: Questions, known: Known): Verdict[] {
  return judge(candidates, known, {
    mayChange: (article, candidate) => wordsIt(feed, article, candidate),
    keepsText: (article) => feed.fetchPages && article.text !== '',
  });
}

export interface Around {
  readonly feed: Feed;
  readonly reading: FeedReading;
  readonly known: Known;
  /**
   * Since when each article that changed has its present wording. A document fetched before that
   * is history (a late delivery, a second replay) and rewords nothing.
   */
  readonly wordedAt: ReadonlyMap<string, number>;
  /** Those the register knows. */
  readonly agencies: readonly Agency[];
  readonly now: number;
  readonly newId: NewId;
}

export function planIntake(
  { withdrawn, warnings }: Questions,
  verdicts: readonly Verdict[],
  around: Around,
): Plan {
  const { feed, reading, known, wordedAt, agencies, now, newId } = around;
  const add = kindOf(verdicts, 'new').map(({ candidate }) => ({
    article: bornFrom(candidate, feed, {
      id: newId(),
      seenAt: now,
      feedLanguage: reading.language,
      agencies,
    }),
    keys: candidate.keys,
  }));
  const changed = kindOf(verdicts, 'changed').filter(
    ({ article }) => now >= (wordedAt.get(article.id) ?? article.seenAt),
  );
  const taken = withdrawn.flatMap((key) => articleOf(key, known) ?? []);
  const gone = taken.filter(({ withdrawnAt }) => withdrawnAt === undefined);
  return {
    add,
    versions: changed.map(({ article, wording }) => ({
      articleId: article.id,
      version: article.version + 1,
      seenAt: now,
      ...wording,
    })),
    change: [
      ...changed.map((verdict) => ({
        id: verdict.article.id,
        patch: changeOf(verdict, around),
      })),
      ...gone.map(({ id }) => ({ id, patch: { withdrawnAt: now } })),
    ],
    keys: [...changed, ...kindOf(verdicts, 'same')].flatMap(({ article, candidate }) => {
      const keys = candidate.keys.filter((key) => !known.byKey.has(keyName(key)));
      return keys.length === 0 ? [] : [{ articleId: article.id, keys }];
    }),
    feed: feedPatch(feed, reading, { now, fresh: add.length > 0, warnings }),
    read: [
      ...add.map(({ article }) => article),
      ...changed.map(({ article }) => article),
      ...gone,
    ].map(({ id }) => id),
    pagesWanted: feed.fetchPages
      ? pagesWanted(
          add.map(({ article }) => article),
          changed,
          now,
        )
      : [],
  };
}

type Changed = Extract<Verdict, { kind: 'changed' }>;

function kindOf<K extends Verdict['kind']>(
  verdicts: readonly Verdict[],
  kind: K,
): Extract<Verdict, { kind: K }>[] {
  return verdicts.filter((one): one is Extract<Verdict, { kind: K }> => one.kind === kind);
}

/** The feed an article came from words it; another feed of the outlet only if it is ahead. */
function wordsIt(feed: Feed, article: Article, { entry }: Candidate): boolean {
  if (article.version >= versionsMax) return false;
  if (article.feedId === feed.id) return true;
  return (entry.updated ?? 0) > (article.modifiedAt ?? Infinity);
}

function articleOf(key: Key, known: Known): Article | undefined {
  return known.articles.get(known.byKey.get(keyName(key)) ?? '');
}

function changeOf(
  { article, candidate, wording }: Changed,
  { known, agencies, now }: Pick<Around, 'known' | 'agencies' | 'now'>,
): Partial<Omit<Article, 'id'>> {
  const { entry, url } = candidate;
  const moved = candidate.keys.some((key) => key.kind === 'link' && !known.byKey.has(keyName(key)));
  const credit = readCredit(
    { byline: article.byline, text: wording.text || wording.summary },
    agencies,
  );
  return {
    form: formOf({ headline: wording.headline, url, categories: entry.categories }),
    ...(moved && url !== undefined ? { url } : {}),
    ...(credit === undefined || article.credit !== undefined ? {} : { credit }),
    ...(entry.updated === undefined ? {} : { modifiedAt: entry.updated }),
    ...(entry.image === undefined || article.image !== undefined ? {} : { image: entry.image }),
    ...(isWithdrawal(wording.headline) && article.withdrawnAt === undefined
      ? { withdrawnAt: now }
      : {}),
  };
}

function pagesWanted(born: readonly Article[], changed: readonly Changed[], now: number): string[] {
  const young = ({ publishedAt, seenAt }: Article): boolean =>
    now - (publishedAt ?? seenAt) <= pageAgeMaxMs;
  return [...born, ...changed.map(({ article }) => article)].filter(young).map(({ id }) => id);
}
