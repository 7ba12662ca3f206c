import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Delivery } from '../bus/bus.js';
import { handDelivery } from '../bus/delivery.fixture.js';
import type { Article } from '../domain/article.js';
import { hourMs } from '../domain/time.js';
import { article, feed, outlet } from '../store/contract/samples.fixture.js';
import { openSqliteStore } from '../store/sqlite/sqlite.js';
import { StoreFault, type Records, type Store } from '../store/store.js';
import { createGrouper, type Grouper } from './group.js';

const start = Date.UTC(2031, 4, 4, 8);
let store: Store;
let ids = 0;
const newId = (): string => `id-${String(++ids).padStart(6, '0')}`;
const grouper = (on: Store = store, hours = 12): Grouper =>
  createGrouper({
    hindsight: 'by-reports',
    store: on,
    clock: () => start + hours * hourMs,
    newId,
    config: { groupWindowDays: 7 },
  });

beforeEach(async () => {
  ids = 0;
  store = await openSqliteStore({ file: ':memory:', clock: () => start, newId });
  for (const id of ['reuters', 'herald', 'tribune', 'gazette']) {
    const medium = id === 'reuters' ? 'agency' : 'newspaper';
    await store.outlets.put([outlet(id, { medium })]);
    await store.feeds.add(feed(`feed-${id}`, { outletId: id }));
  }
});
afterEach(() => store.close());

const quake =
  'A strong earthquake struck Port Varra before dawn on Tuesday, killing at least 14 people, ' +
  'the interior ministry said. Rescue crews searched collapsed houses in the old harbour of ' +
  'Port Varra. The quake was felt across the island of Lomea and cut the power to forty ' +
  'thousand homes, officials said.';
const vote =
  'The parliament of Estovia rejected the pension bill by two votes after a night of debate. ' +
  'Prime minister Ilva Marrek said the coalition would put an amended bill to the vote in June.';

async function add(
  id: string,
  outletId: string,
  headline: string,
  text: string,
  hours: number,
): Promise<Article> {
  const at = start + hours * hourMs;
  const added = article(id, {
    ...{ feedId: `feed-${outletId}`, outletId, url: `https://${outletId}.example/${id}` },
    ...{ headline, text, language: 'en', publishedAt: at, seenAt: at },
  });
  await store.articles.add(added, []);
  return added;
}

function delivery(articleIds: readonly string[], settled = true): Delivery<'articles.read'> {
  const by = { store, now: start, id: newId() };
  const handed = handDelivery('articles.read', { articleIds }, by);
  return settled ? handed : { ...handed, settle: () => Promise.resolve(undefined) };
}

async function fill(): Promise<readonly string[]> {
  await add('a1', 'reuters', 'Earthquake kills 14 in Port Varra, Lomea', quake, 0);
  await add(
    'a2',
    'herald',
    'Port Varra earthquake leaves 14 dead',
    `${quake} Schools stay shut.`,
    1,
  );
  await add('a3', 'tribune', 'Estovia parliament rejects pension bill', vote, 2);
  await add('a4', 'gazette', 'Strong quake in Port Varra: dozens trapped in houses', '', 3);
  return ['a1', 'a2', 'a3', 'a4'];
}
const eventOf = async (id: string): Promise<string | undefined> =>
  (await store.articles.find(id))?.eventId;

describe('the door of group', () => {
  test('puts reports of one event together and tells the next stage', async () => {
    const read = await fill();
    await grouper().handle(delivery(read));
    const event = await eventOf('a1');
    expect(event).toBeDefined();
    expect(await eventOf('a2')).toBe(event);
    expect(await eventOf('a4')).toBe(event);
    expect(await eventOf('a3')).not.toBe(event);
    const counted = await store.events.find(event ?? '');
    expect(counted).toMatchObject({ articles: 3, outlets: 3, origins: 2 });
    expect((await store.articles.find('a2'))?.originId).toBe('a1');
    const due = await store.outbox.due('draft', 'events.changed', start + 24 * hourMs, 10);
    expect(due).toHaveLength(1);
    const placement = await store.events.placement('a2');
    const sum = placement?.reasons.reduce((all, reason) => all + reason.weight, 0) ?? 0;
    expect(sum).toBeCloseTo(placement?.score ?? NaN, 6);
  });

  test('goes on after a restart as if nothing had happened', async () => {
    await grouper().handle(delivery(await fill()));
    await add('b1', 'gazette', 'Port Varra quake toll rises to 19', quake.replace('14', '19'), 6);
    await grouper().handle(delivery(['b1']));
    expect(await eventOf('b1')).toBe(await eventOf('a1'));
  });

  test('starts without an article that cannot be read any more', async () => {
    const read = await fill();
    await grouper().handle(delivery(read));
    const poisoned: Store = {
      ...store,
      articles: {
        ...store.articles,
        findMany: async (ids) =>
          (await store.articles.findMany(ids)).map((article) =>
            article.id === 'a3' ? new Proxy(article, { get: failOn('headline') }) : article,
          ),
      },
    };
    const second = grouper(poisoned);
    await second.warm();
    await add('a5', 'gazette', 'Port Varra earthquake: at least 14 killed', quake, 4);
    await second.handle(delivery(['a5']));
    expect(await eventOf('a5')).toBe(await eventOf('a1'));
  });

  test('never moves what an editor pinned', async () => {
    const one = grouper();
    await one.handle(delivery(await fill()));
    const event = (await eventOf('a3')) ?? '';
    await store.events.place([
      { articleId: 'a4', eventId: event, placedAt: start, score: 0, reasons: [], pinned: true },
    ]);
    await grouper().handle(delivery(['a4', 'a1']));
    expect(await eventOf('a4')).toBe(event);
  });

  test('a pin holds through restarts, new reports and rewordings', async () => {
    await grouper().handle(delivery(await fill()));
    const apart = newId();
    const quakeEvent = await store.events.find((await eventOf('a1')) ?? '');
    if (quakeEvent !== undefined) await store.events.add({ ...quakeEvent, id: apart });
    const pin = { placedAt: start, score: 0, reasons: [], pinned: true };
    await store.events.place([{ ...pin, articleId: 'a2', eventId: apart }]);
    for (const at of [1, 2, 3]) {
      const again = grouper();
      await add(`b${at}`, 'gazette', 'Port Varra earthquake: 14 dead', quake, 4 + at);
      await again.handle(delivery([`b${at}`]));
      const said = { seenAt: start, headline: 'Port Varra earthquake leaves 14 dead', summary: '' };
      const text = `${quake} ${'It rains. '.repeat(at)}`;
      await store.articles.addVersion({ articleId: 'a2', version: at + 1, ...said, text });
      await again.handle(delivery(['a2']));
      expect(await eventOf('a2')).toBe(apart);
      expect(await store.events.pinnedOf(['a2'])).toEqual(new Set(['a2']));
      expect(await eventOf(`b${at}`)).toBe(await eventOf('a1'));
    }
  });

  test('learns of a pin while it runs', async () => {
    const one = grouper();
    await one.handle(delivery(await fill()));
    const away = newId();
    const quakeEvent = await store.events.find((await eventOf('a1')) ?? '');
    if (quakeEvent !== undefined) await store.events.add({ ...quakeEvent, id: away });
    const pin = { placedAt: start, score: 0, reasons: [], pinned: true };
    await store.events.place([{ ...pin, articleId: 'a2', eventId: away }]);
    await add('b1', 'gazette', 'Port Varra earthquake: 14 dead', quake, 4);
    await one.handle(delivery(['b1', 'a1']));
    expect(await eventOf('a2')).toBe(away);
  });

  test('remembers nothing that was not saved', async () => {
    const read = await fill();
    const one = grouper();
    const failing: Delivery<'articles.read'> = {
      ...delivery(read),
      settle: () => Promise.reject(new Error('disk full')),
    };
    await expect(one.handle(failing)).rejects.toThrow('disk full');
    await one.handle(delivery(read));
    const events = await store.events.list({ limit: 10 });
    expect(events.map((event) => event.articles).sort()).toEqual([1, 3]);
  });

  test('a store that cannot write costs no new beginning, and nothing is lost', async () => {
    let begun = 0;
    const counting: Store = {
      ...store,
      articles: {
        ...store.articles,
        placed: (after, limit) => {
          begun += 1;
          return store.articles.placed(after, limit);
        },
      },
    };
    const one = grouper(counting);
    const read = await fill();
    const refused = (ids: readonly string[]): Delivery<'articles.read'> => ({
      ...delivery(ids),
      settle: (write) =>
        store.transaction(async (tx) => {
          await write(tx);
          throw new StoreFault('unavailable', 'The disk is full.');
        }),
    });
    for (let tries = 0; tries < 3; tries += 1) {
      await expect(one.handle(refused(read.slice(0, 2)))).rejects.toThrow('disk is full');
    }
    await expect(one.handle(refused(['a3']))).rejects.toThrow('disk is full');
    await one.handle(delivery(['a4']));
    const alone = await eventOf('a3');
    await one.handle(delivery(['a3']));
    await one.handle(delivery(read.slice(0, 2)));
    expect(await eventOf('a3')).toBe(alone);
    expect(begun).toBe(1);
    const events = await store.events.list({ limit: 10 });
    expect(events.map((event) => event.articles).sort()).toEqual([1, 3]);
    expect(await eventOf('a2')).toBe(await eventOf('a4'));
    expect((await store.articles.find('a2'))?.originId).toBe('a1');
  });

  test('reads no text twice, and while it writes it asks for nothing but pins', async () => {
    const read: string[] = [];
    const counting: Store = {
      ...store,
      articles: {
        ...store.articles,
        findMany: (ids) => {
          read.push(...ids);
          return store.articles.findMany(ids);
        },
      },
    };
    const one = grouper(counting);
    const asked = new Set<string>();
    const handle = (id: string): Promise<void> =>
      one.handle({
        ...delivery([id]),
        settle: (write) => store.transaction((tx) => write(noting(tx, asked))),
      });
    await fill();
    for (const id of ['a1', 'a2', 'a4']) await handle(id);
    await add('b1', 'gazette', 'Port Varra earthquake: 14 dead', `${quake} It rains.`, 4);
    await handle('b1');
    expect(read).toEqual(['a1', 'a2', 'a4', 'b1']);
    expect([...asked].sort()).toEqual([
      'articles.change',
      'events.add',
      'events.change',
      'events.pinnedOf',
      'events.place',
      'outbox.add',
    ]);
    expect((await store.articles.find('b1'))?.originId).toBe('a1');
  });

  test('a report reworded long after it was forgotten stays where it stands', async () => {
    await grouper().handle(delivery(await fill()));
    const event = await eventOf('a1');
    const headline = 'Port Varra earthquake leaves 14 dead';
    const wording = { version: 2, seenAt: start, headline, summary: '' };
    await store.articles.addVersion({ articleId: 'a2', ...wording, text: `${vote} ${vote}` });
    await grouper(store, 24 * 30).handle(delivery(['a2']));
    expect(await eventOf('a2')).toBe(event);
    // Its words are another's no more, which the event counts.
    expect(await store.events.find(event ?? '')).toMatchObject({ articles: 3, origins: 3 });
  });

  test('an event lives on in older reports when the last one known leaves', async () => {
    await add('old', 'reuters', 'Earthquake kills 14 in Port Varra, Lomea', quake, 0);
    const late = 'Port Varra earthquake leaves 14 dead';
    await add('late', 'herald', late, `${quake} Schools stay shut.`, 60);
    await grouper(store, 61).handle(delivery(['old', 'late']));
    const event = (await eventOf('old')) ?? '';
    await add('vote', 'tribune', 'Estovia parliament rejects pension bill', vote, 61);
    const eightDaysOn = grouper(store, 8 * 24);
    await eightDaysOn.handle(delivery(['vote']));
    const headline = 'Estovia parliament rejects pension bill by two votes';
    const wording = { version: 2, seenAt: start, headline, summary: '', text: vote };
    await store.articles.addVersion({ articleId: 'late', ...wording });
    await eightDaysOn.handle(delivery(['late']));
    expect(await eventOf('late')).toBe(await eventOf('vote'));
    expect(await eventOf('old')).toBe(event);
    expect((await store.events.resolve(event))?.id).toBe(event);
  });

  test('a headline alone keeps its event when its text comes, or leads to another', async () => {
    const one = grouper();
    await one.handle(delivery(await fill()));
    await add('b1', 'gazette', 'Tragedy in the strait', '', 4);
    await add('b2', 'herald', 'What we know so far', '', 4);
    await one.handle(delivery(['b1', 'b2']));
    const [left, stays] = [(await eventOf('b1')) ?? '', await eventOf('b2')];
    const said = { version: 2, seenAt: start, summary: '' };
    const [b1, b2] = ['Tragedy in the strait', 'What we know so far'];
    await store.articles.addVersion({ articleId: 'b1', ...said, headline: b1, text: quake });
    const other = 'The lighthouse of Sankt Oln was painted red and white again by volunteers.';
    await store.articles.addVersion({ articleId: 'b2', ...said, headline: b2, text: other });
    await one.handle(delivery(['b1', 'b2']));
    expect(await eventOf('b1')).toBe(await eventOf('a1'));
    expect((await store.events.resolve(left))?.id).toBe(await eventOf('a1'));
    expect(await eventOf('b2')).toBe(stays);
  });

  test('sketches again what was reworded', async () => {
    const one = grouper();
    await one.handle(delivery(await fill()));
    expect((await store.articles.find('a2'))?.originId).toBe('a1');
    const headline = 'Port Varra earthquake leaves 14 dead';
    const wording = { version: 2, seenAt: start, headline, summary: '' };
    await store.articles.addVersion({ articleId: 'a2', ...wording, text: `${vote} ${vote}` });
    await one.handle(delivery(['a1']));
    expect((await store.articles.find('a2'))?.originId).toBeUndefined();
  });
});

function failOn(field: keyof Article) {
  return (article: Article, name: string | symbol): unknown => {
    if (name === field) throw new Error('It cannot be read.');
    return Reflect.get(article, name);
  };
}

/** Notes down which calls are made on a store. */
function noting(tx: Records, asked: Set<string>): Records {
  const noted = <T extends object>(part: T, name: string): T =>
    new Proxy(part, {
      get: (on, key) => {
        const value: unknown = Reflect.get(on, key);
        if (typeof value === 'function') asked.add(`${name}.${String(key)}`);
        return value;
      },
    });
  return {
    ...tx,
    outlets: noted(tx.outlets, 'outlets'),
    articles: noted(tx.articles, 'articles'),
    events: noted(tx.events, 'events'),
    outbox: noted(tx.outbox, 'outbox'),
  };
}
