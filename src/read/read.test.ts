// The reader on a real store and bus: documents in; articles, versions and messages out.

import { afterEach, describe, expect, test } from 'vitest';
import { minuteMs, hourMs } from '../domain/time.js';
import { newsroom as openNewsroom, noon, rss } from './newsroom.fixture.js';
import type { Item, Room } from './newsroom.fixture.js';

const open: Room[] = [];

afterEach(async () => {
  for (const room of open.splice(0)) await room.close();
});

async function newsroom(...more: Parameters<typeof openNewsroom>): Promise<Room> {
  const room = await openNewsroom(...more);
  open.push(room);
  return room;
}

const dam: Item = {
  title: 'Dam at Orrin holds overnight',
  guid: 'courier-dam-2031-05-06',
  link: 'https://courier.example/orrin-dam',
  date: 'Tue, 06 May 2031 08:00:00 GMT',
  text: 'Water stood a hand below the crest.',
};
const ferry: Item = {
  title: 'Ferries to Selm return after the storm',
  guid: 'courier-ferry-2031-05-06',
  link: 'https://courier.example/selm-ferries',
  date: 'Tue, 06 May 2031 09:00:00 GMT',
  text: 'The first boat left at six.',
};

test('a new entry becomes an article and is announced', async () => {
  const room = await newsroom();
  await room.feed(rss(dam, ferry));
  const articles = await room.articles();
  expect(articles.map(({ headline }) => headline)).toEqual([dam.title, ferry.title]);
  expect(articles[0]).toMatchObject({
    url: dam.link,
    outletId: 'courier',
    feedId: 'main',
    version: 1,
    form: 'report',
    language: 'en',
    summary: dam.text,
    labels: ['lakes'],
    publishedAt: Date.UTC(2031, 4, 6, 8),
    seenAt: noon,
  });
  expect(room.read).toEqual(articles.map(({ id }) => id));
  expect(room.wanted).toEqual([]);
  expect(await room.store.feeds.find('main')).toMatchObject({
    title: 'The Courier',
    freshAt: noon,
  });
});

test('a document that is read or has no feed is marked as read and may be pruned', async () => {
  const room = await newsroom();
  await room.feed(rss(dam));
  await room.feed(rss(dam), { feedId: 'removed' });
  const [article] = await room.articles();
  await room.page(article?.id ?? '', '<p>The lake stands high.</p>');
  expect(await room.store.documents.prune(noon)).toBe(0);
  expect(await room.store.documents.prune(noon + 1)).toBe(3);
});

test('a changed headline makes a version; an unchanged entry changes nothing', async () => {
  const room = await newsroom();
  await room.feed(rss(dam));
  await room.feed(rss(dam));
  const retitled = {
    ...dam,
    title: 'Orrin dam: cracks found',
    link: 'https://courier.example/orrin-cracks',
  };
  await room.feed(rss(retitled), { at: noon + hourMs });
  const [article, ...others] = await room.articles();
  expect(others).toEqual([]);
  expect(article).toMatchObject({ headline: retitled.title, url: retitled.link, version: 2 });
  const versions = await room.store.articles.versions(article?.id ?? '');
  expect(versions.map(({ headline }) => headline)).toEqual([dam.title, retitled.title]);
  expect(room.read).toHaveLength(2);
});

test('a second replay of the same documents adds nothing', async () => {
  const room = await newsroom();
  const days = [
    rss(dam),
    rss({ ...dam, title: 'Dam at Orrin cracks' }),
    rss({ ...dam, title: 'Dam at Orrin gives way' }),
  ];
  for (let round = 0; round < 2; round += 1) {
    for (const [hour, day] of days.entries()) await room.feed(day, { at: noon + hour * hourMs });
  }
  const [article] = await room.articles();
  expect(await room.store.articles.versions(article?.id ?? '')).toHaveLength(3);
});

describe('an entry stays one article when', () => {
  test.each<[string, Item]>([
    ['the guid changes', { ...dam, guid: 'other-1' }],
    [
      'the guid disappears',
      { title: dam.title, link: dam.link, date: dam.date, text: dam.text } as Item,
    ],
    ['the link gains a tracker', { ...dam, link: `${dam.link}?utm_source=rss`, guid: 'other-2' }],
    ['the link changes', { ...dam, link: 'https://courier.example/x' }],
    ['the date changes', { ...dam, date: 'Wed, 07 May 2031 08:00:00 GMT' }],
    ['guid and date change', { ...dam, guid: 'other-3', date: 'Wed, 07 May 2031 08:00:00 GMT' }],
    [
      'guid and link change at once',
      { ...dam, guid: 'other-4', link: 'https://courier.example/y' },
    ],
    ['it is in the document twice', dam],
  ])('%s', async (_why, again) => {
    const room = await newsroom();
    await room.feed(rss(dam));
    await room.feed(rss(again, again, ferry), { at: noon + hourMs });
    expect((await room.articles()).map(({ headline }) => headline)).toEqual([
      dam.title,
      ferry.title,
    ]);
    await room.feed(rss(dam, ferry), { at: noon + 2 * hourMs });
    expect(await room.articles()).toHaveLength(2);
  });

  test('the feed is emptied and filled again', async () => {
    const room = await newsroom();
    for (const day of [rss(dam, ferry), rss(), rss(dam, ferry)]) await room.feed(day);
    expect(await room.articles()).toHaveLength(2);
  });

  test('a second feed of the outlet has it in other words', async () => {
    const room = await newsroom();
    await room.feed(rss(dam));
    await room.feed(rss({ ...dam, guid: 'second-1', title: 'Orrin: dam holds overnight' }), {
      feedId: 'second',
    });
    const [article, ...others] = await room.articles();
    expect(others).toEqual([]);
    expect(article).toMatchObject({ headline: dam.title, version: 1 });
  });
});

describe('a correction of the feed is taken although the words are the same:', () => {
  test.each<[string, Item, object]>([
    [
      'the date',
      { ...dam, date: 'Tue, 06 May 2031 06:30:00 GMT' },
      { publishedAt: Date.UTC(2031, 4, 6, 6, 30) },
    ],
    [
      'the link',
      { ...dam, link: 'https://courier.example/dam-2' },
      { url: 'https://courier.example/dam-2' },
    ],
    ['the byline', { ...dam, author: 'Ilse Marn' }, { byline: 'Ilse Marn' }],
  ])('%s', async (_what, corrected, wanted) => {
    const room = await newsroom();
    await room.feed(rss(dam));
    await room.feed(rss(corrected), { at: noon + hourMs });
    const [article, ...others] = await room.articles();
    expect(others).toEqual([]);
    expect(article).toMatchObject({ ...wanted, version: 1 });
    expect(room.read).toHaveLength(2);
    await room.feed(rss(corrected), { at: noon + 2 * hourMs });
    expect(room.read).toHaveLength(2);
  });

  test('but a date that ticks with every request is not', async () => {
    const room = await newsroom();
    await room.feed(rss(dam));
    await room.feed(rss({ ...dam, date: 'Tue, 06 May 2031 18:00:00 GMT' }), {
      at: noon + 6 * hourMs,
    });
    expect((await room.articles())[0]?.publishedAt).toBe(Date.UTC(2031, 4, 6, 8));
  });
});

describe('two entries are two articles:', () => {
  test.each<[string, Item, Item]>([
    [
      'one link, two guids',
      { ...dam, link: 'https://courier.example/live' },
      { ...ferry, link: 'https://courier.example/live' },
    ],
    [
      'one guid for all',
      { ...dam, guid: 'https://courier.example/' },
      { ...ferry, guid: 'https://courier.example/' },
    ],
    [
      'the front page for a link',
      { ...dam, link: 'https://courier.example/' },
      { ...ferry, link: 'https://courier.example/' },
    ],
    ['neither guid nor link', { title: dam.title }, { title: ferry.title }],
    [
      'one headline, two weeks',
      dam,
      {
        ...dam,
        guid: 'courier-dam-2031-05-13',
        link: 'https://courier.example/orrin-dam-2',
        date: 'Tue, 13 May 2031 08:00:00 GMT',
      },
    ],
  ] as [string, Item, Item][])('%s', async (_why, one, other) => {
    const together = await newsroom();
    await together.feed(rss(one, other));
    await together.feed(rss(other, one), { at: noon + hourMs });
    expect(await together.articles()).toHaveLength(2);
    const apart = await newsroom();
    await apart.feed(rss(one));
    await apart.feed(rss(other), { at: noon + 200 * hourMs });
    await apart.feed(rss(one, other), { at: noon + 201 * hourMs });
    expect(await apart.articles()).toHaveLength(2);
  });
});

describe('a bad document', () => {
  test('that is a web page makes the feed fail and removes no article', async () => {
    const room = await newsroom();
    await room.feed(rss(dam));
    await room.feed('<!doctype html><html><body>Hello</body></html>');
    expect(await room.articles()).toHaveLength(1);
    expect(await room.store.feeds.find('main')).toMatchObject({
      state: 'failing',
      failures: 1,
      fault: 'This address serves a web page, not a feed.',
    });
  });

  test('with empty entries still gives its other entries', async () => {
    const room = await newsroom();
    await room.feed(rss({}, dam, { guid: 'x' }));
    expect(await room.articles()).toHaveLength(1);
    const feed = await room.store.feeds.find('main');
    expect(feed?.warnings?.join()).toContain('2 entries without text');
    await room.feed(rss(dam));
    expect((await room.store.feeds.find('main'))?.warnings).toBeUndefined();
  });
});

test('the feed’s hints about its schedule are stored', async () => {
  const room = await newsroom();
  const pace =
    '<ttl>90</ttl><skipHours><hour>3</hour></skipHours><skipDays><day>Sunday</day></skipDays>';
  await room.feed(rss(dam).replace('<item>', `${pace}<language>de-AT</language><item>`));
  expect(await room.store.feeds.find('main')).toMatchObject({
    hints: { ttlMs: 90 * minuteMs, skipHours: [3], skipDays: [0] },
    language: 'de',
    siteUrl: 'https://courier.example/',
  });
});

test('many articles are announced in messages of 200', async () => {
  const room = await newsroom();
  await room.feed(
    rss(
      ...Array.from({ length: 450 }, (_, n) => ({
        title: `Report ${n} from the lake`,
        guid: `report-from-the-lake-${n}`,
      })),
    ),
  );
  expect(room.read).toHaveLength(450);
  expect(new Set(room.read).size).toBe(450);
});

test('a tombstone withdraws its article', async () => {
  const room = await newsroom();
  const feed = (inner: string): string =>
    `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0">${inner}</feed>`;
  await room.feed(
    feed('<entry><id>tag:courier.example,2031:1</id><title>Mayor resigns</title></entry>'),
  );
  await room.feed(
    feed('<at:deleted-entry ref="tag:courier.example,2031:1" when="2031-05-06T13:00:00Z"/>'),
    { at: noon + hourMs },
  );
  expect((await room.articles())[0]?.withdrawnAt).toBe(noon + hourMs);
});

describe('a page', () => {
  const paragraphs = [
    'The dam above Orrin held through the night, engineers of the lake office said on Tuesday.',
    'Water stood a hand below the crest at dawn and has been falling since, the office added.',
    'Two villages below the dam were told that people may go home before the evening.',
  ];
  const page = `<html lang="en"><head><title>Dam at Orrin holds overnight</title>
    <meta name="author" content="Ilse Marn">
    <link rel="canonical" href="https://courier.example/orrin-dam-holds"></head><body><article><h1>Dam at Orrin holds overnight</h1>${paragraphs.map((one) => `<p>${one}</p>`).join('')}</article></body></html>`;

  test('is requested and brings text, byline and address as a version', async () => {
    const room = await newsroom({ fetchPages: true });
    await room.feed(rss(dam));
    const [born] = await room.articles();
    expect(room.wanted).toEqual([born?.id]);
    await room.page(born?.id ?? '', page);
    const [article] = await room.articles();
    expect(article).toMatchObject({
      text: paragraphs.join('\n\n'),
      version: 2,
      byline: 'Ilse Marn',
      url: 'https://courier.example/orrin-dam-holds',
      headline: dam.title,
    });
    expect(room.read).toEqual([born?.id, born?.id]);
    await room.feed(rss(dam), { at: noon + hourMs });
    await room.page(born?.id ?? '', page);
    expect((await room.articles())[0]).toEqual(article);
  });

  test('with status 410 withdraws its article', async () => {
    const room = await newsroom({ fetchPages: true });
    await room.feed(rss(dam));
    const [born] = await room.articles();
    await room.page(born?.id ?? '', 'gone', 410);
    expect((await room.articles())[0]?.withdrawnAt).toBe(noon);
  });

  test('without an article changes nothing', async () => {
    const room = await newsroom({ fetchPages: true });
    await room.feed(rss(dam));
    const [born] = await room.articles();
    await room.page(born?.id ?? '', '<html><body></body></html>');
    expect((await room.articles())[0]).toMatchObject({ version: 1, headline: dam.title });
  });
});

test('an agency of the register is credited in feeds and pages', async () => {
  const room = await newsroom();
  const lakeside = { kind: 'agency', medium: 'agency', rank: 1, evidence: [] } as const;
  await room.store.outlets.put([
    {
      ...lakeside,
      id: 'lakeside',
      name: 'Lakeside Press',
      domains: ['lakeside.example'],
      aliases: ['LP'],
      reviewed: true,
    },
  ]);
  await room.feed(rss({ ...dam, text: `ORRIN (Lakeside Press) - ${dam.text ?? ''}` }, ferry));
  const [first, second] = await room.articles();
  expect(first).toMatchObject({
    credit: { agencies: ['lakeside'], foundIn: 'dateline' },
    dateline: 'ORRIN (Lakeside Press)',
  });
  expect(second?.credit).toBeUndefined();
  const text = '<p>The first boat left at six, with two hundred on board and room to spare.</p>';
  await room.page(
    second?.id ?? '',
    `<html><body><article><h1>${ferry.title ?? ''}</h1>${text.repeat(4)}<p>© Lakeside Press</p>`,
  );
  expect((await room.articles())[1]?.credit).toEqual({ agencies: ['lakeside'], foundIn: 'foot' });
});
