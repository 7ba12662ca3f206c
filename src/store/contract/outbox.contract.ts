// The outbox: births, receipts, failures, dead letters, sweeping.

import { describe, expect, test } from 'vitest';
import { dayMs } from '../../domain/time.js';
import type { TestStore } from './test-store.fixture.js';
import { noon } from './samples.fixture.js';

export function outboxContract(tested: TestStore): void {
  const bear = async (...names: readonly string[]) => {
    for (const name of names) await tested.store.outbox.add('feed.fetched', { documentId: name });
  };
  const due = async (consumer = 'reader', limit = 50) =>
    (await tested.store.outbox.due(consumer, 'feed.fetched', tested.now, limit)).map(
      ({ message, attempt }) => ({ ...message, attempt, name: nameOf(message.body) }),
    );
  const names = async (consumer?: string, limit?: number) =>
    (await due(consumer, limit)).map((one) => one.name);
  const idOf = async (name: string) => (await due()).find((one) => one.name === name)!.id;

  describe('outbox', () => {
    test('messages wait for each consumer in birth order', async () => {
      await bear('a', 'b');
      tested.now += 5;
      await bear('c');
      await tested.store.outbox.add('page.wanted', { articleId: 'x' });
      expect(await names()).toEqual(['a', 'b', 'c']);
      expect(await names('other')).toEqual(['a', 'b', 'c']);
      expect(await names('reader', 2)).toEqual(['a', 'b']);
      expect((await due()).map((one) => one.bornAt)).toEqual([noon, noon, noon + 5]);
      expect(new Set((await due()).map((one) => one.id)).size).toBe(3);
      expect((await due())[0]).toMatchObject({ subject: 'feed.fetched', attempt: 1 });
    });

    test('each consumer can settle a message once', async () => {
      await bear('a', 'b', 'c');
      const id = await idOf('b');
      expect(await tested.store.outbox.settle('reader', id)).toBe(true);
      expect(await tested.store.outbox.settle('reader', id)).toBe(false);
      expect(await names()).toEqual(['a', 'c']);
      expect(await names('other')).toEqual(['a', 'b', 'c']);
      expect(await tested.store.outbox.settle('other', id)).toBe(true);
      expect(await tested.store.outbox.settle('reader', 'no-such-message')).toBe(false);
    });

    test('a message and a receipt are undone with their transaction', async () => {
      await bear('a');
      const id = await idOf('a');
      const undone = tested.store.transaction(async (tx) => {
        await tx.outbox.add('feed.fetched', { documentId: 'b' });
        expect(await tx.outbox.due('reader', 'feed.fetched', noon, 9)).toHaveLength(2);
        expect(await tx.outbox.settle('reader', id)).toBe(true);
        expect(await tx.outbox.due('reader', 'feed.fetched', noon, 9)).toHaveLength(1);
        throw new Error('Changed my mind.');
      });
      await expect(undone).rejects.toThrow('Changed my mind.');
      expect(await names()).toEqual(['a']);
      expect(await tested.store.outbox.settle('reader', id)).toBe(true);
    });

    test('a message that a fast clock postponed is due once the clock is right', async () => {
      await bear('a');
      tested.now += 365 * dayMs;
      const failure = { attempt: 1, reason: 'Not yet.', retryAt: tested.now + 5_000 };
      await tested.store.outbox.fail('reader', await idOf('a'), failure);
      tested.now = noon;
      expect(await names()).toEqual(['a']);
    });

    test('a failed message is due again later, in birth order', async () => {
      await bear('a', 'b');
      const id = await idOf('a');
      const failure = { attempt: 1, reason: 'It rained.', retryAt: noon + 10 };
      await tested.store.outbox.fail('reader', id, failure);
      expect(await names()).toEqual(['b']);
      expect(await names('other')).toEqual(['a', 'b']);
      tested.now += 10;
      expect((await due()).map((one) => `${one.name} ${one.attempt}`)).toEqual(['a 2', 'b 1']);
      await tested.store.outbox.fail('reader', id, { ...failure, attempt: 2, retryAt: noon + 10 });
      await tested.store.outbox.fail('reader', id, { ...failure, attempt: 2, retryAt: noon + 10 });
      expect((await due())[0]?.attempt).toBe(3);
      expect(await tested.store.outbox.settle('reader', id)).toBe(true);
      await tested.store.outbox.fail('reader', id, { attempt: 3, reason: 'Late.' });
      expect(await names()).toEqual(['b']);
      expect(await tested.store.outbox.deadLetters(9)).toEqual([]);
    });

    test('a postponed message is due again as the same try', async () => {
      await bear('a', 'b');
      const [a, b] = [await idOf('a'), await idOf('b')];
      const later = { attempt: 1, until: noon + 10 };
      await tested.store.outbox.postpone('reader', a, later);
      await tested.store.outbox.fail('reader', b, { attempt: 2, reason: 'Begun.', retryAt: noon });
      await tested.store.outbox.postpone('reader', b, { ...later, attempt: 2 });
      expect(await names()).toEqual([]);
      expect(await names('other')).toEqual(['a', 'b']);
      expect(await tested.store.outbox.pending()).toBe(2);
      tested.now += 10;
      expect((await due()).map((one) => `${one.name} ${one.attempt}`)).toEqual(['a 1', 'b 2']);
      await tested.store.outbox.settle('reader', a);
      await tested.store.outbox.fail('reader', b, { attempt: 3, reason: 'It rained.' });
      for (const id of [a, b]) await tested.store.outbox.postpone('reader', id, later);
      expect(await names()).toEqual([]);
      expect(await tested.store.outbox.deadLetters(9)).toMatchObject([{ attempts: 3 }]);
    });

    test('a dead letter keeps its reason and can be made due again', async () => {
      await bear('a', 'b');
      const [a, b] = [await idOf('a'), await idOf('b')];
      tested.now += 7;
      await tested.store.outbox.fail('reader', a, { attempt: 3, reason: 'It rained.' });
      expect(await tested.store.outbox.deadLetters(9)).toEqual([
        {
          message: { id: a, subject: 'feed.fetched', body: { documentId: 'a' }, bornAt: noon },
          consumer: 'reader',
          attempts: 3,
          reason: 'It rained.',
          diedAt: noon + 7,
        },
      ]);
      expect(await names()).toEqual(['b']);
      expect(await tested.store.outbox.revive([b, 'none'])).toBe(0);
      expect(await tested.store.outbox.revive([a])).toBe(1);
      expect((await due()).map((one) => `${one.name} ${one.attempt}`)).toEqual(['a 1', 'b 1']);
      await tested.store.outbox.fail('reader', a, { attempt: 3, reason: 'Again.' });
      expect(await tested.store.outbox.deadLetters(0)).toEqual([]);
      expect(await tested.store.outbox.revive('all')).toBe(1);
      expect(await tested.store.outbox.deadLetters(9)).toEqual([]);
    });

    test('a sweep removes messages that all consumers have settled, and no others', async () => {
      await bear('a', 'b', 'c', 'd');
      const [a, b, c] = [await idOf('a'), await idOf('b'), await idOf('c')];
      const all = new Map([['feed.fetched', ['reader', 'other']]] as const);
      for (const consumer of ['reader', 'other']) await tested.store.outbox.settle(consumer, a);
      await tested.store.outbox.settle('reader', b);
      await tested.store.outbox.settle('reader', c);
      await tested.store.outbox.fail('other', c, { attempt: 3, reason: 'It rained.' });
      expect(await tested.store.outbox.pending()).toBe(1);
      await tested.store.outbox.sweep(all);
      expect((await tested.store.health()).counts['messages']).toBe(3);
      expect(await names()).toEqual(['d']);
      expect(await names('other')).toEqual(['b', 'd']);
      expect(await tested.store.outbox.deadLetters(9)).toHaveLength(1);
      expect(await tested.store.outbox.settle('reader', a)).toBe(false);
      await tested.store.outbox.sweep(new Map([['feed.fetched', []]]));
      expect((await tested.store.health()).counts['messages']).toBe(1);
    });

    test('a sweep removes messages of a subject without consumers', async () => {
      await bear('a');
      await tested.store.outbox.add('roundups.published', { roundupIds: ['r'] });
      await tested.store.outbox.sweep(new Map([['feed.fetched', ['reader']]]));
      expect((await tested.store.health()).counts['messages']).toBe(1);
      expect(await names()).toEqual(['a']);
    });

    test('a sweep removes many messages', async () => {
      await tested.store.transaction(async (tx) => {
        for (let index = 0; index < 2_500; index += 1) {
          await tx.outbox.add('feed.fetched', { documentId: String(index) });
        }
        for (const { message } of await tx.outbox.due('reader', 'feed.fetched', noon, 2_400)) {
          await tx.outbox.settle('reader', message.id);
        }
      });
      await tested.store.outbox.sweep(new Map([['feed.fetched', ['reader']]]));
      expect((await tested.store.health()).counts['messages']).toBe(100);
      expect(await names('reader', 1)).toEqual(['2400']);
    });

    test('messages can be settled in any order', async () => {
      await bear('a', 'b', 'c');
      for (const name of ['b', 'c', 'a']) {
        const id = await idOf(name);
        expect(await tested.store.outbox.settle('reader', id)).toBe(true);
      }
      expect(await names()).toEqual([]);
      await bear('d');
      expect(await names()).toEqual(['d']);
    });
  });
}

const nameOf = (body: object): string => ('documentId' in body ? String(body.documentId) : '');
