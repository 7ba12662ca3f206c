// The door on a real store, when grouping changes its mind about what readers have seen.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Roundup } from '../domain/roundup.js';
import { hourMs, minuteMs } from '../domain/time.js';
import { config, openDesk, type Desk } from './desk.fixture.js';
import { verifySite } from './draft.js';
import { article, arvaArticles } from './newsroom.fixture.js';

let desk: Desk;
const early = arvaArticles.slice(0, 3);
const saying = (words: string): unknown => expect.stringContaining(`“${words}”`);

afterEach(() => desk.store.close());

describe('a page whose event is split', () => {
  const bill = [
    article('b1', 'daily-lantern', 'Velian parliament rejects pension bill', 70),
    article('b2', 'channel-nine', 'Pension bill rejected in Velia', 71),
    article('b3', 'norwire', 'Parliament of Velia rejects pension bill', 72),
  ];
  const toldIn = ({ lead, lines }: Roundup) => [lead, ...lines].map((one) => one?.articleId).sort();
  let page: Roundup;

  beforeEach(async () => {
    desk = await openDesk();
    await desk.report('e1', early);
    await desk.changed('e1');
    page = await desk.publish('e1');
    await desk.report('e1', bill);
    await desk.changed('e1');
    desk.now += minuteMs;
  });

  test('follows its lead, and the other reports are drafted as a new event', async () => {
    await desk.moveTo('e2', early);
    await desk.changed('e1', 'e2');
    const { id, path, title, lead } = page;
    expect(await desk.roundupOf('e2')).toMatchObject({ id, path, title, lead, reports: 3 });
    expect(await desk.roundupOf('e1')).toMatchObject({ state: 'draft', reports: 3 });
    expect((await desk.roundupOf('e1')).id).not.toBe(id);
    expect(await desk.changed('e1', 'e2')).toEqual([]);
  });

  test('keeps moved lines, marked, until a correction can link to their page', async () => {
    await desk.moveTo('e2', bill);
    await desk.changed('e1', 'e2');
    const marks = (await desk.roundupOf('e1')).lines.map(({ movedTo }) => movedTo);
    expect(marks).toEqual([undefined, undefined, 'e2', 'e2', 'e2']);
    const other = await desk.publish('e2', '/2031/05/velian-parliament-rejects-bill.html');
    expect(await desk.changed('e1')).toEqual([page.id]);
    expect(toldIn(await desk.roundupOf('e1'))).toEqual(early.map(({ id }) => id).sort());
    const notices = [
      { kind: 'correction', about: other.id, text: { text: saying(other.title.text) } },
    ];
    expect(await desk.roundupOf('e1')).toMatchObject({ notices, reports: 3 });
    expect((await verifySite(desk.store, config)).findings).toEqual([]);
    expect(await desk.changed('e1', 'e2')).toEqual([]);
  });

  test('keeps a lead of another event as a line, which is later removed', async () => {
    const lead = arvaArticles.find(({ id }) => id === page.lead?.articleId);
    if (lead === undefined) throw new Error('no lead');
    const [title] = (await desk.roundupOf('e1')).lines.map(({ headline }) => headline);
    const more = bill.map((one) => ({ ...one, id: `${one.id}-more`, url: `${one.url}-more` }));
    await desk.store.roundups.put({ ...(await desk.roundupOf('e1')), title: title ?? page.title });
    await desk.report('e2', more);
    await desk.moveTo('e2', [lead]);
    await desk.changed('e1', 'e2');
    const [first] = (await desk.roundupOf('e1')).lines;
    expect(first).toMatchObject({ articleId: lead.id, movedTo: 'e2' });
    const other = await desk.publish('e2', '/2031/05/velian-parliament-rejects-bill.html');
    await desk.changed('e1');
    const after = await desk.roundupOf('e1');
    expect(toldIn(after)).not.toContain(lead.id);
    expect(after.notices.map(({ about }) => about)).toEqual([undefined, other.id]);
    expect((await verifySite(desk.store, config)).findings).toEqual([]);
  });

  test('is drafted again when its lines change elsewhere', async () => {
    await desk.moveTo('e2', bill);
    await desk.changed('e1', 'e2');
    await desk.moveTo('e3', bill);
    await desk.store.events.change('e2', { mergedInto: 'e3' });
    await desk.changed('e2', 'e3');
    const marks = (await desk.roundupOf('e1')).lines.map(({ movedTo }) => movedTo);
    expect(marks).toEqual([undefined, undefined, 'e3', 'e3', 'e3']);
    await desk.moveTo('e1', bill);
    await desk.changed('e3');
    expect((await desk.roundupOf('e1')).reports).toBe(6);
    expect((await desk.roundupOf('e1')).lines.every((line) => !line.movedTo)).toBe(true);
  });

  test('keeps a report that is alone now, but not one that was a first guess', async () => {
    const [one, two, three] = bill.map(({ id }) => id) as [string, string, string];
    const seenAt = bill[0]?.seenAt ?? 0;
    const alone = { score: 0, reasons: [], pinned: false };
    for (const [articleId, afterMs] of [
      [one, 24 * hourMs],
      [two, minuteMs],
    ] as const) {
      await desk.report(`alone ${articleId}`, []);
      const placedAt = seenAt + afterMs;
      await desk.store.events.place([
        { articleId, eventId: `alone ${articleId}`, placedAt, ...alone },
      ]);
    }
    await desk.changed('e1', `alone ${one}`, `alone ${two}`);
    const { lines, reports } = await desk.roundupOf('e1');
    const marked = lines.filter(({ movedTo }) => movedTo !== undefined);
    expect(marked.map(({ articleId }) => articleId)).toEqual([two]);
    expect(lines.map(({ articleId }) => articleId)).toEqual(expect.arrayContaining([one, three]));
    expect(reports).toBe(5);
    await desk.report(`alone ${one}`, [
      article('b9', 'union-press', 'Velia keeps pensions', 2_000),
    ]);
    await desk.changed(`alone ${one}`);
    const joined = (await desk.roundupOf('e1')).lines.find(({ articleId }) => articleId === one);
    expect(joined?.movedTo).toBe(`alone ${one}`);
  });

  test('follows most of its reports when its lead was withdrawn', async () => {
    const lead = page.lead?.articleId ?? '';
    await desk.store.articles.change(lead, { withdrawnAt: desk.now });
    const rest = [...early, ...bill].filter(({ id }) => id !== lead);
    await desk.moveTo('e2', rest);
    await desk.changed('e1', 'e2');
    expect(await desk.roundupOf('e2')).toMatchObject({ id: page.id, reports: 5 });
    expect((await desk.roundupOf('e2')).lead).toMatchObject({
      articleId: lead,
      withdrawnAt: desk.now,
    });
    expect(await desk.store.roundups.findByEvent('e1')).toBeUndefined();
  });

  test('merges with the page its lead moved to: the older address stays', async () => {
    await desk.moveTo('e2', bill);
    await desk.changed('e1', 'e2');
    desk.now += minuteMs;
    const younger = await desk.publish('e2', '/2031/05/velian-parliament-rejects-bill.html');
    await desk.moveTo('e2', early);
    await desk.changed('e2', 'e1');
    const { id, path } = page;
    expect(await desk.roundupOf('e2')).toMatchObject({ id, path, state: 'published', reports: 6 });
    expect(await desk.store.roundups.find(younger.id)).toMatchObject({ continuedBy: id });
    expect(await desk.store.roundups.findByEvent('e1')).toBeUndefined();
    expect(await desk.changed('e1', 'e2')).toEqual([]);
  });

  test('stays withdrawn: what an editor withdrew does not come back', async () => {
    await desk.store.roundups.put({ ...(await desk.roundupOf('e1')), state: 'withdrawn' });
    await desk.moveTo('e2', early);
    await desk.changed('e2', 'e1');
    expect(await desk.roundupOf('e2')).toMatchObject({ id: page.id, state: 'withdrawn' });
    expect(await desk.roundupOf('e1')).toMatchObject({ state: 'draft', reports: 3 });
  });

  test('loses no line that an editor arranged', async () => {
    await desk.store.roundups.put({ ...(await desk.roundupOf('e1')), touched: ['lines'] });
    await desk.moveTo('e2', bill);
    await desk.changed('e1', 'e2');
    await desk.publish('e2', '/2031/05/velian-parliament-rejects-bill.html');
    await desk.changed('e1');
    expect((await desk.roundupOf('e1')).lines).toHaveLength(5);
  });
});
