// The page "All coverage" of an event.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSampleSite, type SampleSite } from '../../test/open-site.fixture.js';
import { sampleId } from '../../test/sample-site.fixture.js';

let site: SampleSite;
beforeAll(async () => {
  site = await openSampleSite();
});
afterAll(() => site.close());

const get = (url: string) => site.web.app.inject({ url });

const threeDaysApart = {
  kind: 'against',
  cause: { kind: 'hours', hours: 72, datedByText: 0 },
} as const;

describe('all coverage', () => {
  test('shows a headline without the name of its outlet, as the roundup does', async () => {
    const [article] = await site.store.articles.ofEvent(sampleId('event', 0, 1));
    if (article === undefined) throw new Error('The sample has articles.');
    const { id: articleId, summary, text: words } = article;
    expect(article.outletId).toBe('halvard-radio');
    const headline = 'Island quake - Halvard Radio';
    await site.store.articles.addVersion({
      articleId,
      version: 2,
      seenAt: article.seenAt + 1,
      headline,
      summary,
      text: words,
    });
    await site.store.touchSite();
    const { body } = await get(`/events/${sampleId('event', 0, 1)}`);
    expect(body).toContain('<bdi>Island quake</bdi></a>');
  });

  test('says why a report is not in the second most likely event', async () => {
    const eventId = sampleId('event', 0, 1);
    const [article] = await site.store.articles.ofEvent(eventId);
    if (article === undefined) throw new Error('The sample has articles.');
    const runnerUp = { eventId: sampleId('event', 0, 2), score: -2, obstacle: threeDaysApart };
    const place = { articleId: article.id, eventId, placedAt: 0, score: 1, reasons: [], runnerUp };
    await site.store.events.place([{ ...place, pinned: false }]);
    await site.store.touchSite();
    const { body } = await get(`/events/${eventId}`);
    expect(body).toContain(
      `Why not in the second most likely event? <bdi>They are 3 days apart.</bdi>`,
    );
  });

  test('says which event a report was split off from, and why', async () => {
    const eventId = sampleId('event', 0, 1);
    const [article] = await site.store.articles.ofEvent(eventId);
    if (article === undefined) throw new Error('The sample has articles.');
    const obstacle = threeDaysApart;
    const departure = { kind: 'split', reports: 2, score: -2, reasons: [], obstacle } as const;
    const basis = { kind: 'grouped' } as const;
    const came = { cameFrom: sampleId('event', 0, 2), departure, basis, reasons: [] };
    const place = { articleId: article.id, eventId, placedAt: 0, score: 1, pinned: false };
    const before = await get(`/events/${eventId}`);
    await site.store.events.place([{ ...place, ...came }]);
    await site.store.touchSite();
    const { body } = await get(`/events/${eventId}`);
    expect(body).toContain(
      'It was split off with one other from another event. <bdi>They are 3 days apart.</bdi>',
    );
    expect(body).toContain('<p>By itself it would not join: recent reports were judged together');
    const firsts = (page: string) => page.split('It was the first report of the event.').length;
    expect(firsts(body)).toBeLessThanOrEqual(firsts(before.body));
  });

  test('marks a report that is probably about the event, and does not count it', async () => {
    const eventId = sampleId('event', 0, 1);
    const [article] = await site.store.articles.ofEvent(eventId);
    if (article === undefined) throw new Error('The sample has articles.');
    const { body: before } = await get(`/events/${eventId}`);
    const counts = /<span>(\d+) reports · \d+ origins<\/span>/.exec(before)?.[0] ?? 'none';
    expect(before).not.toContain('probably the same event, other language');
    const id = `${article.id}-es`;
    await site.store.articles.add({ ...article, id, url: `${article.url}/es`, language: 'es' }, []);
    const place = { articleId: id, eventId, placedAt: 0, score: 1, reasons: [] };
    await site.store.events.place([{ ...place, pinned: false, unsure: 'other language' }]);
    await site.store.touchSite();
    const { body } = await get(`/events/${eventId}`);
    expect(body.split('probably the same event, other language')).toHaveLength(2);
    expect(body).toContain(counts);
    expect(body).toContain(
      '1 report in another language is probably about the same event, and not',
    );
  });

  test('counts a lone report as the roundup does, and lists reports that left', async () => {
    const own = await openSampleSite();
    const [first, second] = own.roundups;
    if (!first?.eventId || !second?.path || !first.path) throw new Error('The sample is small.');
    const ask = async (url: string) => (await own.web.app.inject({ url })).body;
    const countIn = (page: string) => Number(/(\d+) reports · \d+ origins/.exec(page)?.[1]);
    const before = countIn(await ask(`/events/${first.eventId}`));
    const [alone, gone] = first.lines.filter(({ withdrawnAt }) => withdrawnAt === undefined);
    if (alone === undefined || gone === undefined) throw new Error('The sample has few lines.');
    const event = await own.store.events.find(first.eventId);
    if (event === undefined) throw new Error('The sample has events.');
    await own.store.events.add({ ...event, id: 'alone' });
    await own.store.articles.change(alone.articleId, { eventId: 'alone' });
    await own.store.articles.change(gone.articleId, { eventId: second.eventId });
    const lines = first.lines.map((line) =>
      line === gone ? { ...line, movedTo: second.eventId ?? '' } : line,
    );
    await own.store.roundups.put({ ...first, lines });
    const page = await ask(`/events/${first.eventId}`);
    expect(countIn(page)).toBe(before - 1);
    expect(page).toContain('now grouped with no other report; the roundup still lists it');
    const [, after] = page.split('no longer counted with this event');
    expect(after).toContain(gone.headline.text);
    expect(after).not.toContain(alone.headline.text);
    expect(after).toContain(`now listed under <a href="${second.path}">`);
    await own.close();
  });
});
