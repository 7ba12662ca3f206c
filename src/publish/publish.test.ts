import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { handDelivery } from '../bus/delivery.fixture.js';
import type { Roundup } from '../domain/roundup.js';
import { dayMs, hourMs } from '../domain/time.js';
import { openSqliteStore } from '../store/sqlite/sqlite.js';
import type { Store } from '../store/store.js';
import { draft, typed } from './draft.fixture.js';
import { createPublisher, type Publisher } from './publish.js';
import { longWaitMs } from './wait-for-regrouping.js';

let store: Store;
let publisher: Publisher;
let now: number;
const rule = { publishUnattended: true, publishOriginsMin: 3, draftOriginsMin: 2 };
const config = { ...rule, timeZone: 'Europe/Kyiv' };

beforeEach(async () => {
  // An hour before midnight in UTC is the next day, and month, at the site.
  now = Date.UTC(2017, 1, 28, 23, 0);
  store = await openSqliteStore({ file: ':memory:', clock: () => now, newId: randomUUID });
  publisher = createPublisher({ store, clock: () => now, config });
});
afterEach(() => store.close());

async function addDraft(id: string, title: string, more: Partial<Roundup> = {}): Promise<void> {
  const { lead } = draft();
  if (lead === undefined) throw new Error('no lead');
  const own = { ...lead, articleId: `of ${id}` };
  await store.roundups.add(draft({ id, title: typed(title), lead: own, ...more }));
}

async function deliver(...roundupIds: readonly string[]): Promise<void> {
  await publisher.handle(handDelivery('roundups.drafted', { roundupIds }, { store, now }));
}

const announced = async () =>
  (await store.outbox.due('reader', 'roundups.published', now, 100)).flatMap(
    ({ message }) => (message.body as { roundupIds: string[] }).roundupIds,
  );

describe('handle', () => {
  test('publishes what the rule allows, at an address by the site’s own calendar', async () => {
    await addDraft('r1', 'The Harbour Of Asker Reopens After Nine Days Of Fighting');
    await addDraft('r2', 'Too Few', { origins: 2 });
    const before = await store.siteRevision();
    await deliver('r1', 'r2', 'gone');
    expect(await store.roundups.find('r1')).toMatchObject({
      state: 'published',
      path: '/2017/03/harbour-of-asker-reopens-after-nine.html',
      publishedAt: now,
    });
    expect((await store.roundups.find('r2'))?.state).toBe('draft');
    expect(await announced()).toEqual(['r1']);
    expect(await store.siteRevision()).toBeGreaterThan(before);
  });

  test('has pages with lines of the new page’s event drafted again', async () => {
    const line = { ...{ articleId: 'of r2', headline: typed('h'), outletId: 'o', agencyIds: [] } };
    const rest = { url: 'u', form: 'report', at: 0, originId: 'a2', folded: false } as const;
    const page = { state: 'published', publishedAt: now } as const;
    const lines = [{ ...line, ...rest, movedTo: 'e2' }];
    await addDraft('r1', 'Harbour Reopens', { ...page, path: '/a', eventId: 'e1', lines });
    await addDraft('r3', 'Another', { ...page, path: '/b', eventId: 'e3' });
    await addDraft('r2', 'Quake Shakes Halvard', { eventId: 'e2' });
    const asked = async () =>
      (await store.outbox.due('draft', 'lines.wanted', now, 9)).map(({ message }) => message.body);
    await deliver('r1');
    expect(await asked()).toEqual([]);
    now += longWaitMs;
    await deliver('r2');
    expect(await asked()).toEqual([{ eventIds: ['e1'] }]);
    await deliver('r2');
    expect(await asked()).toHaveLength(1);
  });

  test('postpones a draft whose reports another page lists, unless it is gone', async () => {
    const { lead } = draft();
    if (lead === undefined) throw new Error('no lead');
    const old = { articleId: 'of r2', originId: 'of r2' };
    const line = { ...lead, ...old, form: 'report', at: 0, folded: false } as const;
    const lines = [{ ...line, movedTo: 'e2' }];
    const page = {
      state: 'published',
      publishedAt: now,
      path: '/a',
      eventId: 'e1',
      lines,
    } as const;
    await addDraft('r1', 'Harbour Reopens', page);
    await addDraft('r2', 'Quake Shakes Halvard', { eventId: 'e2', draftedAt: now });
    const until = now + longWaitMs;
    await deliver('r1', 'r2');
    expect((await store.roundups.find('r2'))?.state).toBe('draft');
    const waiting = async () =>
      (await store.outbox.due('publish', 'roundups.drafted', now, 9)).map(({ message }) => message);
    const [message] = await waiting();
    expect(message?.body).toEqual({ roundupIds: ['r2'] });

    let postponed: number | undefined;
    const hand = handDelivery('roundups.drafted', { roundupIds: ['r2'] }, { store, now });
    const postpone = (to: number) => Promise.resolve((postponed = to) > 0);
    await publisher.handle({ ...hand, postpone });
    expect(postponed).toBe(until);
    expect((await store.roundups.find('r2'))?.state).toBe('draft');
    now = until;
    await deliver('r2');
    expect((await store.roundups.find('r2'))?.state).toBe('published');
  });

  test('gives equal titles of a month addresses of their own', async () => {
    for (const id of ['r1', 'r2', 'r3', 'r4']) await addDraft(id, 'Quake Shakes Halvard');
    await deliver('r1', 'r2', 'r3', 'r4');
    const paths = await Promise.all(
      ['r1', 'r2', 'r3', 'r4'].map(async (id) => (await store.roundups.find(id))?.path),
    );
    expect(paths).toEqual([
      '/2017/03/quake-shakes-halvard.html',
      '/2017/03/quake-shakes-halvard_01.html',
      '/2017/03/quake-shakes-halvard-2.html',
      '/2017/03/quake-shakes-halvard-3.html',
    ]);
  });

  test('never moves an address, and announces a changed page', async () => {
    await addDraft('r1', 'Quake Shakes Halvard');
    await deliver('r1');
    const first = await store.roundups.find('r1');
    if (first === undefined) throw new Error('It is gone.');
    await store.roundups.put({ ...first, title: typed('Quake Of 6.4 Shakes Halvard') });
    const before = await store.siteRevision();
    now += 40 * dayMs;
    await deliver('r1');
    expect(await store.roundups.find('r1')).toMatchObject({
      path: first.path,
      publishedAt: first.publishedAt,
    });
    expect(await store.siteRevision()).toBeGreaterThan(before);
    expect(await announced()).toEqual(['r1', 'r1']);
  });

  test('dates a page published long after its last report by that report', async () => {
    const lastAt = now - 13 * hourMs;
    const event = { id: 'e1', createdAt: lastAt, changedAt: now, firstAt: lastAt, lastAt };
    await store.events.add({ ...event, articles: 3, outlets: 3, origins: 3 });
    await store.events.add({
      ...event,
      id: 'e2',
      lastAt: now,
      articles: 3,
      outlets: 3,
      origins: 3,
    });
    await addDraft('r1', 'Quake Shakes Halvard', { eventId: 'e1' });
    await addDraft('r2', 'Harbour Reopens', { eventId: 'e2' });
    await deliver('r1', 'r2');
    const late = await store.roundups.find('r1');
    const path = '/2017/02/quake-shakes-halvard.html';
    expect(late).toMatchObject({ publishedAt: now, datedAt: lastAt, path });
    expect((await store.roundups.find('r2'))?.datedAt).toBeUndefined();
    const listed = await store.roundups.list({ state: 'published', limit: 9 });
    expect(listed.map(({ id }) => id)).toEqual(['r2', 'r1']);
    await publisher.withdraw('r1');
    now += dayMs;
    expect(await publisher.publish('r1')).toMatchObject({ datedAt: lastAt, path });
  });

  test('leaves a withdrawn roundup as it is', async () => {
    await addDraft('r1', 'Quake Shakes Halvard');
    await deliver('r1');
    await publisher.withdraw('r1');
    await deliver('r1');
    expect((await store.roundups.find('r1'))?.state).toBe('withdrawn');
  });
});

describe('by hand', () => {
  test('publishes below the rule, once', async () => {
    await addDraft('r1', 'Quake Shakes Halvard', { origins: 1 });
    const done = await publisher.publish('r1');
    expect(done.path).toBe('/2017/03/quake-shakes-halvard.html');
    expect(await publisher.publish('r1')).toEqual(done);
    expect(await announced()).toEqual(['r1']);
  });

  test('publishes a withdrawn roundup again at its old address', async () => {
    await addDraft('r1', 'Quake Shakes Halvard');
    const { path, publishedAt } = await publisher.publish('r1');
    await publisher.withdraw('r1');
    now += 90 * dayMs;
    expect(await publisher.publish('r1')).toMatchObject({ path, publishedAt, state: 'published' });
  });

  test('does not publish a roundup again that another one continues', async () => {
    await addDraft('r1', 'Quake Shakes Halvard', { state: 'withdrawn', continuedBy: 'r0' });
    await expect(publisher.publish('r1')).rejects.toMatchObject({ code: 'conflict' });
  });

  test('rejects a roundup that does not exist or was never published', async () => {
    await addDraft('r1', 'Quake Shakes Halvard');
    await expect(publisher.publish('nobody')).rejects.toMatchObject({ code: 'not-found' });
    await expect(publisher.withdraw('r1')).rejects.toMatchObject({ code: 'conflict' });
  });
});
