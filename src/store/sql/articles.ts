// Articles, their keys and versions. An article's own row holds the current version.

import type { Kysely } from 'kysely';
import type { Article, ArticleHead, ArticleVersion } from '../../domain/article.js';
import { Fault } from '../../domain/fault.js';
import type { Articles, EntryKey, PlacedArticle } from '../records/articles.js';
import type { PlacementTables } from './events.js';
import type { Noun } from './noun.js';
import { first, idsAtOnceMax, padded, slotsOf, template, type Session } from './session.js';
import { shape, type Row } from './shape.js';

export interface ArticleTables {
  /** `versionAt` is the current version's `seenAt`. */
  article: Row<Article> & { versionAt: number };
  articleKey: { outletId: string; kind: string; value: string; articleId: string };
  /** Former versions. */
  articleVersion: Row<ArticleVersion>;
}

type Tables = ArticleTables & PlacementTables;

const headColumns = {
  id: 'plain',
  feedId: 'plain',
  outletId: 'plain',
  url: 'plain',
  headline: 'plain',
  language: 'plain',
  byline: 'plain',
  dateline: 'plain',
  credit: 'json',
  image: 'plain',
  form: 'plain',
  labels: 'json',
  publishedAt: 'plain',
  modifiedAt: 'plain',
  seenAt: 'plain',
  version: 'plain',
  withdrawnAt: 'plain',
  eventId: 'plain',
  originId: 'plain',
} as const;

const headShape = shape<ArticleHead>(headColumns);

const articleShape = shape<Article>({ ...headColumns, summary: 'plain', text: 'plain' });

/** As a limit: more articles than any event has. */
const unlimited = Number.MAX_SAFE_INTEGER;

export const articles: Noun<Articles> = {
  tables: {
    article: ['id'],
    articleKey: ['outletId', 'kind', 'value'],
    articleVersion: ['articleId', 'version'],
    placement: ['articleId'],
  },
  counts: { articles: ['article'], versions: ['article', 'articleVersion'] },
  migrations: [],
  prepare: ({ dialect }) => {
    const q = compiled(dialect.db as Kysely<Tables>);
    return (session) => queriesOn(session, q);
  },
};

function queriesOn(session: Session, q: Queries): Articles {
  return {
    find: async (id) => {
      const row = await first(session.all(q.find({ id })));
      return row && articleShape.fromRow(row);
    },
    findMany: async (ids) => {
      const found = new Map<string, Article>();
      for (let start = 0; start < ids.length; start += idsAtOnceMax) {
        const some = padded(ids.slice(start, start + idsAtOnceMax));
        const rows = await session.all(q.all.where('id', 'in', some).compile());
        for (const row of rows) found.set(row.id, articleShape.fromRow(row));
      }
      return ids.flatMap((id) => found.get(id) ?? []);
    },
    findByKeys: async (outletId, keys) => {
      const found = new Map<string, string>();
      for (const key of keys) {
        const row = await first(session.all(q.findByKey({ outletId, ...key })));
        if (row) found.set(`${key.kind}:${key.value}`, row.articleId);
      }
      return found;
    },
    add: (article, keys) =>
      session.atomically(async (tx) => {
        const row = articleShape.toRow(article);
        await tx.run(q.add({ ...row, versionAt: article.seenAt }));
        await addKeys(q, tx, { articleId: article.id, outletId: article.outletId }, keys);
      }),
    addKeys: (articleId, outletId, keys) =>
      session.atomically((tx) => addKeys(q, tx, { articleId, outletId }, keys)),
    change: async (id, patch) => {
      const cells = articleShape.toPatch(patch);
      if (Object.keys(cells).length === 0) return;
      if ((await session.run(q.change(id, cells))) === 0) throw missing(id);
    },
    addVersion: (version) =>
      session.atomically(async (tx) => {
        const { articleId, seenAt: versionAt, ...rest } = version;
        const [current] = await tx.all(q.current({ articleId }));
        if (!current) throw missing(articleId);
        if (version.version !== current.version + 1) {
          throw new Fault('conflict', `${articleId} is at version ${current.version}.`);
        }
        await tx.run(q.archive({ articleId }));
        await tx.run(q.renew({ articleId, versionAt, ...rest }));
      }),
    versions: async (articleId) => {
      const earlier = await session.all(q.earlier({ articleId }));
      const current = await session.all(q.current({ articleId }));
      return [...earlier, ...current];
    },
    ofEvent: async (eventId) =>
      (await session.all(q.ofEvent({ eventId }))).map(articleShape.fromRow),
    headsOf: async (eventId, limit = unlimited) =>
      (await session.all(q.headsOf({ eventId, limit }))).map(headShape.fromRow),
    stream: async (after, limit) =>
      (await session.all(q.stream({ ...after, limit }))).map(articleShape.fromRow),
    placed: async (after, limit) =>
      (await session.all(q.placed({ ...after, limit }))).map(placedOf),
    seenAtOfNewest: async (rank) =>
      (await first(session.all(q.newest({ before: rank - 1 }))))?.seenAt,
    eventsAcross: async (seenAt) =>
      (await session.all(q.across({ seenAt }))).map(({ eventId }) => eventId ?? ''),
  };
}

type Queries = ReturnType<typeof compiled>;

interface PlacedRow {
  readonly id: string;
  readonly seenAt: number;
  readonly eventId: string | null;
  readonly pinned: number | null;
  readonly placedAt: number | null;
}

const placedOf = ({ id, seenAt, eventId, pinned, placedAt }: PlacedRow): PlacedArticle => ({
  ...{ id, seenAt },
  eventId: eventId ?? '',
  pinned: pinned === 1,
  placedAt: placedAt ?? 0,
});

function compiled(db: Kysely<Tables>) {
  const all = db.selectFrom('article').select(articleShape.names);
  const version = db
    .selectFrom('article')
    .select(['id as articleId', 'version', 'versionAt as seenAt', 'headline', 'summary', 'text']);
  return {
    all,
    find: template((slot: { id: string }) => all.where('id', '=', slot.id)),
    findByKey: template((slot: { outletId: string; kind: string; value: string }) =>
      db
        .selectFrom('articleKey')
        .select('articleId')
        .where('outletId', '=', slot.outletId)
        .where('kind', '=', slot.kind)
        .where('value', '=', slot.value),
    ),
    add: template((slot: Tables['article']) =>
      db.insertInto('article').values(slotsOf([...articleShape.names, 'versionAt'], slot)),
    ),
    addKey: template((slot: Tables['articleKey']) =>
      db
        .insertInto('articleKey')
        .values(slotsOf(['outletId', 'kind', 'value', 'articleId'], slot))
        .onConflict((on) => on.doNothing()),
    ),
    change: (id: string, cells: Partial<Tables['article']>) =>
      db.updateTable('article').set(cells).where('id', '=', id).compile(),
    archive: template((slot: { articleId: string }) =>
      db
        .insertInto('articleVersion')
        .columns(['articleId', 'version', 'seenAt', 'headline', 'summary', 'text'])
        .expression(version.where('id', '=', slot.articleId)),
    ),
    renew: template(
      (slot: {
        articleId: string;
        version: number;
        versionAt: number;
        headline: string;
        summary: string;
        text: string;
      }) =>
        db
          .updateTable('article')
          .set(slotsOf(['version', 'versionAt', 'headline', 'summary', 'text'], slot))
          .where('id', '=', slot.articleId),
    ),
    earlier: template((slot: { articleId: string }) =>
      db
        .selectFrom('articleVersion')
        .select(['articleId', 'version', 'seenAt', 'headline', 'summary', 'text'])
        .where('articleId', '=', slot.articleId)
        .orderBy('version'),
    ),
    current: template((slot: { articleId: string }) => version.where('id', '=', slot.articleId)),
    ...lists(db),
  };
}

function lists(db: Kysely<Tables>) {
  const all = db.selectFrom('article').select(articleShape.names);
  const heads = db.selectFrom('article').select(headShape.names);
  return {
    ofEvent: template((slot: { eventId: string }) =>
      all.where('eventId', '=', slot.eventId).orderBy('seenAt').orderBy('id'),
    ),
    headsOf: template((slot: { eventId: string; limit: number }) =>
      heads.where('eventId', '=', slot.eventId).orderBy('seenAt').orderBy('id').limit(slot.limit),
    ),
    stream: template((slot: { seenAt: number; id: string; limit: number }) =>
      all
        .where((e) => e(e.refTuple('seenAt', 'id'), '>', e.tuple(slot.seenAt, slot.id)))
        .orderBy('seenAt')
        .orderBy('id')
        .limit(slot.limit),
    ),
    newest: template((slot: { before: number }) =>
      db
        .selectFrom('article')
        .select('seenAt')
        .orderBy('seenAt', 'desc')
        .orderBy('id', 'desc')
        .limit(1)
        .offset(slot.before),
    ),
    across: template((slot: { seenAt: number }) =>
      db
        .selectFrom('article')
        .select('eventId')
        .distinct()
        .where('seenAt', '>=', slot.seenAt)
        .where('eventId', 'is not', null)
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom('article as older')
              .select('older.id')
              .whereRef('older.eventId', '=', 'article.eventId')
              .where('older.eventId', 'is not', null)
              .where('older.seenAt', '<', slot.seenAt),
          ),
        ),
    ),
    placed: template((slot: { seenAt: number; id: string; limit: number }) =>
      db
        .selectFrom('article')
        .leftJoin('placement', 'placement.articleId', 'article.id')
        .select(['article.id', 'article.seenAt', 'article.eventId'])
        .select(['placement.pinned', 'placement.placedAt'])
        .where('article.eventId', 'is not', null)
        .where((e) => e(e.refTuple('seenAt', 'id'), '>', e.tuple(slot.seenAt, slot.id)))
        .orderBy('article.seenAt')
        .orderBy('article.id')
        .limit(slot.limit),
    ),
  };
}

async function addKeys(
  q: Queries,
  session: Session,
  owner: { readonly articleId: string; readonly outletId: string },
  keys: readonly EntryKey[],
): Promise<void> {
  for (const { kind, value } of keys) await session.run(q.addKey({ ...owner, kind, value }));
}

const missing = (id: string) => new Fault('not-found', `There is no article ${id}.`);
