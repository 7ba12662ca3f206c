import { expect, test } from 'vitest';
import type { SitePart } from '../../store/store.js';
import { createSiteChanges } from './site-changes.js';

/** A store whose parts change by hand. */
function changingStore() {
  const changedAt = new Map<SitePart, number>();
  let revision = 0;
  return {
    change(...parts: readonly SitePart[]) {
      revision += 1;
      for (const part of parts) changedAt.set(part, revision);
    },
    replace: (at: number) => (revision = at),
    siteRevision: () => Promise.resolve(revision),
    siteChanges: (after: number) =>
      Promise.resolve(
        [...changedAt].map(([part, at]) => ({ part, at })).filter((c) => c.at > after),
      ),
  };
}

test('a page is out of date when a part that it shows has changed, and only then', async () => {
  const store = changingStore();
  store.change('all');
  const changes = createSiteChanges(store);
  const revision = await changes.follow();
  const page = { revision, shows: ['roundup a', 'links'] as const };
  const other = { revision, shows: ['roundup b', 'links'] as const };
  expect(changes.isCurrent(page)).toBe(true);
  store.change('roundup a', 'lists');
  await changes.follow();
  expect([changes.isCurrent(page), changes.isCurrent(other)]).toEqual([false, true]);
  store.change('links');
  await changes.follow();
  expect(changes.isCurrent(other)).toBe(false);
});

test('a page that was begun before a change is out of date when it is ready', async () => {
  const store = changingStore();
  const changes = createSiteChanges(store);
  const begunAt = await changes.follow();
  store.change('roundup a');
  await changes.follow();
  expect(changes.isCurrent({ revision: begunAt, shows: ['roundup a'] })).toBe(false);
  expect(changes.isCurrent({ revision: begunAt + 1, shows: ['roundup a'] })).toBe(true);
});

test('all makes every page out of date, even one that shows no part', async () => {
  const store = changingStore();
  const changes = createSiteChanges(store);
  const revision = await changes.follow();
  store.change('all');
  await changes.follow();
  expect(changes.isCurrent({ revision, shows: [] })).toBe(false);
});

test('a revision that goes back makes every page out of date', async () => {
  const store = changingStore();
  store.replace(9);
  const changes = createSiteChanges(store);
  const revision = await changes.follow();
  store.replace(3);
  await changes.follow();
  expect(changes.isCurrent({ revision, shows: [] })).toBe(false);
  expect(changes.isCurrent({ revision: 3, shows: [] })).toBe(false);
  store.replace(10);
  expect(changes.isCurrent({ revision: await changes.follow(), shows: [] })).toBe(true);
});

test('two requests that look at the same time miss no change', async () => {
  const store = changingStore();
  const changes = createSiteChanges(store);
  const revision = await changes.follow();
  let slowRevision: (value: number) => void = () => undefined;
  const { siteRevision } = store;
  store.siteRevision = () => new Promise((resolve) => (slowRevision = resolve));
  const slow = changes.follow();
  store.siteRevision = siteRevision;
  store.change('roundup a');
  await changes.follow();
  slowRevision(revision);
  await slow;
  expect(changes.isCurrent({ revision, shows: ['roundup a'] })).toBe(false);
});
