// The outbox: messages born with their change, a receipt for each consumer, and what failed.

import type { DeadLetter, Message, Subject } from '../../domain/message.js';
import { dayMs, minuteMs } from '../../domain/time.js';
import type { Outbox } from '../records/outbox.js';
import type { Noun, NounNeeds } from './noun.js';
import {
  outboxStatements,
  sweptAtOnceMax,
  type DeadRow,
  type MessageRow,
} from './outbox-statements.js';
import { first, type Session } from './session.js';

/** A clock set back by more than this was wrong before. */
const setBackMsMin = minuteMs;
/** No message waits longer: the bus postpones it for a week at most. */
const waitMsLongest = 8 * dayMs;

export const outbox: Noun<Outbox> = {
  tables: { message: ['number'], delivery: ['message', 'consumer'] },
  counts: { messages: ['message'] },
  migrations: [],
  prepare,
};

function prepare({ dialect, clock, newId }: NounNeeds): (session: Session) => Outbox {
  const q = outboxStatements(dialect);
  /** Up to these numbers every message has a delivery, by consumer and subject. */
  const floors = new Map<string, number>();
  let lastAskedAt = Infinity;
  /** Makes messages due that a clock ahead has postponed: at the start, and if it is set back. */
  const repairTimes = async (session: Session, now: number): Promise<void> => {
    if (session.inTransaction) return;
    const isSetBack = now < lastAskedAt - setBackMsMin;
    const waitMsMax = lastAskedAt === Infinity ? waitMsLongest : setBackMsMin;
    lastAskedAt = now;
    if (isSetBack) await session.run(q.pullBack({ now, latest: now + waitMsMax }));
  };

  return (session) => ({
    add: async (subject, body) => {
      const row = { id: newId(), subject, body: JSON.stringify(body), bornAt: clock() };
      await session.run(q.add(row));
    },
    due: async (consumer, subject, now, limit) => {
      await repairTimes(session, now);
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
      (await session.run(q.settle({ consumer, messageId, at: clock() }))) > 0,
    fail: async (consumer, messageId, { attempt, reason, retryAt }) => {
      const state = retryAt === undefined ? 'dead' : 'waiting';
      const at = retryAt ?? clock();
      await session.run(q.fail({ consumer, messageId, attempt, reason, state, at }));
    },
    postpone: async (consumer, messageId, { attempt, until }) => {
      await session.run(q.postpone({ consumer, messageId, attempts: attempt - 1, at: until }));
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
      const unheard = q.sweepUnheard({ subjects: JSON.stringify([...consumers.keys()]) });
      while ((await session.run(unheard)) === sweptAtOnceMax);
    },
    pending: async () => (await first(session.all(q.pending)))?.count ?? 0,
  });
}

const messageOf = (row: MessageRow): Message =>
  ({
    id: row.id,
    subject: row.subject as Subject,
    body: JSON.parse(row.body),
    bornAt: row.bornAt,
  }) as Message;

const deadLetterOf = (row: DeadRow): DeadLetter => ({
  message: messageOf(row),
  consumer: row.consumer,
  attempts: row.attempts,
  reason: row.reason ?? '',
  diedAt: row.at,
});
