// The outbox. A message without a delivery row is fresh; a row says settled, waiting or dead.

import { sql, type Kysely } from 'kysely';
import type { Clock } from '../../domain/clock.js';
import type { NewId } from '../../domain/id.js';
import type { DeadLetter, Message, Subject } from '../../domain/message.js';
import { first, template, type Session } from '../sql/sql.js';
import type { Outbox } from '../store.js';

interface OutboxTables {
  message: { number: number; id: string; subject: string; body: string; bornAt: number };
  delivery: {
    message: number;
    consumer: string;
    state: 'settled' | 'waiting' | 'dead';
    attempts: number;
    at: number;
    reason: string | null;
  };
}

/** Messages forgotten in one statement. */
const sweptAtOnceMax = 1_000;

export function outboxQueries(
  tables: Kysely<unknown>,
  { clock, newId }: { readonly clock: Clock; readonly newId: NewId },
): (session: Session) => Outbox {
  const q = compiled(tables as Kysely<OutboxTables>);
  /** Below these numbers no message is fresh any more, by consumer and subject. */
  const floors = new Map<string, number>();

  return (session) => ({
    add: async (subject, body) => {
      const row = { id: newId(), subject, body: JSON.stringify(body), bornAt: clock() };
      await session.run(q.add(row));
    },
    due: async (consumer, subject, now, limit) => {
      const lane = `${consumer} ${subject}`;
      const floor = floors.get(lane) ?? 0;
      const youngest = await first(session.all(q.youngest({ subject })));
      const fresh = await session.all(q.fresh({ consumer, subject, floor, limit }));
      const touchedTo = fresh[0] ? fresh[0].number - 1 : (youngest?.number ?? 0);
      if (!session.inTransaction) floors.set(lane, Math.max(floor, touchedTo));
      const waiting = await session.all(q.waiting({ consumer, subject, now, limit }));
      return [...fresh, ...waiting]
        .sort((a, b) => a.number - b.number)
        .slice(0, limit)
        .map((row) => ({ message: messageOf(row), attempt: row.attempts + 1 }));
    },
    settle: async (consumer, messageId) =>
      (await session.run(q.settle({ consumer, messageId, now: clock() }))) > 0,
    fail: async (consumer, messageId, { attempt, reason, retryAt }) => {
      const state = retryAt === undefined ? 'dead' : 'waiting';
      const at = retryAt ?? clock();
      await session.run(q.fail({ consumer, messageId, attempt, reason, state, at }));
    },
    deadLetters: async (limit) => (await session.all(q.dead({ limit }))).map(deadLetterOf),
    revive: async (messageIds) => {
      if (messageIds === 'all') return session.run(q.reviveAll({ now: clock() }));
      const ids = JSON.stringify(messageIds);
      return session.run(q.revive({ ids, now: clock() }));
    },
    sweep: async (consumers) => {
      for (const [subject, names] of consumers) {
        const list = JSON.stringify([...new Set(names)]);
        const sweep = q.sweep({ subject, names: list, count: new Set(names).size });
        while ((await session.run(sweep)) === sweptAtOnceMax);
      }
    },
    pending: async () => (await first(session.all(q.pending)))?.count ?? 0,
  });
}

type Waiting = OutboxTables['message'] & { readonly attempts: number };
interface FailureRow {
  readonly consumer: string;
  readonly messageId: string;
  readonly attempt: number;
  readonly reason: string;
  readonly state: string;
  readonly at: number;
}
type Dead = Waiting & Pick<OutboxTables['delivery'], 'consumer' | 'reason' | 'at'>;

function compiled(db: Kysely<OutboxTables>) {
  const raw = <P extends object, R = unknown>(build: (slot: P) => ReturnType<typeof sql<R>>) =>
    template<P, R>((slot) => ({ compile: () => build(slot).compile(db) }));
  return {
    add: template((slot: Omit<OutboxTables['message'], 'number'>) =>
      db.insertInto('message').values({
        id: slot.id,
        subject: slot.subject,
        body: slot.body,
        bornAt: slot.bornAt,
      } as OutboxTables['message']),
    ),
    youngest: raw<{ subject: string }, { number: number | null }>(
      (slot) => sql`select max(number) as number from message where subject = ${slot.subject}`,
    ),
    fresh: raw<{ consumer: string; subject: string; floor: number; limit: number }, Waiting>(
      (slot) => sql`
        select message.*, 0 as attempts from message
        where subject = ${slot.subject} and number > ${slot.floor} and not exists (
          select 1 from delivery where message = number and consumer = ${slot.consumer})
        order by number limit ${slot.limit}`,
    ),
    waiting: raw<{ consumer: string; subject: string; now: number; limit: number }, Waiting>(
      (slot) => sql`
        select message.*, attempts from delivery cross join message on number = message
        where consumer = ${slot.consumer} and state = 'waiting' and at <= ${slot.now}
          and subject = ${slot.subject}
        order by number limit ${slot.limit}`,
    ),
    settle: raw<{ consumer: string; messageId: string; now: number }>(
      (slot) => sql`
        insert into delivery (message, consumer, state, attempts, at)
        select number, ${slot.consumer}, 'settled', 0, ${slot.now} from message
        where id = ${slot.messageId}
        on conflict (message, consumer) do update set state = 'settled', at = excluded.at
        where state <> 'settled'`,
    ),
    fail: raw<FailureRow>(
      (slot) => sql`
        insert into delivery (message, consumer, state, attempts, at, reason)
        select number, ${slot.consumer}, ${slot.state}, ${slot.attempt}, ${slot.at}, ${slot.reason} from message
        where id = ${slot.messageId}
        on conflict (message, consumer) do update set
          state = excluded.state, attempts = max(attempts, excluded.attempts),
          at = excluded.at, reason = excluded.reason
        where state <> 'settled'`,
    ),
    dead: raw<{ limit: number }, Dead>(
      (slot) => sql`
        select message.*, consumer, attempts, at, reason from delivery
        cross join message on number = message
        where state = 'dead' order by at, number limit ${slot.limit}`,
    ),
    revive: raw<{ ids: string; now: number }>(
      (slot) => sql`
        update delivery set state = 'waiting', attempts = 0, at = ${slot.now}
        where state = 'dead' and message in (
          select number from message where id in (select value from json_each(${slot.ids})))`,
    ),
    reviveAll: raw<{ now: number }>(
      (slot) => sql`
        update delivery set state = 'waiting', attempts = 0, at = ${slot.now}
        where state = 'dead'`,
    ),
    sweep: raw<{ subject: string; names: string; count: number }>(
      (slot) => sql`
        delete from message where number in (
          select number from message where subject = ${slot.subject} and ${slot.count} = (
            select count(*) from delivery where message = number and state = 'settled'
              and consumer in (select value from json_each(${slot.names})))
            and not exists (select 1 from delivery where message = number and state = 'dead')
          limit ${sql.lit(sweptAtOnceMax)})`,
    ),
    pending: sql<{ count: number }>`
      select count(*) as count from message where not exists (
        select 1 from delivery where message = number and state <> 'waiting')`.compile(db),
  };
}

const messageOf = (row: Waiting): Message =>
  ({
    id: row.id,
    subject: row.subject as Subject,
    body: JSON.parse(row.body),
    bornAt: row.bornAt,
  }) as Message;

const deadLetterOf = (row: Dead): DeadLetter => ({
  message: messageOf(row),
  consumer: row.consumer,
  attempts: row.attempts,
  reason: row.reason ?? '',
  diedAt: row.at,
});
