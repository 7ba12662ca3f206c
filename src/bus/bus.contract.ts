// The contract of the bus. Every implementation runs it.

import { setImmediate as breathe } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Clock } from '../domain/clock.js';
import { Fault } from '../domain/fault.js';
import { minuteMs } from '../domain/time.js';
import type { Records, Store } from '../store/store.js';
import { postponedMsMax, type Bus, type Delivery, type Subscription } from './bus.js';
import { handTimers, type HandTimers } from './timers.fixture.js';
import { fullWhile, openPromise, type BusParts } from './trouble.fixture.js';

type Read = Delivery<'feed.fetched'>;

const tries = 3;
const deaths = 5;
/** Longer than the wait before any retry. */
const aWhileMs = 600_000;

export function busContract(
  name: string,
  createBus: (parts: BusParts) => Bus,
  openStore: (clock: Clock) => Promise<Store>,
): void {
  describe(`${name} fulfils the contract of the bus`, () => {
    let timers: HandTimers;
    let store: Store;
    let bus: Bus;
    const logged: string[] = [];
    const note = (_: object, text: string) => void logged.push(text);
    const log = { debug: note, info: note, warn: note, error: note };
    const another = (over: Store = store) =>
      createBus({ store: over, clock: timers.clock, log, schedule: timers.schedule });

    beforeEach(async () => {
      logged.length = 0;
      timers = handTimers(Date.UTC(2031, 4, 6));
      store = await openStore(timers.clock);
      bus = another();
    });
    afterEach(async () => {
      await bus.stop();
      await store.close();
    });

    const bear = async (...documents: readonly string[]) => {
      for (const documentId of documents) await store.outbox.add('feed.fetched', { documentId });
      bus.nudge();
    };
    const on = (
      handle: Subscription<'feed.fetched'>['handle'],
      more: { consumer?: string; concurrency?: number } = {},
    ) =>
      bus.subscribe({ subject: 'feed.fetched', consumer: 'read', concurrency: 1, ...more, handle });
    /** Moves the clock on until no retry is left. */
    const settleDown = async () => {
      for (let round = 0; round <= tries; round += 1) {
        await bus.idle();
        timers.pass(aWhileMs);
      }
      await bus.idle();
    };
    const effects = async () => Number((await store.notes.read('effects')) ?? 0);
    const addEffect = async (tx: Records) =>
      tx.notes.write('effects', String(Number((await tx.notes.read('effects')) ?? 0) + 1));

    test('every consumer gets every message, in birth order', async () => {
      const seen: string[] = [];
      const other: string[] = [];
      on(async ({ body }) => void seen.push(body.documentId));
      on(async ({ body }) => void other.push(body.documentId), { consumer: 'other' });
      await bear('before');
      bus.start();
      await bear('a', 'b', 'c');
      await bus.idle();
      expect(seen).toEqual(['before', 'a', 'b', 'c']);
      expect(other).toEqual(seen);
      expect(await store.outbox.pending()).toBe(0);
    });

    test('messages added by handlers are delivered before the bus is idle', async () => {
      const seen: string[] = [];
      on((delivery) =>
        delivery.settle((tx) =>
          tx.outbox.add('page.wanted', { articleId: delivery.body.documentId }),
        ),
      );
      bus.subscribe({
        subject: 'page.wanted',
        consumer: 'fetch',
        concurrency: 2,
        handle: async ({ body }) => void seen.push(body.articleId),
      });
      const many = Array.from({ length: 250 }, (_, index) => String(index));
      await bear(...many);
      bus.start();
      await bus.idle();
      expect(seen.sort()).toEqual(many.sort());
    });

    test('no more deliveries run at once than the concurrency allows', async () => {
      let underWay = 0;
      const highest: number[] = [];
      on(
        async () => {
          underWay += 1;
          highest.push(underWay);
          await breathe();
          underWay -= 1;
        },
        { concurrency: 3 },
      );
      await bear(...Array.from({ length: 30 }, (_, index) => String(index)));
      bus.start();
      await bus.idle();
      expect(highest).toHaveLength(30);
      expect(Math.max(...highest)).toBe(3);
    });

    test('a message delivered twice takes effect once', async () => {
      const deliveries: Read[] = [];
      on(async (delivery) => {
        deliveries.push(delivery);
        expect(await delivery.settle(addEffect)).toBeUndefined();
      });
      await bear('a');
      bus.start();
      await bus.idle();
      expect(await effects()).toBe(1);
      let ran = false;
      const again = await deliveries[0]!.settle(async () => (ran = true));
      expect(again).toBeUndefined();
      expect(ran).toBe(false);
    });

    test('messages delivered in any order take effect once each', async () => {
      const held: Read[] = [];
      let free = () => {};
      const gate = new Promise<void>((resolve) => (free = resolve));
      on(
        async (delivery) => {
          held.push(delivery);
          if (held.length === 4) free();
          await gate;
          for (const one of [...held].reverse()) await one.settle(addEffect);
        },
        { concurrency: 4 },
      );
      await bear('a', 'b', 'c', 'd');
      bus.start();
      await bus.idle();
      expect(await effects()).toBe(4);
    });

    test('a crash between the effect and the receipt undoes both', async () => {
      let crashes = 1;
      on((delivery) =>
        delivery.settle(async (tx) => {
          await addEffect(tx);
          if (crashes-- > 0) throw new Error('The process was killed here.');
        }),
      );
      await bear('a');
      bus.start();
      await bus.idle();
      expect(await effects()).toBe(0);
      await settleDown();
      expect(await effects()).toBe(1);
      expect(await bus.deadLetters(9)).toEqual([]);
    });

    test('a failed message is tried again later, and others do not wait for it', async () => {
      const seen: string[] = [];
      on(async ({ body, attempt }) => {
        seen.push(`${body.documentId} ${attempt}`);
        if (body.documentId === 'a' && attempt < tries) throw new Error('Not yet.');
      });
      await bear('a', 'b');
      bus.start();
      await bus.idle();
      expect(seen).toEqual(['a 1', 'b 1']);
      await settleDown();
      expect(seen).toEqual(['a 1', 'b 1', 'a 2', 'a 3']);
      expect(await bus.deadLetters(9)).toEqual([]);
    });

    test('a message that always fails becomes a dead letter, which can be replayed', async () => {
      let poisonous = true;
      const seen: string[] = [];
      on(async ({ body }) => {
        const cause = new Error('Entry 7 has no end.');
        if (body.documentId === 'poison' && poisonous) throw new Fault('invalid', 'No.', cause);
        seen.push(body.documentId);
      });
      await bear('a', 'poison', 'b');
      bus.start();
      await settleDown();
      expect(seen).toEqual(['a', 'b']);
      const [letter, ...more] = await bus.deadLetters(9);
      expect(more).toEqual([]);
      expect(letter).toMatchObject({
        consumer: 'read',
        attempts: tries,
        message: { subject: 'feed.fetched', body: { documentId: 'poison' } },
      });
      expect(letter!.reason).toContain('No.');
      expect(letter!.reason).toContain('Entry 7 has no end.');
      await settleDown();
      expect(seen).toEqual(['a', 'b']);
      poisonous = false;
      expect(await bus.replayDead([letter!.message.id])).toBe(1);
      await bus.idle();
      expect(seen).toEqual(['a', 'b', 'poison']);
      expect(await bus.deadLetters(9)).toEqual([]);
    });

    test('a postponed message is delivered when it is due, as the same try', async () => {
      const seen: string[] = [];
      on(async ({ body, attempt, postpone }) => {
        seen.push(`${body.documentId} ${attempt}`);
        if (body.documentId !== 'a' || seen.length > 4 * tries) return;
        expect(await postpone(timers.clock() + minuteMs)).toBe(true);
      });
      await bear('a', 'b');
      bus.start();
      await bus.idle();
      expect(seen).toEqual(['a 1', 'b 1']);
      timers.pass(59_000);
      await bus.idle();
      expect(seen).toHaveLength(2);
      for (let wait = 0; wait < 4 * tries; wait += 1) {
        timers.pass(60_000);
        await bus.idle();
      }
      expect(new Set(seen)).toEqual(new Set(['a 1', 'b 1']));
      expect(await store.outbox.pending()).toBe(0);
    });

    test('an old message cannot be postponed, and its failures count', async () => {
      const answers: boolean[] = [];
      on(async ({ postpone, bornAt }) => {
        answers.push(await postpone(bornAt + postponedMsMax + 1));
        throw new Error('Not yet.');
      });
      await bear('a');
      bus.start();
      await settleDown();
      expect(answers).toEqual([false, false, false]);
      expect(await bus.deadLetters(9)).toMatchObject([{ attempts: tries, reason: 'Not yet.' }]);
    });

    test('a message that kills the process becomes a dead letter after five tries', async () => {
      await bear('poison', 'after');
      const never = new Promise<void>(() => undefined);
      for (let life = 0; life < deaths; life += 1) {
        let reached = () => {};
        const killed = new Promise<void>((resolve) => (reached = resolve));
        // This bus is never stopped, as if its process had died.
        const doomed = another();
        doomed.subscribe({
          subject: 'feed.fetched',
          consumer: 'read',
          concurrency: 1,
          handle: () => {
            reached();
            return never;
          },
        });
        doomed.start();
        await killed;
      }
      const seen: string[] = [];
      on(async ({ body }) => void seen.push(body.documentId));
      bus.start();
      await bus.idle();
      expect(seen).toEqual(['after']);
      expect(await bus.deadLetters(9)).toMatchObject([{ attempts: deaths }]);
    });

    test('messages left by an earlier process are delivered at the start', async () => {
      const seen: string[] = [];
      await bear('a', 'b');
      on(async ({ body }) => void seen.push(body.documentId));
      bus.start();
      await bus.idle();
      await bus.stop();
      await bear('c');
      bus = another();
      on(async ({ body }) => void seen.push(body.documentId));
      bus.start();
      await bus.idle();
      expect(seen).toEqual(['a', 'b', 'c']);
    });

    test('new messages are found without a nudge', async () => {
      const seen: string[] = [];
      on(async ({ body }) => void seen.push(body.documentId));
      bus.start();
      await bus.idle();
      await store.outbox.add('feed.fetched', { documentId: 'a' });
      timers.pass(5_000);
      while (seen.length === 0) await breathe();
      expect(seen).toEqual(['a']);
    });

    test('a stop waits for running deliveries and starts no more', async () => {
      const seen: string[] = [];
      let release = () => {};
      const gate = new Promise<void>((resolve) => (release = resolve));
      let begin = () => {};
      const begun = new Promise<void>((resolve) => (begin = resolve));
      on(async ({ body }) => {
        begin();
        await gate;
        seen.push(body.documentId);
      });
      await bear('a', 'b');
      bus.start();
      await begun;
      let stopped = false;
      const stopping = bus.stop().then(() => (stopped = true));
      await breathe();
      expect(stopped).toBe(false);
      release();
      await stopping;
      await bus.stop();
      timers.pass(aWhileMs);
      await breathe();
      expect(seen).toEqual(['a']);
      expect(await store.outbox.pending()).toBe(1);
    });

    test('a delivery that a stop interrupts costs no try, however often', async () => {
      await bear('a', 'b');
      for (let life = 0; life < 2 * tries; life += 1) {
        const { promise: broken, resolve: breakOff } = openPromise();
        const attempts: number[] = [];
        bus = another();
        on(
          async ({ attempt }) => {
            attempts.push(attempt);
            await broken;
            throw new Fault('unavailable', 'It is stopping.');
          },
          { concurrency: 2 },
        );
        bus.start();
        while (attempts.length < 2) await breathe();
        const stopped = bus.stop();
        breakOff();
        await stopped;
        expect(attempts).toEqual([1, 1]);
      }
      expect(await bus.deadLetters(9)).toEqual([]);
      expect(await store.outbox.pending()).toBe(2);
    });

    test('an outage of the store costs no try, and delays all messages', async () => {
      let full = true;
      bus = another(fullWhile(store, () => full));
      let handled = 0;
      on(async (delivery) => {
        handled += 1;
        await delivery.settle(addEffect);
      });
      await bear('a', 'b');
      bus.start();
      const passUntil = async (isDone: () => boolean | Promise<boolean>) => {
        for (; !(await isDone()); await breathe()) timers.pass(20_000);
      };
      await passUntil(() => handled >= 3 * tries);
      expect(await bus.deadLetters(9)).toEqual([]);
      full = false;
      const idle = bus.idle();
      await passUntil(async () => (await effects()) === 2);
      await idle;
      expect(await effects()).toBe(2);
      expect(logged).toContain('The database is not responding.');
    });

    test('a consumer of a taken name is refused, and so is one after the start', async () => {
      on(async () => undefined);
      expect(() => on(async () => undefined)).toThrow(Fault);
      bus.start();
      expect(() => on(async () => undefined, { consumer: 'late' })).toThrow(Fault);
      await bus.idle();
    });

    test('settled messages are removed', async () => {
      on(async () => undefined);
      on(async () => undefined, { consumer: 'other' });
      await bear('a', 'b');
      bus.start();
      await bus.idle();
      expect((await store.health()).counts['messages']).toBe(2);
      timers.pass(aWhileMs);
      while ((await store.health()).counts['messages'] !== 0) await breathe();
    });
  });
}
