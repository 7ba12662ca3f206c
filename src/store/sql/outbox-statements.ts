// The outbox's statements. A message without a delivery row is fresh. A delivery row is settled,
// waiting or dead, for its consumer.

import { sql } from 'kysely';
import type { Dialect } from '../dialect.js';
import { rawTemplates } from './session.js';

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

/** How many messages one statement removes at most. */
export const sweptAtOnceMax = 1_000;

export function outboxStatements(dialect: Dialect) {
  return { ...travel(dialect), ...receipts(dialect), ...upkeep(dialect) };
}

function travel({ db }: Dialect) {
  const raw = rawTemplates(db);
  return {
    add: raw<Omit<MessageRow, 'number' | 'attempts'>>(
      (slot) => sql`
        insert into message (id, subject, body, "bornAt")
        values (${slot.id}, ${slot.subject}, ${slot.body}, ${slot.bornAt})`,
    ),
    youngest: raw<{ subject: string }, { number: number | null }>(
      (slot) => sql`select max(number) as number from message where subject = ${slot.subject}`,
    ),
    fresh: raw<{ consumer: string; subject: string; floor: number; limit: number }, MessageRow>(
      (slot) => sql`
        select message.*, 0 as attempts from message
        where subject = ${slot.subject} and number > ${slot.floor} and not exists (
          select 1 from delivery
          where delivery.message = message.number and consumer = ${slot.consumer})
        order by number limit ${slot.limit}`,
    ),
    // `cross join` makes SQLite begin with the few deliveries that wait.
    waiting: raw<{ consumer: string; subject: string; now: number; limit: number }, MessageRow>(
      (slot) => sql`
        select message.*, attempts from delivery cross join message
        where number = delivery.message and consumer = ${slot.consumer} and state = 'waiting'
          and delivery.at <= ${slot.now} and subject = ${slot.subject}
        order by number limit ${slot.limit}`,
    ),
  };
}

/** Parameters that are selected need a type in PostgreSQL. */
const integer = (value: number) => sql`cast(${value} as bigint)`;
const words = (value: string) => sql`cast(${value} as text)`;

function receipts({ db }: Dialect) {
  const raw = rawTemplates(db);
  return {
    settle: raw<Receipt>(
      (slot) => sql`
        insert into delivery (message, consumer, state, attempts, at)
        select number, ${words(slot.consumer)}, 'settled', 0, ${integer(slot.at)} from message
        where id = ${slot.messageId}
        on conflict (message, consumer) do update set state = 'settled', at = excluded.at
        where delivery.state <> 'settled'`,
    ),
    fail: raw<FailureRow>(
      (slot) => sql`
        insert into delivery (message, consumer, state, attempts, at, reason)
        select number, ${words(slot.consumer)}, ${words(slot.state)}, ${integer(slot.attempt)},
          ${integer(slot.at)}, ${words(slot.reason)}
        from message where id = ${slot.messageId}
        on conflict (message, consumer) do update set
          state = excluded.state,
          attempts = case when delivery.attempts > excluded.attempts
            then delivery.attempts else excluded.attempts end,
          at = excluded.at, reason = excluded.reason
        where delivery.state <> 'settled'`,
    ),
    postpone: raw<Receipt & { readonly attempts: number }>(
      (slot) => sql`
        insert into delivery (message, consumer, state, attempts, at)
        select number, ${words(slot.consumer)}, 'waiting', ${integer(slot.attempts)},
          ${integer(slot.at)}
        from message where id = ${slot.messageId}
        on conflict (message, consumer) do update set
          attempts = excluded.attempts, at = excluded.at
        where delivery.state = 'waiting'`,
    ),
  };
}

function upkeep({ db, elements }: Dialect) {
  const raw = rawTemplates(db);
  return {
    dead: raw<{ limit: number }, DeadRow>(
      (slot) => sql`
        select message.*, consumer, attempts, delivery.at, reason
        from delivery cross join message
        where number = delivery.message and state = 'dead'
        order by delivery.at, number limit ${slot.limit}`,
    ),
    revive: raw<{ ids: string; now: number }>(
      (slot) => sql`
        update delivery set state = 'waiting', attempts = 0, at = ${slot.now}
        where state = 'dead' and message in (
          select number from message where id in (${elements(slot.ids)}))`,
    ),
    reviveAll: raw<{ now: number }>(
      (slot) => sql`
        update delivery set state = 'waiting', attempts = 0, at = ${slot.now}
        where state = 'dead'`,
    ),
    pullBack: raw<{ now: number; latest: number }>(
      (slot) => sql`
        update delivery set at = ${slot.now} where state = 'waiting' and at > ${slot.latest}`,
    ),
    sweep: raw<{ subject: string; names: string; count: number }>(
      (slot) => sql`
        delete from message where number in (
          select number from message where subject = ${slot.subject} and ${slot.count} = (
              select count(*) from delivery
              where delivery.message = message.number and state = 'settled'
                and consumer in (${elements(slot.names)}))
            and not exists (${deadOf})
          limit ${sql.lit(sweptAtOnceMax)})`,
    ),
    sweepUnheard: raw<{ subjects: string }>(
      (slot) => sql`
        delete from message where number in (
          select number from message
          where subject not in (${elements(slot.subjects)}) and not exists (${deadOf})
          limit ${sql.lit(sweptAtOnceMax)})`,
    ),
    pending: sql<{ count: number }>`
      select count(*) as count from message where not exists (
        select 1 from delivery where delivery.message = message.number and state <> 'waiting')
      `.compile(db),
  };
}

const deadOf = sql`
  select 1 from delivery where delivery.message = message.number and state = 'dead'`;
