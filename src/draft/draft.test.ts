// The door on a real store: what an editor sees happen to the roundup of an event.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { handDelivery } from '../bus/delivery.contract.js';
import { readConfig } from '../config.js';
import type { Article } from '../domain/article.js';
import type { Feed } from '../domain/feed.js';
import type { Roundup } from '../domain/roundup.js';
import { minuteMs } from '../domain/time.js';
import { openSqliteStore } from '../store/sqlite/sqlite.js';
import type { Store } from '../store/store.js';
import { createDrafter, verifySite, type Drafter } from './draft.js';
import { article, arvaArticles, eventOf, morning, outlets } from './newsroom.contract.js';

const config = readConfig({});

let store: Store;
let drafter: Drafter;
let now = morning;
let ids = 0;
const newId = (): string => `id-${String(++ids).padStart(4, '0')}`;
const clock = (): number => now;

beforeEach(async () => {
  ids = 0;
  now = morning;
  store = await openSqliteStore({ file: ':memory:', clock, newId });
  await store.outlets.put(outlets);
  for (const { id } of outlets) await store.feeds.add(feedOf(id));
  drafter = createDrafter({ clock, newId, config });
});
afterEach(() => store.close());

function feedOf(outletId: string): Feed {
  return {
    id: `feed-${outletId}`,
    url: `https://${outletId}.example/feed`,
    outletId,
    title: outletId,
    labels: [],
    fetchPages: false,
    state: 'active',
    addedAt: morning,
    dueAt: morning,
    intervalMs: minuteMs,
    failures: 0,
  };
}

/** Adds the articles and makes the event what they make it. */
async function report(eventId: string, articles: readonly Article[]): Promise<void> {
  if ((await store.events.find(eventId)) === undefined)
    await store.events.add(eventOf([], eventId));
  for (const one of articles) {
    if ((await store.articles.find(one.id)) === undefined) {
      await store.articles.add({ ...one, eventId }, []);
    }
  }
  const all = await store.articles.ofEvent(eventId);
  await store.events.change(eventId, eventOf(all, eventId));
}

/** Delivers the message as the bus would, and answers what it set in motion. */
async function changed(...eventIds: string[]): Promise<readonly string[]> {
  const before = await store.outbox.due('test', 'roundups.drafted', now, 100);
  await drafter.handle(handDelivery('events.changed', { eventIds }, { store, now }));
  const after = await store.outbox.due('test', 'roundups.drafted', now, 100);
  return after.slice(before.length).flatMap(({ message }) => {
    return 'roundupIds' in message.body ? message.body.roundupIds : [];
  });
}

async function roundupOf(eventId: string): Promise<Roundup> {
  const roundup = await store.roundups.findByEvent(eventId);
  if (roundup === undefined) throw new Error(`no roundup of ${eventId}`);
  return roundup;
}

async function publish(
  eventId: string,
  path = '/2031/05/velian-army-retakes-arva.html',
): Promise<Roundup> {
  const roundup = await roundupOf(eventId);
  const page: Roundup = { ...roundup, state: 'published', publishedAt: now, path };
  await store.roundups.put(page);
  return page;
}

const early = arvaArticles.slice(0, 3);

describe('an event', () => {
  test('is no draft while one text alone reports it', async () => {
    await report('e1', arvaArticles.slice(2, 4)); // an agency text and its copy
    expect(await changed('e1')).toEqual([]);
    expect(await store.roundups.findByEvent('e1')).toBeUndefined();
  });

  test('becomes a draft, once, however often it is told', async () => {
    await report('e1', early);
    const first = await changed('e1');
    expect(first).toHaveLength(1);
    now += 1_000;
    expect(await changed('e1')).toEqual([]);
    const roundup = await roundupOf('e1');
    expect(roundup).toMatchObject({ id: first[0], state: 'draft', changedAt: morning, origins: 3 });
  });

  test('lists no report that only likely tells of it, until that is sure', async () => {
    await report('e1', early);
    const [doubted] = arvaArticles.slice(3, 4);
    if (doubted === undefined) throw new Error('The newsroom has more articles.');
    await report('e1', [doubted]);
    const place = { articleId: doubted.id, eventId: 'e1', placedAt: now, score: 1, reasons: [] };
    await store.events.place([{ ...place, pinned: false, unsure: 'other language' }]);
    await changed('e1');
    const listed = async () => {
      const { lead, lines } = await roundupOf('e1');
      return [lead, ...lines].map((one) => one?.articleId);
    };
    expect(await listed()).not.toContain(doubted.id);
    expect((await roundupOf('e1')).reports).toBe(3);
    await store.events.place([{ ...place, pinned: true }]);
    await changed('e1');
    expect(await listed()).toContain(doubted.id);
    await store.events.place([{ ...place, pinned: false, unsure: 'other language' }]);
    await publish('e1');
    await changed('e1');
    expect(await listed()).toContain(doubted.id);
  });

  test('that nobody knows is passed over', async () => {
    expect(await changed('e404')).toEqual([]);
  });

  test('that grows changes its draft', async () => {
    await report('e1', early);
    await changed('e1');
    now += minuteMs;
    await report('e1', arvaArticles);
    expect(await changed('e1')).toHaveLength(1);
    expect(await roundupOf('e1')).toMatchObject({
      draftedAt: morning,
      changedAt: now,
      reports: 12,
    });
  });

  test('that is public marks the site as changed, though its roundup stays as it is', async () => {
    await report('e1', early);
    await changed('e1');
    const revision = await store.siteRevision();
    await changed('e1');
    expect(await store.siteRevision()).toBe(revision);
    const page = await publish('e1');
    await changed('e1');
    const settled = await roundupOf('e1');
    const before = await store.siteRevision();
    expect(await changed('e1')).toEqual([]);
    expect(await roundupOf('e1')).toEqual(settled);
    expect(settled.path).toBe(page.path);
    expect(await store.siteRevision()).toBeGreaterThan(before);
  });

  test('leaves alone for ever what an editor touched', async () => {
    await report('e1', early);
    await changed('e1');
    const title = { text: 'Army In Arva', from: { kind: 'typed', by: 'ed', at: now } } as const;
    const draft = await roundupOf('e1');
    await store.roundups.put({ ...draft, title, touched: ['title', 'lines'] });
    await report('e1', arvaArticles);
    await changed('e1');
    const { title: kept, lines, sectionHeading } = await roundupOf('e1');
    expect(kept).toEqual(title);
    expect(lines).toEqual(draft.lines);
    expect(sectionHeading?.text).toBe('More News On Army In Arva');
  });

  test('that loses all its reports loses its draft, and gets one when they come back', async () => {
    await report('e1', early);
    await changed('e1');
    const before = await roundupOf('e1');
    for (const { id } of early) await store.articles.change(id, { withdrawnAt: now });
    expect(await changed('e1')).toEqual([]);
    expect(await store.roundups.find(before.id)).toBeUndefined();
    for (const { id } of early) await store.articles.change(id, { withdrawnAt: undefined });
    await changed('e1');
    expect(await roundupOf('e1')).toMatchObject({ state: 'draft', title: before.title });
  });

  test('that loses all its reports keeps the draft an editor worked on', async () => {
    await report('e1', early);
    await changed('e1');
    const draft = { ...(await roundupOf('e1')), touched: ['title'] } as const;
    await store.roundups.put(draft);
    for (const { id } of early) await store.articles.change(id, { withdrawnAt: now });
    await changed('e1');
    const { id, title } = draft;
    const bare = { id, title, state: 'draft', lines: [], reports: 0, origins: 0 };
    expect(await roundupOf('e1')).toMatchObject(bare);
    expect(await roundupOf('e1')).not.toHaveProperty('lead');
  });

  test('whose roundup the editor withdrew gets no other', async () => {
    await report('e1', early);
    await changed('e1');
    await store.roundups.put({ ...(await roundupOf('e1')), state: 'withdrawn' });
    await report('e1', arvaArticles);
    expect(await changed('e1')).toEqual([]);
  });
});

describe('a published page', () => {
  test('only gains lines', async () => {
    await report('e1', early);
    await changed('e1');
    const page = await publish('e1');
    now += minuteMs;
    await report('e1', arvaArticles);
    expect(await changed('e1')).toEqual([page.id]);
    const grown = await roundupOf('e1');
    const { lines } = grown;
    const before = page.lines;
    const counts = { reports: 12, origins: 10, changedAt: now };
    expect(grown).toEqual({ ...page, lines, ...counts });
    expect(lines.slice(0, before.length)).toEqual(before);
    expect(lines.length).toBe(11);
  });

  test('keeps its words when an outlet retitles', async () => {
    await report('e1', early);
    await changed('e1');
    const page = await publish('e1');
    const told = { articleId: 'a02', version: 2, seenAt: now, summary: '', text: '' };
    await store.articles.addVersion({ ...told, headline: 'Velian army now says otherwise' });
    expect(await changed('e1')).toEqual([]);
    expect(await roundupOf('e1')).toEqual(page);
    expect((await verifySite(store, config)).findings).toEqual([]);
  });

  test('marks what an outlet took back', async () => {
    await report('e1', early);
    await changed('e1');
    const page = await publish('e1');
    await store.articles.change('a02', { withdrawnAt: now });
    expect(await changed('e1')).toEqual([page.id]);
    const marks = (await roundupOf('e1')).lines.map(({ articleId, withdrawnAt }) => [
      articleId,
      withdrawnAt,
    ]);
    expect(marks).toEqual([
      ['a02', now],
      ['a03', undefined],
    ]);
  });
});

describe('two events that become one', () => {
  const late = [
    article('b1', 'daily-lantern', 'Arva falls to the army', 70),
    article('b2', 'channel-nine', 'Army enters Arva at dawn', 71),
  ];

  async function merge(): Promise<readonly string[]> {
    for (const { id } of late) await store.articles.change(id, { eventId: 'e1' });
    await store.events.change('e2', { mergedInto: 'e1' });
    return changed('e2', 'e1');
  }

  beforeEach(async () => {
    await report('e1', early);
    await report('e2', late);
    await changed('e1', 'e2');
  });

  test('leave the older one’s draft, with all lines', async () => {
    const [stays, goes] = [await roundupOf('e1'), await roundupOf('e2')];
    await merge();
    expect(await roundupOf('e1')).toMatchObject({ id: stays.id, state: 'draft', reports: 5 });
    expect(await store.roundups.find(goes.id)).toBeUndefined();
  });

  test('keep aside the draft an editor worked on, when a page goes on', async () => {
    const page = await publish('e1');
    const draft = { ...(await roundupOf('e2')), touched: ['title'] } as const;
    await store.roundups.put(draft);
    await merge();
    expect(await store.roundups.find(draft.id)).toMatchObject({
      ...{ state: 'withdrawn', continuedBy: page.id, title: draft.title },
    });
  });

  test('leave the page that is public already', async () => {
    const page = await publish('e2');
    const draft = await roundupOf('e1');
    await merge();
    const goesOn = await roundupOf('e1');
    expect(goesOn).toMatchObject({ id: page.id, path: page.path, title: page.title, reports: 5 });
    expect(await store.roundups.find(draft.id)).toBeUndefined();
  });

  test.each([
    ['e1', 'e2'],
    ['e2', 'e1'],
  ])('leave the older page of two, that of %s, and the other one points to it', async (a, b) => {
    const older = await publish(a);
    now += minuteMs;
    const notice = { kind: 'update', at: now, text: older.title } as const;
    const younger = { ...(await roundupOf(b)), notices: [notice], publishedAt: now, path: '/x' };
    await store.roundups.put({ ...younger, state: 'published' });
    expect(await merge()).toEqual(expect.arrayContaining([older.id, younger.id]));
    const { id, path } = older;
    const merged = { kind: 'update', at: now, text: { text: saying(younger.title.text) } };
    expect(await roundupOf('e1')).toMatchObject({
      ...{ id, path, state: 'published', reports: 5, notices: [notice, merged] },
    });
    expect(await store.roundups.find(younger.id)).toMatchObject({
      ...{ state: 'withdrawn', continuedBy: id, path: '/x' },
    });
    expect(await store.roundups.count({ state: 'published' })).toBe(1);
    expect((await verifySite(store, config)).findings).toEqual([]);
    now += minuteMs;
    expect(await changed('e2', 'e1')).toEqual([]);
  });

  test('leave the younger page when the older one’s lead has left the event', async () => {
    const older = await publish('e1');
    const lead = older.lead && { ...older.lead, movedTo: 'e9' };
    await store.roundups.put({ ...older, ...(lead === undefined ? {} : { lead }) });
    now += minuteMs;
    const younger = await publish('e2', '/2031/05/army-enters-arva.html');
    await merge();
    expect(lead).toBeDefined();
    expect(await roundupOf('e1')).toMatchObject({ id: younger.id, state: 'published' });
    expect(await store.roundups.find(older.id)).toMatchObject({ continuedBy: younger.id });
  });

  test('leave withdrawn what the editor withdrew, and the other page where it is', async () => {
    const goes = await publish('e2');
    await store.roundups.put({ ...(await roundupOf('e1')), state: 'withdrawn' });
    await merge();
    expect(await store.roundups.find(goes.id)).toEqual(goes);
    expect(await roundupOf('e1')).toMatchObject({ state: 'withdrawn' });
  });

  test('change nothing more when told again', async () => {
    await merge();
    expect(await changed('e2', 'e1')).toEqual([]);
  });
});

const saying = (words: string): unknown => expect.stringContaining(`“${words}”`);

describe('the whole site', () => {
  test('is proved, and an altered string is named', async () => {
    await report('e1', arvaArticles);
    await changed('e1');
    const steps: (readonly [number, number])[] = [];
    const proved = await verifySite(store, config, (...step) => steps.push(step));
    expect(proved).toMatchObject({ roundups: 1, findings: [] });
    expect(steps).toEqual([[1, 1]]);

    const roundup = await roundupOf('e1');
    await store.roundups.put({
      ...roundup,
      title: { ...roundup.title, text: 'Velian Army Burns Arva' },
    });
    const { findings } = await verifySite(store, config);
    expect(findings).toEqual([
      {
        roundupId: roundup.id,
        part: 'title',
        problem: 'altered',
        position: 12,
        expected: 'Retakes Arva From Rebels',
        found: 'Burns Arva',
      },
    ]);
  });
});
