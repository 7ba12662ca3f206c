// An invented newsroom for the tests of this room; no such town, army or outlet exists.

import { minuteMs as minute } from '../domain/time.js';
import type { Article } from '../domain/article.js';
import type { Event } from '../domain/event.js';
import type { Outlet } from '../domain/outlet.js';
import type { EventParts } from './draft-roundup.js';

export const morning = Date.UTC(2031, 4, 6, 6);

const outlet = (id: string, name: string, rest: Partial<Outlet>): Outlet => ({
  id,
  name,
  kind: 'private',
  medium: 'newspaper',
  domains: [`${id}.example`],
  aliases: [],
  rank: 500,
  evidence: [],
  reviewed: true,
  ...rest,
});

export const outlets: readonly Outlet[] = [
  outlet('norwire', 'Norwire', { kind: 'agency', medium: 'agency', rank: 10 }),
  outlet('union-press', 'Union Press', { kind: 'agency', medium: 'agency', rank: 20 }),
  outlet('velia-state-news', 'Velia State News', { kind: 'state', medium: 'agency', rank: 30 }),
  outlet('orsk-telegraph', 'The Orsk Telegraph', { rank: 40, aliases: ['Orsk Telegraph'] }),
  outlet('tamaran-times', 'Tamaran Times', { rank: 50 }),
  outlet('daily-lantern', 'Daily Lantern', { rank: 60 }),
  outlet('lake-country-sun', 'Lake Country Sun', { kind: 'local', rank: 70 }),
  outlet('channel-nine', 'Channel Nine', { medium: 'broadcaster', rank: 10 }),
  outlet('velia-one', 'Velia One', { kind: 'state', medium: 'broadcaster', rank: 20 }),
  outlet('el-faro', 'El Faro de Tamara', { rank: 80 }),
];

export const outletsById: ReadonlyMap<string, Outlet> = new Map(
  outlets.map((one) => [one.id, one]),
);

/** An article of the event; `at` in minutes after the morning. */
export function article(
  id: string,
  outletId: string,
  headline: string,
  at: number,
  rest: Partial<Article> = {},
): Article {
  return {
    id,
    feedId: `feed-${outletId}`,
    outletId,
    url: `https://${outletId}.example/${id}`,
    headline,
    summary: '',
    text: '',
    form: 'report',
    labels: [],
    seenAt: morning + at * minute,
    version: 1,
    language: 'en',
    ...rest,
  };
}

export const leadText = [
  'Velian troops entered the river town of Arva before dawn on Tuesday, the army said, ' +
    'three weeks after rebels of the Lake Front had taken it.',
  'Residents reached by telephone said that the last fighters left over the northern bridge ' +
    'at about 4 a.m. “We heard no shot after that,” said Mr. Oran Tell, who keeps a bakery ' +
    'by the market.',
  'It is the fourth time in two years that the town has changed hands.',
].join('\n\n');

const union = { credit: { agencies: ['union-press'], foundIn: 'dateline' as const } };

export const arvaArticles: readonly Article[] = [
  article('a01', 'orsk-telegraph', 'Velian army retakes Arva from rebels', 0, {
    text: leadText,
    byline: 'By Ilse Maur',
  }),
  article('a02', 'norwire', 'Velian army says it has retaken Arva', 4, {
    summary: 'The army of Velia said on Tuesday it had retaken Arva.',
  }),
  article('a03', 'union-press', 'UPDATE 2-Velian army re-enters Arva as rebels pull out', 9),
  article('a04', 'tamaran-times', 'Velian army re-enters Arva as rebels pull out', 15, {
    ...union,
    originId: 'a03',
  }),
  article('a05', 'daily-lantern', 'Rebels quit Arva after three weeks', 16, {
    credit: { agencies: ['norwire'], foundIn: 'byline' },
  }),
  article('a06', 'velia-state-news', 'Heroic army liberates Arva from terrorists', 2),
  article('a07', 'channel-nine', "Army 'back in control' of Arva - Channel Nine", 20),
  article('a08', 'velia-one', 'WATCH: Special units in Arva [EXCLUSIVE]', 22, { form: 'video' }),
  article('a09', 'norwire', 'Arva, a town that changed hands four times', 30, {
    form: 'background',
  }),
  article('a10', 'lake-country-sun', 'What we know about the fall of Arva', 33),
  article('a11', 'tamaran-times', 'Velian army takes Arva back from Lake Front', 41),
  article('a12', 'el-faro', 'El ejército recupera Arva', 50, { language: 'es' }),
];

export function eventOf(articles: readonly Article[], id = 'e1'): Event {
  return {
    id,
    createdAt: morning,
    changedAt: morning,
    firstAt: morning,
    lastAt: morning,
    articles: articles.length,
    outlets: new Set(articles.map(({ outletId }) => outletId)).size,
    origins: new Set(articles.map((one) => one.originId ?? one.id)).size,
  };
}

export function partsOf(articles: readonly Article[]): EventParts {
  return { event: eventOf(articles), articles, outlets: outletsById };
}
