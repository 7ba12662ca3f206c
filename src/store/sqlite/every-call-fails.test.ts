// A day's work in which every database call in turn fails: before it took effect, and after.

import { expect, test } from 'vitest';
import type { Store } from '../store.js';
import {
  article,
  draft,
  event,
  feed,
  noon,
  outlet,
  placement,
  published,
  typed,
  version,
} from '../contract/samples.fixture.js';
import { faultySqlite, type Trouble } from './failing-sqlite.fixture.js';
import { platformSqlite } from './platform.js';
import { openSqliteStore } from './sqlite.js';

const subject = 'articles.read';

/** Each step is all or nothing, and can be told to have happened. */
interface Step {
  readonly work: (store: Store) => Promise<unknown>;
  readonly done: (store: Store) => Promise<boolean>;
}

const steps: readonly Step[] = [
  {
    work: (store) => store.outlets.put([outlet('courier'), outlet('beacon')]),
    done: async (store) => (await store.outlets.list()).length === 2,
  },
  {
    work: (store) => store.feeds.add(feed('feed')),
    done: async (store) => (await store.feeds.find('feed')) !== undefined,
  },
  {
    work: (store) =>
      store.transaction(async (tx) => {
        await tx.articles.add(article('a'), [{ kind: 'guid', value: '1' }]);
        await tx.articles.add(article('b'), [{ kind: 'guid', value: '2' }]);
        await tx.feeds.change('feed', { freshAt: noon });
        await tx.outbox.add(subject, { articleIds: ['a', 'b'] });
      }),
    done: async (store) => (await store.articles.find('b')) !== undefined,
  },
  {
    work: (store) => store.articles.addVersion(version('a', 2)),
    done: async (store) => (await store.articles.find('a'))?.version === 2,
  },
  {
    work: (store) =>
      store.transaction(async (tx) => {
        const [due] = await tx.outbox.due('group', subject, noon, 9);
        if (!due || !(await tx.outbox.settle('group', due.message.id))) return;
        await tx.events.add(event('e'));
        await tx.events.place([placement('a', 'e'), placement('b', 'e')]);
        await tx.roundups.put(draft('r', { eventId: 'e' }));
      }),
    done: async (store) => (await store.events.find('e')) !== undefined,
  },
  {
    work: (store) => store.roundups.put(published('r', noon, { labels: [typed('Floods')] })),
    done: async (store) => (await store.roundups.find('r'))?.state === 'published',
  },
  {
    work: (store) => store.outbox.sweep(new Map([[subject, ['group']]])),
    done: async (store) => (await store.health()).counts['messages'] === 0,
  },
];

const parts = { clock: () => noon, newId: () => 'message' };

async function stateOf(store: Store) {
  return {
    integrity: (await store.health()).integrity,
    counts: (await store.health()).counts,
    outlets: await store.outlets.list(),
    feeds: await store.feeds.list(),
    stream: await store.articles.stream({ seenAt: 0, id: '' }, 99),
    keys: await store.articles.findByKeys('courier', [
      { kind: 'guid', value: '1' },
      { kind: 'guid', value: '2' },
    ]),
    versions: await store.articles.versions('a'),
    placements: await store.events.placements('e'),
    roundups: await store.roundups.list({ limit: 9 }),
    labels: await store.roundups.labels(),
    found: await store.roundups.search({ text: 'title', limit: 9 }),
    revision: await store.siteRevision(),
    changes: await store.siteChanges(0),
    pending: await store.outbox.pending(),
  };
}

const codes = { full: 13, ioError: 10 };

test.each([
  ['the disk is full', codes.full, false],
  ['the disk fails after the deed', codes.ioError, true],
] as const)(
  'when %s at any one call, nothing is half done and a second try succeeds',
  async (_, errcode, late) => {
    const platform = await platformSqlite();
    const clean = await openSqliteStore({ file: ':memory:', ...parts });
    for (const step of steps) await step.work(clean);
    const wanted = await stateOf(clean);
    await clean.close();

    const trouble: Trouble = { calls: 0, failAt: undefined, errcode, late };
    const sqlite = faultySqlite(platform, trouble);
    let failures = 0;
    for (let failAt = 1; ; failAt += 1) {
      const store = await openSqliteStore({ file: ':memory:', ...parts, sqlite });
      trouble.calls = 0;
      trouble.failAt = failAt;
      let failedHere = false;
      const isDone = async (step: Step): Promise<boolean> => {
        const { calls } = trouble;
        trouble.failAt = undefined;
        const done = await step.done(store);
        if (!failedHere) Object.assign(trouble, { calls, failAt });
        return done;
      };
      for (const step of steps) {
        try {
          await step.work(store);
        } catch (fault) {
          failedHere = true;
          expect(fault).toMatchObject({ name: 'Fault' });
          if (!(await isDone(step))) await step.work(store);
        }
        expect(await isDone(step)).toBe(true);
      }
      trouble.failAt = undefined;
      expect(await stateOf(store)).toEqual(wanted);
      await store.close();
      if (!failedHere) break;
      failures += 1;
    }
    expect(failures).toBeGreaterThan(60);
  },
  60_000,
);
