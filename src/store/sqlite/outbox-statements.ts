// The outbox's statements. A message without a delivery row is fresh; a row says settled, waiting
// or dead, for its consumer.

import { sql, type Kysely } from 'kysely';
import { rawTemplates } from '../sql/sql.js';

export interface MessageRow {
  readonly number: number;
  readonly id: string;
  readonly subject: string;
  readonly body: string;
  readonly bornAt: number;
  readonly attempts: number;
}

export interface DeadRow extends MessageRow {
  readonly consumer: string;
  readonly reason: string | null;
  readonly at: number;
}

interface Receipt {
  readonly consumer: string;
  readonly messageId: string;
  readonly at: number;
}

interface FailureRow extends Receipt {
  readonly attempt: number;
  readonly reason: string;
  readonly state: 'waiting' | 'dead';
}

/** Messages forgotten in one statement. */
export const sweptAtOnceMax = 1_000;

export function outboxStatements(db: Kysely<unknown>) {
  return { ...travel(db), ...receipts(db), ...upkeep(db) };
}

function travel(db: Kysely<unknown>) {
  const raw = rawTemplates(db);
  return {
    add: raw<Omit<MessageRow, 'number' | 'attempts'>>(
      (slot) => sql`
        insert into message (id, subject, body, bornAt)
        values (${slot.id}, ${slot.subject}, ${slot.body}, ${slot.bornAt})`,
    ),
    youngest: raw<{ subject: string }, { number: number | null }>(
      (slot) => sql`select max(number) as number from message where subject = ${slot.subject}`,
    ),
    fresh: raw<{ consumer: string; subject: string; floor: number; limit: number }, MessageRow>(
      (slot) => sql`
        select message.*, 0 as attempts from message
        where subject = ${slot.subject} and number > ${slot.floor} and not exists (
          select 1 from delivery where message = number and consumer = ${slot.consumer})
        order by number limit ${slot.limit}`,
    ),
    waiting: raw<{ consumer: string; subject: string; now: number; limit: number }, MessageRow>(
      (slot) => sql`
        select message.*, attempts from delivery cross join message on number = message
        where consumer = ${slot.consumer} and state = 'waiting' and at <= ${slot.now}
          and subject = ${slot.subject}
        order by number limit ${slot.limit}`,
    ),
  };
}

function receipts(db: Kysely<unknown>) {
  const raw = rawTemplates(db);
  return {
    settle: raw<Receipt>(
      (slot) => sql`
        insert into delivery (message, consumer, state, attempts, at)
        select number, ${slot.consumer}, 'settled', 0, ${slot.at} from message
        where id = ${slot.messageId}
        on conflict (message, consumer) do update set state = 'settled', at = excluded.at
        where state <> 'settled'`,
    ),
    fail: raw<FailureRow>(
      (slot) => sql`
        insert into delivery (message, consumer, state, attempts, at, reason)
        select number, ${slot.consumer}, ${slot.state}, ${slot.attempt}, ${slot.at}, ${slot.reason}
        from message where id = ${slot.messageId}
        on conflict (message, consumer) do update set
          state = excluded.state, attempts = max(attempts, excluded.attempts),
          at = excluded.at, reason = excluded.reason
        where state <> 'settled'`,
    ),
    postpone: raw<Receipt & { readonly attempts: number }>(
      (slot) => sql`
        insert into delivery (message, consumer, state, attempts, at)
        select number, ${slot.consumer}, 'waiting', ${slot.attempts}, ${slot.at} from message
        where id = ${slot.messageId}
        on conflict (message, consumer) do update set
          attempts = excluded.attempts, at = excluded.at
        where state = 'waiting'`,
    ),
  };
}

function upkeep(db: Kysely<unknown>) {
  const raw = rawTemplates(db);
  return {
    dead: raw<{ limit: number }, DeadRow>(
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
    sweepUnheard: raw<{ subjects: string }>(
      (slot) => sql`
        delete from message where number in (
          select number from message
          where subject not in (select value from json_each(${slot.subjects}))
            and not exists (select 1 from delivery where message = number and state = 'dead')
          limit ${sql.lit(sweptAtOnceMax)})`,
    ),
    pending: sql<{ count: number }>`
      select count(*) as count from message where not exists (
        select 1 from delivery where message = number and state <> 'waiting')`.compile(db),
  };
}
