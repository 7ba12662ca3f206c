// Outlets and feeds.

import { describe, expect, test } from 'vitest';
import { hourMs } from '../../domain/time.js';
import type { TestStore } from './test-store.fixture.js';
import { feed, noon, outlet } from './samples.fixture.js';

export function feedsContract(tested: TestStore): void {
  describe('outlets', () => {
    test('are returned as they were put, with all fields or few', async () => {
      const whole = outlet('courier', {
        country: 'se',
        countryName: 'Sweden',
        owner: 'Courier Trust',
        family: 'trust',
        homepage: 'https://courier.example/',
        aliases: ['The Courier', 'Kuriren'],
        evidence: [{ claim: 'owner', url: 'https://courier.example/about' }],
        reviewed: true,
        rank: 2.5,
      });
      const sparse = outlet('beacon', { rank: 1, domains: [] });
      await tested.store.outlets.put([whole, sparse]);
      expect(await tested.store.outlets.find('courier')).toEqual(whole);
      expect(await tested.store.outlets.list()).toEqual([sparse, whole]);
      expect(await tested.store.outlets.find('none')).toBeUndefined();
    });

    test('are replaced when put again, with their domains', async () => {
      await tested.store.outlets.put([outlet('courier', { domains: ['old.example'], owner: 'A' })]);
      const now = outlet('courier', { domains: ['new.example'] });
      await tested.store.outlets.put([now]);
      expect(await tested.store.outlets.find('courier')).toEqual(now);
      expect(await tested.store.outlets.findByHost('old.example')).toBeUndefined();
      expect((await tested.store.outlets.findByHost('new.example'))?.id).toBe('courier');
    });

    test.each([
      ['courier.example', 'courier'],
      ['WWW.Courier.example', 'courier'],
      ['a.b.arabic.courier.example', 'arabic'],
      ['notcourier.example', undefined],
      ['example', undefined],
      ['', undefined],
    ])('the host %s is of %s', async (host, id) => {
      await tested.store.outlets.put([
        outlet('courier'),
        outlet('arabic', { domains: ['arabic.courier.example'] }),
      ]);
      expect((await tested.store.outlets.findByHost(host))?.id).toBe(id);
    });
  });

  describe('feeds', () => {
    test('are returned as they were added, with all fields or few', async () => {
      const whole = feed('a', {
        siteUrl: 'https://a.example/',
        language: 'sv',
        labels: ['Norrland', 'Färöarna'],
        fetchPages: true,
        triedAt: noon,
        answeredAt: noon,
        freshAt: noon,
        validators: { url: 'https://a.example/feed', etag: 'W/"x"', lastModified: 'yesterday' },
        bodyHash: 'ab',
        move: { url: 'https://b.example/', seen: 2, firstSeenAt: noon },
        failures: 3,
        failingSince: noon,
        fault: 'It answered 503.',
        state: 'failing',
      });
      await tested.store.feeds.add(whole);
      await tested.store.feeds.add(feed('b', { addedAt: noon + 1 }));
      expect(await tested.store.feeds.find('a')).toEqual(whole);
      expect(await tested.store.feeds.findByUrl('https://b.example/feed')).toEqual(
        feed('b', { addedAt: noon + 1 }),
      );
      expect((await tested.store.feeds.list()).map((one) => one.id)).toEqual(['a', 'b']);
      expect((await tested.store.feeds.list({ state: 'failing' })).map((one) => one.id)).toEqual([
        'a',
      ]);
    });

    test('have unique addresses', async () => {
      await tested.store.feeds.add(feed('a'));
      const twin = tested.store.feeds.add(feed('b', { url: feed('a').url }));
      await expect(twin).rejects.toMatchObject({ name: 'Fault', code: 'conflict' });
    });

    test('a change sets fields, clears undefined ones and keeps the others', async () => {
      await tested.store.feeds.add(feed('a', { fault: 'It was away.', failures: 2 }));
      await tested.store.feeds.change('a', { fault: undefined, failures: 0, language: 'fi' });
      expect(await tested.store.feeds.find('a')).toEqual(
        feed('a', { failures: 0, language: 'fi' }),
      );
      await tested.store.feeds.change('a', {});
      await expect(tested.store.feeds.change('none', { failures: 1 })).rejects.toMatchObject({
        code: 'not-found',
      });
    });

    test('are due when active or failing, the longest due first', async () => {
      const times: [string, Partial<Parameters<typeof feed>[1]>][] = [
        ['later', { dueAt: noon + 1 }],
        ['second', { dueAt: noon - hourMs }],
        ['first', { dueAt: noon - 2 * hourMs, state: 'failing' }],
        ['third', { dueAt: noon }],
        ['paused', { dueAt: 0, state: 'paused' }],
        ['gone', { dueAt: 0, state: 'gone' }],
      ];
      for (const [id, more] of times) await tested.store.feeds.add(feed(id, more));
      const due = async (limit: number) =>
        (await tested.store.feeds.due(noon, limit)).map((one) => one.id);
      expect(await due(10)).toEqual(['first', 'second', 'third']);
      expect(await due(2)).toEqual(['first', 'second']);
      expect(await tested.store.feeds.nextDueAt()).toBe(noon - 2 * hourMs);
    });

    test('nothing is due when there are no feeds', async () => {
      expect(await tested.store.feeds.due(noon, 10)).toEqual([]);
      expect(await tested.store.feeds.nextDueAt()).toBeUndefined();
    });

    test('a removed feed is gone; removing it again does nothing', async () => {
      await tested.store.feeds.add(feed('a'));
      await tested.store.feeds.remove('a');
      await tested.store.feeds.remove('a');
      expect(await tested.store.feeds.find('a')).toBeUndefined();
    });
  });
}
