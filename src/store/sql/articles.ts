// Articles, their keys and versions. The current version stands in the article's own row.

import type { Kysely } from 'kysely';
import { Fault } from '../../domain/fault.js';
import type { Article } from '../../domain/article.js';
import type { Articles, EntryKey, StandingArticle } from '../store.js';
import { slotsOf } from './documents.js';
import { first, idsAtOnceMax, padded, template, type Session } from './session.js';
import { articleShape, headShape, type Tables } from './tables.js';

/** As a limit: more than any event has. */
const allOfThem = Number.MAX_SAFE_INTEGER;

export function articleQueries(db: Kysely<Tables>): (session: Session) => Articles {
  const q = compiled(db);
  return (session) => ({
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
      session.whole(async (inside) => {
        const row = articleShape.toRow(article);
        await inside.run(q.add({ ...row, versionAt: article.seenAt }));
        await addKeys(q, inside, { articleId: article.id, outletId: article.outletId }, keys);
      }),
    addKeys: (articleId, outletId, keys) =>
      session.whole((inside) => addKeys(q, inside, { articleId, outletId }, keys)),
    change: async (id, patch) => {
      const cells = articleShape.toPatch(patch);
      if (Object.keys(cells).length === 0) return;
      const change = db.updateTable('article').set(cells).where('id', '=', id).compile();
      if ((await session.run(change)) === 0) throw missing(id);
    },
    addVersion: (version) =>
      session.whole(async (inside) => {
        const { articleId, seenAt: versionAt, ...rest } = version;
        const [current] = await inside.all(q.current({ articleId }));
        if (!current) throw missing(articleId);
        if (version.version !== current.version + 1) {
          throw new Fault('conflict', `${articleId} is at version ${current.version}.`);
        }
        await inside.run(q.archive({ articleId }));
        await inside.run(q.renew({ articleId, versionAt, ...rest }));
      }),
    versions: async (articleId) => {
      const earlier = await session.all(q.earlier({ articleId }));
      const current = await session.all(q.current({ articleId }));
      return [...earlier, ...current];
    },
    ofEvent: async (eventId) =>
      (await session.all(q.ofEvent({ eventId }))).map(articleShape.fromRow),
    headsOf: async (eventId, limit = allOfThem) =>
      (await session.all(q.headsOf({ eventId, limit }))).map(headShape.fromRow),
    stream: async (after, limit) =>
      (await session.all(q.stream({ ...after, limit }))).map(articleShape.fromRow),
    stands: async (after, limit) => (await session.all(q.stands({ ...after, limit }))).map(standOf),
    seenAtOfNewest: async (rank) =>
      (await first(session.all(q.newest({ before: rank - 1 }))))?.seenAt,
    eventsAcross: async (seenAt) =>
      (await session.all(q.across({ seenAt }))).map(({ eventId }) => eventId ?? ''),
  });
}

type Queries = ReturnType<typeof compiled>;

interface StandRow {
  readonly id: string;
  readonly seenAt: number;
  readonly eventId: string | null;
  readonly pinned: number | null;
  readonly placedAt: number | null;
}

const standOf = ({ id, seenAt, eventId, pinned, placedAt }: StandRow): StandingArticle => ({
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
    stands: template((slot: { seenAt: number; id: string; limit: number }) =>
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
