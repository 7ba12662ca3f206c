// The page of a roundup after changes to its reports and notices.

import { expect, test } from 'vitest';
import { openSampleSite } from '../../test/open-site.fixture.js';
import { dayMs } from '../domain/time.js';

test('shows the first report only if it is on another day', async () => {
  const own = await openSampleSite();
  const [first] = own.roundups;
  if (!first?.path) throw new Error('The sample is empty.');
  const said = async (url: string) =>
    (await own.web.app.inject({ url })).body.match(/First reported .*?<\/time>/g) ?? [];
  const before = (await said('/')).length;
  expect(await said(first.path)).toEqual([]);
  const [line, ...others] = first.lines;
  if (line === undefined) throw new Error('The sample has no lines.');
  const lines = [{ ...line, at: Date.UTC(2017, 1, 24, 8, 30) }, ...others];
  await own.store.roundups.put({ ...first, lines });
  await own.store.touchSite();
  expect((await said(first.path))[0]).toContain('February 24, 2017, 08:30 UTC');
  expect((await said('/')).length).toBe(before + 1);
  await own.close();
});

test('shows the newest corrections and folds the earlier ones', async () => {
  const own = await openSampleSite();
  const [first] = own.roundups;
  if (!first?.path) throw new Error('The sample is empty.');
  const from = { kind: 'typed', by: 'desk', at: 0 } as const;
  const said = ['One', 'Two', 'Three', 'Four'].map((text, at) => ({
    ...{ kind: 'correction' as const, at, text: { text, from } },
  }));
  const shown = async (notices: typeof said) => {
    await own.store.roundups.put({ ...first, notices });
    const { body } = await own.web.app.inject({ url: first.path ?? '' });
    const [open = '', folded] = body.split('earlier corrections</summary>');
    return { open: open.match(/One|Two|Three|Four/g), isFolded: folded !== undefined };
  };
  expect(await shown(said.slice(0, 2))).toEqual({ open: ['One', 'Two'], isFolded: false });
  expect(await shown(said)).toEqual({ open: ['Three', 'Four'], isFolded: true });
  await own.close();
});

test('lists a late roundup under the day of its last report, and says so', async () => {
  const own = await openSampleSite();
  const [first] = own.roundups;
  if (!first?.path || first.publishedAt === undefined) throw new Error('The sample is empty.');
  const datedAt = first.publishedAt - 3 * dayMs;
  await own.store.roundups.put({ ...first, datedAt });
  const ask = async (url: string) => (await own.web.app.inject({ url })).body;
  const front = await ask('/');
  expect(front.match(/<a href="(\/2017[^"]*html)"/)?.[1]).not.toBe(first.path);
  const days = front.split('<section class="day">');
  const day = days.find((html) => html.includes(`href="${first.path}"`));
  expect(day).toContain('<h2>Monday, February 27, 2017</h2>');
  for (const page of [day, await ask(first.path)]) {
    expect(page).toMatch(/[Pp]ublished late, <time[^>]*>March 2, 2017, 15:05 UTC</);
  }
  expect(await ask(first.path)).toMatch(/class="date"[^]*?Monday, February 27, 2017/);
  expect(await ask('/2017/02/')).toContain(first.path);
  expect(await ask('/2017/03/')).not.toContain(first.path);
  expect(await ask('/news-sitemap.xml')).not.toContain(first.path);
  await own.close();
});

test('a line that moved to another event links there and is not counted', async () => {
  const own = await openSampleSite();
  const [first, second] = own.roundups;
  if (!first?.path || !second?.path) throw new Error('The sample is small.');
  const last = first.lines.length - 1;
  const movedTo = second.eventId ?? '';
  const lines = first.lines.map((line, at) => (at === last ? { ...line, movedTo } : line));
  await own.store.roundups.put({ ...first, lines });
  await own.store.touchSite();
  const { body } = await own.web.app.inject({ url: first.path });
  expect(body).toContain(`now listed under <a href="${second.path}">${second.title.text}</a>`);
  expect(body).toContain('2 more lines stay');
  await own.store.roundups.put({ ...second, state: 'draft' });
  const said = async () => (await own.web.app.inject({ url: first.path ?? '' })).body;
  expect(await said()).toContain('now grouped with other reports, not counted here');
  const [, ...others] = await own.store.articles.ofEvent(movedTo);
  for (const { id } of others) await own.store.articles.change(id, { withdrawnAt: 1 });
  await own.store.touchSite();
  expect(await said()).toContain('now grouped with no other report, not counted here');
  await own.close();
});
