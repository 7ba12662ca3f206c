import { expect, test } from 'vitest';
import { openSqliteStore } from './sqlite.js';
import { uuidv7 } from 'uuidv7';
const typed = (text: string) => ({ text, from: { kind: 'typed' as const, by: 'x', at: 0 } });
test('smoke', async () => {
  const store = await openSqliteStore({ file: ':memory:', clock: () => 5, newId: uuidv7 });
  await store.outlets.put([
    {
      id: 'a',
      name: 'Ay',
      kind: 'local',
      medium: 'site',
      domains: ['a.example'],
      aliases: [],
      rank: 1,
      evidence: [],
      reviewed: false,
    },
  ]);
  expect((await store.outlets.findByHost('www.a.example'))?.id).toBe('a');
  await store.feeds.add({
    id: 'f',
    url: 'http://a.example/',
    outletId: 'a',
    title: 't',
    labels: [],
    fetchPages: false,
    state: 'active',
    addedAt: 1,
    dueAt: 3,
    intervalMs: 5,
    failures: 0,
  });
  await store.feeds.change('f', { fault: 'x' });
  await store.feeds.change('f', { fault: undefined });
  expect(await store.feeds.due(5, 5)).toHaveLength(1);
  await store.articles.add(
    {
      id: 'x',
      feedId: 'f',
      outletId: 'a',
      url: 'u',
      headline: 'h',
      summary: 's',
      text: 't',
      form: 'report',
      labels: ['q'],
      seenAt: 4,
      version: 1,
    },
    [{ kind: 'guid', value: 'g' }],
  );
  await expect(
    store.articles.add(
      {
        id: 'x',
        feedId: 'f',
        outletId: 'a',
        url: 'u',
        headline: 'h',
        summary: 's',
        text: 't',
        form: 'report',
        labels: ['q'],
        seenAt: 4,
        version: 1,
      },
      [],
    ),
  ).rejects.toMatchObject({ code: 'conflict' });
  expect(await store.articles.findByKeys('a', [{ kind: 'guid', value: 'g' }])).toEqual(
    new Map([['guid:g', 'x']]),
  );
  await store.articles.addVersion({
    articleId: 'x',
    version: 2,
    seenAt: 5,
    headline: 'h2',
    summary: '',
    text: '',
  });
  expect((await store.articles.versions('x')).map((v) => v.headline)).toEqual(['h', 'h2']);
  expect(await store.articles.stream({ seenAt: 0, id: '' }, 5)).toHaveLength(1);
  await store.events.add({
    id: 'e',
    createdAt: 1,
    changedAt: 1,
    firstAt: 1,
    lastAt: 1,
    articles: 1,
    outlets: 1,
    origins: 1,
  });
  await store.events.place([
    { articleId: 'x', eventId: 'e', placedAt: 1, score: 1, reasons: [], pinned: false },
  ]);
  expect(await store.articles.ofEvent('e')).toHaveLength(1);
  await store.roundups.put({
    id: 'r',
    eventId: 'e',
    state: 'published',
    title: typed('Army Takes Town'),
    lines: [],
    labels: [typed('Syria')],
    notices: [],
    reports: 1,
    origins: 1,
    draftedAt: 1,
    changedAt: 1,
    publishedAt: 2,
    path: '/p',
    touched: [],
  });
  expect(await store.roundups.search({ text: 'town', limit: 5 })).toMatchObject({
    total: 1,
    hits: [{ passage: 'Army Takes \ue000Town\ue001' }],
  });
  expect(await store.roundups.list({ label: 'Syria', state: 'published', limit: 3 })).toHaveLength(
    1,
  );
  expect(await store.roundups.labels()).toEqual([{ label: 'Syria', count: 1 }]);
  expect(await store.siteRevision()).toBe(1);
  await store.transaction(async (tx) => {
    await tx.outbox.add('feed.fetched', { documentId: 'd' });
  });
  const [d] = await store.outbox.due('c', 'feed.fetched', 5, 10);
  await store.outbox.fail('c', d!.message.id, { attempt: 1, reason: 'r', retryAt: 7 });
  expect(await store.outbox.due('c', 'feed.fetched', 6, 10)).toHaveLength(0);
  expect((await store.outbox.due('c', 'feed.fetched', 7, 10))[0]?.attempt).toBe(2);
  await store.outbox.fail('c', d!.message.id, { attempt: 2, reason: 'r' });
  expect(await store.outbox.deadLetters(4)).toHaveLength(1);
  expect(await store.outbox.revive([d!.message.id])).toBe(1);
  expect(await store.outbox.settle('c', d!.message.id)).toBe(true);
  expect(await store.outbox.settle('c', d!.message.id)).toBe(false);
  await store.outbox.sweep(new Map([['feed.fetched' as const, ['c']]]));
  expect((await store.health()).counts['messages']).toBe(0);
  await store.notes.write('n', '1');
  expect(await store.notes.read('n')).toBe('1');
  await store.documents.add({
    id: 'd',
    feedId: 'f',
    url: 'u',
    fetchedAt: 1,
    status: 200,
    headers: { a: 'b' },
    body: new Uint8Array([1, 2]),
  });
  expect((await store.documents.find('d'))?.body).toEqual(new Uint8Array([1, 2]));
  await store.close();
});
