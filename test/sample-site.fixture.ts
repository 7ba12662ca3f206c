// Fills a store with an invented site of some days, through the interface of the store alone.

import type { Article } from '../src/domain/article.js';
import type { Roundup } from '../src/domain/roundup.js';
import type { Sourced } from '../src/domain/sourced.js';
import { minuteMs, dayMs } from '../src/domain/time.js';
import { slugFor } from '../src/publish/publish.js';
import type { Store } from '../src/store/store.js';
import { sampleEvents, type SampleEvent } from './sample-events.fixture.js';
import { sampleOutlets } from './sample-outlets.fixture.js';

export const sampleDay = Date.UTC(2017, 2, 2, 14, 5);
/** Days before `sampleDay` on which the same happenings happen again, under other names. */
const daysBack = [0, 1, 2, 30, 400];

/** Ids that name what they are and sort by birth, as UUIDs do. */
export const sampleId = (kind: 'article' | 'event' | 'roundup', ...parts: readonly number[]) => {
  const digits = { article: 'a', event: 'e', roundup: 'b' }[kind];
  const tail = parts.map((part) => part.toString(16).padStart(4, '0')).join('');
  return `0195a000-0000-7000-8${digits}00-${tail.padStart(12, '0')}`;
};

export async function fillSampleSite(store: Store): Promise<readonly Roundup[]> {
  await store.outlets.put(sampleOutlets);
  const roundups: Roundup[] = [];
  for (const [day, back] of daysBack.entries()) {
    for (const [number, event] of sampleEvents.entries()) {
      const firstAt = sampleDay - back * dayMs - number * 47 * minuteMs;
      roundups.push(await addEvent(store, event, day, number, firstAt));
    }
  }
  await store.touchSite();
  return roundups;
}

async function addEvent(
  store: Store,
  event: SampleEvent,
  day: number,
  number: number,
  firstAt: number,
): Promise<Roundup> {
  const eventId = sampleId('event', day, number);
  const articles = articlesOf(event, day, number, firstAt);
  const origins = new Set(articles.map((article) => article.originId ?? article.id)).size;
  await store.events.add({
    id: eventId,
    createdAt: firstAt,
    changedAt: firstAt + 6 * 60 * minuteMs,
    firstAt,
    lastAt: Math.max(...articles.map((article) => article.publishedAt ?? 0)),
    articles: articles.length,
    outlets: new Set(articles.map((article) => article.outletId)).size,
    origins,
  });
  for (const article of articles) await store.articles.add(article, []);
  await store.events.place(
    articles.map((article, index) => ({
      articleId: article.id,
      eventId,
      placedAt: article.seenAt,
      score: index === 0 ? 1 : 0.71,
      reasons:
        index === 0
          ? []
          : [
              { cause: { kind: 'shared', terms: ['Asker'] }, weight: 0.6 },
              { cause: { kind: 'hours', hours: 1, datedByText: 0 }, weight: 0.4 },
            ],
      pinned: index === 4,
    })),
  );
  const roundup = roundupOf(event, articles, { day, number, firstAt, eventId, origins });
  await store.roundups.add(roundup);
  return roundup;
}

function articlesOf(
  event: SampleEvent,
  day: number,
  number: number,
  firstAt: number,
): readonly Article[] {
  return event.reports.map((report, index) => ({
    id: sampleId('article', day, number, index),
    feedId: `feed-${report.outletId}`,
    outletId: report.outletId,
    url: `https://${report.outletId}.example/${day}/${number}/${index}?a=1&b=2`,
    headline: report.headline,
    summary: event.excerpt[0] ?? '',
    text: event.excerpt.join('\n\n'),
    language: report.language ?? 'en',
    form: 'report',
    labels: [],
    publishedAt: firstAt + report.after * minuteMs,
    seenAt: firstAt + (report.after + 3) * minuteMs,
    version: 1,
    ...(report.agencies === undefined
      ? {}
      : { credit: { agencies: report.agencies, foundIn: 'byline' as const } }),
    ...(report.copies === undefined
      ? {}
      : { originId: sampleId('article', day, number, report.copies) }),
  }));
}

interface Placed {
  readonly day: number;
  readonly number: number;
  readonly firstAt: number;
  readonly eventId: string;
  readonly origins: number;
}

function roundupOf(event: SampleEvent, articles: readonly Article[], placed: Placed): Roundup {
  const { day, number, firstAt, eventId, origins } = placed;
  const [lead, ...others] = articles;
  if (lead === undefined) throw new Error('A sample event needs a report.');
  const english = articles.find((article) => article.language === 'en') ?? lead;
  const publishedAt = firstAt + 60 * minuteMs;
  const title = day === 0 ? event.title : `${event.title}, Day ${day}`;
  const folder = new Date(publishedAt).toISOString().slice(0, 7).replace('-', '/');
  const slug = day === 0 ? slugFor(title) : `${slugFor(title)}-${day + 1}`;
  return {
    id: sampleId('roundup', day, number),
    eventId,
    state: 'published',
    title: { text: title, from: { kind: 'made', how: 'title-case', of: headlineOf(english) } },
    lead: {
      articleId: lead.id,
      outletId: lead.outletId,
      agencyIds: lead.credit?.agencies ?? [],
      headline: headlineOf(lead),
      url: lead.url,
      excerpt: event.excerpt.map((text) => ({ text, from: spanOf(lead, 'text', text) })),
      why: ['it is the first report with two paragraphs of its own'],
    },
    sectionHeading: {
      text: `More News On ${event.heading}`,
      from: { kind: 'house', name: 'headingPattern' },
    },
    lines: others.map((article, index) => ({
      articleId: article.id,
      headline: headlineOf(article),
      outletId: article.outletId,
      agencyIds: article.credit?.agencies ?? [],
      url: article.url,
      form: 'report',
      at: article.publishedAt ?? article.seenAt,
      originId: article.originId ?? article.id,
      folded: event.reports[index + 1]?.folded ?? false,
      ...(event.reports[index + 1]?.takenBack ? { withdrawnAt: firstAt + 500 * minuteMs } : {}),
    })),
    labels: event.labels.map((text) => ({
      text,
      from: { kind: 'typed', by: 'desk', at: firstAt },
    })),
    notices: day === 0 && number === 0 ? noticesAt(publishedAt) : [],
    reports: articles.length,
    origins,
    draftedAt: firstAt + 30 * minuteMs,
    changedAt: firstAt + 360 * minuteMs,
    publishedAt,
    path: `/${folder}/${slug}.html`,
    touched: [],
  };
}

function noticesAt(publishedAt: number): Roundup['notices'] {
  const typed = (text: string, at: number): Sourced => ({
    text,
    from: { kind: 'typed', by: 'desk', at },
  });
  const updatedAt = publishedAt + 90 * minuteMs;
  const correctedAt = publishedAt + 200 * minuteMs;
  return [
    { kind: 'update', at: updatedAt, text: typed('The rebels’ spokesman denies it.', updatedAt) },
    {
      kind: 'correction',
      at: correctedAt,
      text: typed('An earlier title said the town had been taken; it was the port.', correctedAt),
    },
  ];
}

const headlineOf = (article: Article): Sourced => ({
  text: article.headline,
  from: spanOf(article, 'headline', article.headline),
});

const spanOf = (article: Article, field: 'headline' | 'text', text: string): Sourced['from'] => {
  const start = Math.max(0, article[field].indexOf(text));
  return {
    kind: 'span',
    articleId: article.id,
    version: 1,
    field,
    start,
    end: start + text.length,
  };
};
