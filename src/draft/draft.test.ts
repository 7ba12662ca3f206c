// The door on a real store: what an editor sees happen to the roundup of an event.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { minuteMs } from '../domain/time.js';
import { config, openDesk, type Desk } from './desk.fixture.js';
import { verifySite } from './draft.js';
import { article, arvaArticles, morning } from './newsroom.fixture.js';

let desk: Desk;

beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.store.close());

const early = arvaArticles.slice(0, 3);

describe('an event', () => {
  test('gets no draft while only one text reports it', async () => {
    await desk.report('e1', arvaArticles.slice(2, 4)); // an agency text and its copy
    expect(await desk.changed('e1')).toEqual([]);
    expect(await desk.store.roundups.findByEvent('e1')).toBeUndefined();
  });

  test('becomes one draft, however often the message is delivered', async () => {
    await desk.report('e1', early);
    const first = await desk.changed('e1');
    expect(first).toHaveLength(1);
    desk.now += 1_000;
    expect(await desk.changed('e1')).toEqual([]);
    const roundup = await desk.roundupOf('e1');
    expect(roundup).toMatchObject({ id: first[0], state: 'draft', changedAt: morning, origins: 3 });
  });

  test('lists an unsure report only once it is sure', async () => {
    await desk.report('e1', early);
    const [doubted] = arvaArticles.slice(3, 4);
    if (doubted === undefined) throw new Error('The newsroom has more articles.');
    await desk.report('e1', [doubted]);
    const place = {
      articleId: doubted.id,
      eventId: 'e1',
      placedAt: desk.now,
      score: 1,
      reasons: [],
    };
    await desk.store.events.place([{ ...place, pinned: false, unsure: 'other language' }]);
    await desk.changed('e1');
    const listed = async () => {
      const { lead, lines } = await desk.roundupOf('e1');
      return [lead, ...lines].map((one) => one?.articleId);
    };
    expect(await listed()).not.toContain(doubted.id);
    expect((await desk.roundupOf('e1')).reports).toBe(3);
    await desk.store.events.place([{ ...place, pinned: true }]);
    await desk.changed('e1');
    expect(await listed()).toContain(doubted.id);
    await desk.store.events.place([{ ...place, pinned: false, unsure: 'other language' }]);
    await desk.publish('e1');
    await desk.changed('e1');
    expect(await listed()).toContain(doubted.id);
  });

  test('that does not exist is ignored', async () => {
    expect(await desk.changed('e404')).toEqual([]);
  });

  test('that grows changes its draft', async () => {
    await desk.report('e1', early);
    await desk.changed('e1');
    desk.now += minuteMs;
    await desk.report('e1', arvaArticles);
    expect(await desk.changed('e1')).toHaveLength(1);
    expect(await desk.roundupOf('e1')).toMatchObject({
      draftedAt: morning,
      changedAt: desk.now,
      reports: 12,
    });
  });

  test('that is public marks the site as changed, though its roundup stays as it is', async () => {
    await desk.report('e1', early);
    await desk.changed('e1');
    const revision = await desk.store.siteRevision();
    await desk.changed('e1');
    expect(await desk.store.siteRevision()).toBe(revision);
    const page = await desk.publish('e1');
    await desk.changed('e1');
    const settled = await desk.roundupOf('e1');
    const before = await desk.store.siteRevision();
    expect(await desk.changed('e1')).toEqual([]);
    expect(await desk.roundupOf('e1')).toEqual(settled);
    expect(settled.path).toBe(page.path);
    expect(await desk.store.siteRevision()).toBeGreaterThan(before);
  });

  test('never changes a part that an editor touched', async () => {
    await desk.report('e1', early);
    await desk.changed('e1');
    const title = {
      text: 'Army In Arva',
      from: { kind: 'typed', by: 'ed', at: desk.now },
    } as const;
    const draft = await desk.roundupOf('e1');
    await desk.store.roundups.put({ ...draft, title, touched: ['title', 'lines'] });
    await desk.report('e1', arvaArticles);
    await desk.changed('e1');
    const { title: kept, lines, sectionHeading } = await desk.roundupOf('e1');
    expect(kept).toEqual(title);
    expect(lines).toEqual(draft.lines);
    expect(sectionHeading?.text).toBe('More News: Army In Arva');
  });

  test('that loses all its reports loses its draft until reports come again', async () => {
    await desk.report('e1', early);
    await desk.changed('e1');
    const before = await desk.roundupOf('e1');
    for (const { id } of early) await desk.store.articles.change(id, { withdrawnAt: desk.now });
    expect(await desk.changed('e1')).toEqual([]);
    expect(await desk.store.roundups.find(before.id)).toBeUndefined();
    for (const { id } of early) await desk.store.articles.change(id, { withdrawnAt: undefined });
    await desk.changed('e1');
    expect(await desk.roundupOf('e1')).toMatchObject({ state: 'draft', title: before.title });
  });

  test('that loses all its reports keeps the draft an editor worked on', async () => {
    await desk.report('e1', early);
    await desk.changed('e1');
    const draft = { ...(await desk.roundupOf('e1')), touched: ['title'] } as const;
    await desk.store.roundups.put(draft);
    for (const { id } of early) await desk.store.articles.change(id, { withdrawnAt: desk.now });
    await desk.changed('e1');
    const { id, title } = draft;
    const bare = { id, title, state: 'draft', lines: [], reports: 0, origins: 0 };
    expect(await desk.roundupOf('e1')).toMatchObject(bare);
    expect(await desk.roundupOf('e1')).not.toHaveProperty('lead');
  });

  test('whose roundup the editor withdrew gets no other', async () => {
    await desk.report('e1', early);
    await desk.changed('e1');
    await desk.store.roundups.put({ ...(await desk.roundupOf('e1')), state: 'withdrawn' });
    await desk.report('e1', arvaArticles);
    expect(await desk.changed('e1')).toEqual([]);
  });
});

describe('a published page', () => {
  test('only gains lines', async () => {
    await desk.report('e1', early);
    await desk.changed('e1');
    const page = await desk.publish('e1');
    desk.now += minuteMs;
    await desk.report('e1', arvaArticles);
    expect(await desk.changed('e1')).toEqual([page.id]);
    const grown = await desk.roundupOf('e1');
    const { lines } = grown;
    const before = page.lines;
    // Video and background count as reports, not as origins.
    const counts = { reports: 12, origins: 9, changedAt: desk.now };
    expect(grown).toEqual({ ...page, version: 3, lines, ...counts });
    expect(lines.slice(0, before.length)).toEqual(before);
    expect(lines.length).toBe(11);
  });

  test('keeps its headlines when an outlet changes them', async () => {
    await desk.report('e1', early);
    await desk.changed('e1');
    const page = await desk.publish('e1');
    const told = { articleId: 'a02', version: 2, seenAt: desk.now, summary: '', text: '' };
    await desk.store.articles.addVersion({ ...told, headline: 'Velian army now says otherwise' });
    expect(await desk.changed('e1')).toEqual([]);
    expect(await desk.roundupOf('e1')).toEqual(page);
    expect((await verifySite(desk.store, config)).findings).toEqual([]);
  });

  test('marks a report that its outlet withdrew', async () => {
    await desk.report('e1', early);
    await desk.changed('e1');
    const page = await desk.publish('e1');
    await desk.store.articles.change('a02', { withdrawnAt: desk.now });
    expect(await desk.changed('e1')).toEqual([page.id]);
    const marks = (await desk.roundupOf('e1')).lines.map(({ articleId, withdrawnAt }) => [
      articleId,
      withdrawnAt,
    ]);
    expect(marks).toEqual([
      ['a02', desk.now],
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
    for (const { id } of late) await desk.store.articles.change(id, { eventId: 'e1' });
    await desk.store.events.change('e2', { mergedInto: 'e1' });
    return desk.changed('e2', 'e1');
  }

  beforeEach(async () => {
    await desk.report('e1', early);
    await desk.report('e2', late);
    await desk.changed('e1', 'e2');
  });

  test('keep the older draft, with all lines', async () => {
    const [stays, goes] = [await desk.roundupOf('e1'), await desk.roundupOf('e2')];
    await merge();
    expect(await desk.roundupOf('e1')).toMatchObject({ id: stays.id, state: 'draft', reports: 5 });
    expect(await desk.store.roundups.find(goes.id)).toBeUndefined();
  });

  test('keep the draft an editor worked on, withdrawn, when a page stays', async () => {
    const page = await desk.publish('e1');
    const draft = { ...(await desk.roundupOf('e2')), touched: ['title'] } as const;
    await desk.store.roundups.put(draft);
    await merge();
    expect(await desk.store.roundups.find(draft.id)).toMatchObject({
      ...{ state: 'withdrawn', continuedBy: page.id, title: draft.title },
    });
  });

  test('keep the page that is published already', async () => {
    const page = await desk.publish('e2');
    const draft = await desk.roundupOf('e1');
    await merge();
    const goesOn = await desk.roundupOf('e1');
    expect(goesOn).toMatchObject({ id: page.id, path: page.path, title: page.title, reports: 5 });
    expect(await desk.store.roundups.find(draft.id)).toBeUndefined();
  });

  test.each([
    ['e1', 'e2'],
    ['e2', 'e1'],
  ])('leave the older page of two, that of %s, and the other one points to it', async (a, b) => {
    const older = await desk.publish(a);
    desk.now += minuteMs;
    const notice = { kind: 'update', at: desk.now, text: older.title } as const;
    const younger = {
      ...(await desk.roundupOf(b)),
      notices: [notice],
      publishedAt: desk.now,
      path: '/x',
    };
    await desk.store.roundups.put({ ...younger, state: 'published' });
    expect(await merge()).toEqual(expect.arrayContaining([older.id, younger.id]));
    const { id, path } = older;
    const merged = { kind: 'update', at: desk.now, text: { text: saying(younger.title.text) } };
    expect(await desk.roundupOf('e1')).toMatchObject({
      ...{ id, path, state: 'published', reports: 5, notices: [notice, merged] },
    });
    expect(await desk.store.roundups.find(younger.id)).toMatchObject({
      ...{ state: 'withdrawn', continuedBy: id, path: '/x' },
    });
    expect(await desk.store.roundups.count({ state: 'published' })).toBe(1);
    expect((await verifySite(desk.store, config)).findings).toEqual([]);
    desk.now += minuteMs;
    expect(await desk.changed('e2', 'e1')).toEqual([]);
  });

  test('leave a withdrawn roundup withdrawn, and the other page where it is', async () => {
    const goes = await desk.publish('e2');
    await desk.store.roundups.put({ ...(await desk.roundupOf('e1')), state: 'withdrawn' });
    await merge();
    expect(await desk.store.roundups.find(goes.id)).toEqual(goes);
    expect(await desk.roundupOf('e1')).toMatchObject({ state: 'withdrawn' });
  });

  test('change nothing more when the message comes again', async () => {
    await merge();
    expect(await desk.changed('e2', 'e1')).toEqual([]);
  });
});

const saying = (words: string): unknown => expect.stringContaining(`“${words}”`);

describe('the whole site', () => {
  test('is verified, and an altered string is named', async () => {
    await desk.report('e1', arvaArticles);
    await desk.changed('e1');
    const steps: (readonly [number, number])[] = [];
    const proved = await verifySite(desk.store, config, (...step) => steps.push(step));
    expect(proved).toMatchObject({ roundups: 1, findings: [] });
    expect(steps).toEqual([[1, 1]]);

    const roundup = await desk.roundupOf('e1');
    await desk.store.roundups.put({
      ...roundup,
      title: { ...roundup.title, text: 'Velian Army Burns Arva' },
    });
    const { findings } = await verifySite(desk.store, config);
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
