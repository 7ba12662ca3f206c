// Door of intake: turns the reading of a feed into a plan of store changes. Pure: the reader's door
// looks up what is known first and carries out the plan afterwards.

import type { Article, ArticleVersion } from '../../domain/article.js';
import type { Feed } from '../../domain/feed.js';
import type { NewId } from '../../domain/id.js';
import { dayMs } from '../../domain/time.js';
import { entryCorrection, feedPatch, newArticle } from '../article/article.js';
import type { FeedPatch } from '../article/article.js';
import { readCredit, type Agency } from '../credit/credit.js';
import type { FeedReading } from '../feed/feed.js';
import {
  candidatesOf,
  formOf,
  guidValue,
  isWithdrawal,
  judgeCandidates,
  keyName,
} from '../identity/identity.js';
import type { Candidate, Key, Known, Verdict } from '../identity/identity.js';

/** An article with more versions is a ticker; its further rewordings are ignored. */
const versionsMax = 200;
/** Older articles join no event, so their pages are not requested. */
const pageAgeMaxMs = 7 * dayMs;

export interface IntakeInput {
  readonly candidates: readonly Candidate[];
  /** Every key to look up in the store. */
  readonly keys: readonly Key[];
  /** Guids of entries the feed withdraws. */
  readonly withdrawn: readonly Key[];
  readonly warnings: readonly string[];
}

export interface IntakePlan {
  readonly add: readonly { readonly article: Article; readonly keys: readonly Key[] }[];
  readonly versions: readonly ArticleVersion[];
  readonly change: readonly { readonly id: string; readonly patch: Partial<Omit<Article, 'id'>> }[];
  readonly keys: readonly { readonly articleId: string; readonly keys: readonly Key[] }[];
  readonly feed: FeedPatch;
  /** Ids of articles that are new, changed or withdrawn: later stages are notified. */
  readonly read: readonly string[];
  readonly pagesWanted: readonly string[];
}

/** The entries with their keys. The store is asked about the keys before a plan is made. */
export function intakeInput(feed: Feed, reading: FeedReading): IntakeInput {
  const { candidates, empty } = candidatesOf(reading.entries, feed);
  const withdrawn = reading.entries.flatMap((entry): Key[] =>
    entry.withdrawn === true && entry.id !== undefined
      ? [{ kind: 'guid', value: guidValue(entry.id, feed.id) }]
      : [],
  );
  const allKeys = [...candidates.flatMap(({ keys }) => keys), ...withdrawn];
  const keys = new Map(allKeys.map((key) => [keyName(key), key]));
  const emptyWarning = empty === 0 ? [] : [`${empty} entries without text were left out.`];
  return {
    candidates,
    keys: [...keys.values()],
    withdrawn,
    warnings: [...reading.warnings, ...emptyWarning],
  };
}

/** Decides for each entry whether it is new, unchanged, changed or a duplicate. */
export function judgeEntries(feed: Feed, { candidates }: IntakeInput, known: Known): Verdict[] {
  return judgeCandidates(candidates, known, {
    mayChange: (article, candidate) => mayReword(feed, article, candidate),
    keepsText: (article) => feed.fetchPages && article.text !== '',
  });
}

export interface IntakeContext {
  readonly feed: Feed;
  readonly reading: FeedReading;
  readonly known: Known;
  /**
   * When each changed article got its current wording, ms UTC, by article id. A document fetched
   * before that (a late delivery, a second replay) changes no wording.
   */
  readonly wordedAt: ReadonlyMap<string, number>;
  /** Agencies of the outlet register. */
  readonly agencies: readonly Agency[];
  readonly now: number;
  readonly newId: NewId;
}

/** The store changes that the verdicts call for. */
export function planIntake(
  { withdrawn, warnings }: IntakeInput,
  verdicts: readonly Verdict[],
  around: IntakeContext,
): IntakePlan {
  const { feed, reading, known, wordedAt, agencies, now, newId } = around;
  const add = verdictsOfKind(verdicts, 'new').map(({ candidate }) => ({
    article: newArticle(candidate, feed, {
      id: newId(),
      seenAt: now,
      feedLanguage: reading.language,
      agencies,
    }),
    keys: candidate.keys,
  }));
  const changed = verdictsOfKind(verdicts, 'changed').filter(
    ({ article }) => now >= (wordedAt.get(article.id) ?? article.seenAt),
  );
  const same = verdictsOfKind(verdicts, 'same');
  const corrected = same.flatMap((verdict) => {
    const patch = correctionOf(verdict, around);
    return Object.keys(patch).length === 0 ? [] : [{ id: verdict.article.id, patch }];
  });
  const gone = withdrawn
    .flatMap((key) => articleOf(key, known) ?? [])
    .filter(({ withdrawnAt }) => withdrawnAt === undefined);
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
        patch: patchOf(verdict, around),
      })),
      ...corrected,
      ...gone.map(({ id }) => ({ id, patch: { withdrawnAt: now } })),
    ],
    keys: [...changed, ...same].flatMap(({ article, candidate }) => {
      const keys = candidate.keys.filter((key) => !known.byKey.has(keyName(key)));
      return keys.length === 0 ? [] : [{ articleId: article.id, keys }];
    }),
    feed: feedPatch(feed, reading, { now, fresh: add.length > 0, warnings }),
    read: [
      ...add.map(({ article }) => article),
      ...changed.map(({ article }) => article),
      ...corrected,
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

function verdictsOfKind<K extends Verdict['kind']>(
  verdicts: readonly Verdict[],
  kind: K,
): Extract<Verdict, { kind: K }>[] {
  return verdicts.filter((one): one is Extract<Verdict, { kind: K }> => one.kind === kind);
}

/** The article's own feed may reword it; another feed of the outlet only with a later change. */
function mayReword(feed: Feed, article: Article, { entry }: Candidate): boolean {
  if (article.version >= versionsMax) return false;
  if (article.feedId === feed.id) return true;
  return (entry.updated ?? 0) > (article.modifiedAt ?? Infinity);
}

function articleOf(key: Key, known: Known): Article | undefined {
  return known.articles.get(known.byKey.get(keyName(key)) ?? '');
}

/** An old document (a late delivery, a second replay) corrects nothing. */
function correctionOf(
  { article, candidate }: Pick<Changed, 'article' | 'candidate'>,
  { feed, known, now }: Pick<IntakeContext, 'feed' | 'known' | 'now'>,
): Partial<Omit<Article, 'id'>> {
  if (now < article.seenAt) return {};
  const moved = candidate.keys.some((key) => key.kind === 'link' && !known.byKey.has(keyName(key)));
  return entryCorrection(article, candidate, { feed, moved });
}

function patchOf(
  { article, candidate, wording }: Changed,
  around: IntakeContext,
): Partial<Omit<Article, 'id'>> {
  const { entry, url } = candidate;
  const { agencies, now } = around;
  const credit = readCredit(
    { byline: article.byline, text: wording.text || wording.summary },
    agencies,
  );
  return {
    form: formOf({ headline: wording.headline, url, categories: entry.categories }),
    ...correctionOf({ article, candidate }, around),
    ...(credit === undefined || article.credit !== undefined ? {} : { credit }),
    ...(entry.updated === undefined ? {} : { modifiedAt: entry.updated }),
    ...(entry.image === undefined || article.image !== undefined ? {} : { image: entry.image }),
    ...(isWithdrawal(wording.headline) && article.withdrawnAt === undefined
      ? { withdrawnAt: now }
      : {}),
  };
}

function pagesWanted(
  added: readonly Article[],
  changed: readonly Changed[],
  now: number,
): string[] {
  const isRecent = ({ publishedAt, seenAt }: Article): boolean =>
    now - (publishedAt ?? seenAt) <= pageAgeMaxMs;
  return [...added, ...changed.map(({ article }) => article)].filter(isRecent).map(({ id }) => id);
}
