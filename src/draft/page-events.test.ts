import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Line, Roundup } from '../domain/roundup.js';
import { openDesk, type Desk } from './desk.fixture.js';
import { createReportEventsFinder } from './report-events.js';
import { createPagesByReport } from './pages-by-report.js';
import { article, morning } from './newsroom.fixture.js';
import { pageEventsOf } from './page-events.js';

let desk: Desk;
beforeEach(async () => (desk = await openDesk()));
afterEach(() => desk.store.close());

/** A page of the event, with a line that tells of another one by now. */
function page(eventId: string, movedTo: string): Roundup {
  const { id: articleId, headline, outletId, url, form } = article(`a-${eventId}`, 'o', 'H', 0);
  const said = { text: headline, from: { kind: 'typed', by: 'ed', at: morning } } as const;
  const line: Line = {
    ...{ articleId, headline: said, outletId, agencyIds: [], url, form, movedTo },
    ...{ at: morning, originId: articleId, folded: false },
  };
  return {
    ...{ id: `page-${eventId}`, eventId, state: 'published', title: said, lines: [line] },
    ...{ labels: [], notices: [], touched: [], reports: 0, origins: 0 },
    ...{ draftedAt: morning, changedAt: morning, publishedAt: morning, path: `/${eventId}.html` },
  };
}

/** Each names the event of the one before. */
async function chain(count: number): Promise<readonly Roundup[]> {
  const pages = Array.from({ length: count }, (_, at) => page(`e${at + 1}`, `e${at}`));
  for (const one of pages) {
    await desk.report(one.eventId ?? '', []);
    await desk.store.roundups.put(one);
  }
  return pages;
}

test('pages that name a changed event are drafted too, but not pages that name those', async () => {
  await desk.report('e0', []);
  const pointers = createPagesByReport();
  pointers.add(await chain(20));
  const finder = createReportEventsFinder(desk.store);
  const { assignments: wishes, eventIds } = await pageEventsOf(
    ['e0'],
    desk.store,
    pointers,
    finder,
  );
  expect(eventIds).toEqual(['e0', 'e1']);
  expect(wishes.map(({ roundup }) => roundup.id)).toEqual(['page-e1']);
});

test('pages that name an event are drafted when it gains a report', async () => {
  const pointers = createPagesByReport();
  pointers.add(await chain(3));
  await desk.report('e0', []);
  await desk.report('old', []);
  await desk.store.events.change('old', { mergedInto: 'e0' });
  const finder = createReportEventsFinder(desk.store);
  const { eventIds } = await pageEventsOf(['old'], desk.store, pointers, finder);
  expect(eventIds).toEqual(['e0', 'e1']);
});

test('the records of a page are read once a message', async () => {
  const read: string[] = [];
  const { articles } = desk.store;
  const headsOf = (id: string) => (read.push(id), articles.headsOf(id));
  const finder = createReportEventsFinder({ articles: { ...articles, headsOf } });
  await desk.report('e1', [article('a-e1', 'norwire', 'Army enters Arva', 0)]);
  const homes = await finder.eventsOf(page('e1', 'e2'));
  expect(await finder.eventsOf(page('e1', 'e2'))).toBe(homes);
  expect(read).toEqual(['e1']);
});
