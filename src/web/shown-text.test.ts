// No text of an outlet hides or reorders other text, wherever the site shows it.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSampleSite, type SampleSite } from '../../test/open-site.fixture.js';

/** Each of these characters must never reach a reader. */
const unsafe = [0x00, 0x07, 0x08, 0x1b, 0x7f, 0x85, 0x9f, 0x202a, 0x202e, 0x2066, 0x2069];
const hostile = `Har${unsafe.map((code) => String.fromCodePoint(code)).join('')}bour`;
const found = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/u;
const escaped = /\\u00(?:[01]|7f|8|9)|\\u20(?:2[a-e]|6[6-9])/i;

let site: SampleSite;
let path: string;
let eventId: string;
beforeAll(async () => {
  site = await openSampleSite();
  const [first] = site.roundups;
  if (first?.lead === undefined || !first.path || !first.eventId) throw new Error('No sample.');
  ({ path, eventId } = { path: first.path, eventId: first.eventId });
  const sourced = { ...first.title, text: hostile };
  const [line] = first.lines;
  if (line === undefined) throw new Error('The sample has lines.');
  await site.store.roundups.put({
    ...first,
    title: sourced,
    sectionHeading: sourced,
    labels: [sourced],
    lead: { ...first.lead, author: sourced, headline: sourced, excerpt: [sourced] },
    lines: [{ ...line, headline: sourced }, ...first.lines.slice(1)],
    notices: [{ kind: 'correction', at: 1, text: sourced }],
  });
  const [outlet] = await site.store.outlets.list();
  if (outlet === undefined) throw new Error('The sample has outlets.');
  await site.store.outlets.put([{ ...outlet, name: hostile, owner: hostile }]);
  const [article] = await site.store.articles.ofEvent(eventId);
  if (article === undefined) throw new Error('The sample has articles.');
  const version = { articleId: article.id, version: article.version + 1, seenAt: article.seenAt };
  const { summary, text } = article;
  await site.store.articles.addVersion({ ...version, headline: hostile, summary, text });
});
afterAll(() => site.close());

test.each([
  ['the front page', () => '/'],
  ['a roundup', () => path],
  ['all coverage', () => `/events/${eventId}`],
  ['a label', () => `/search/label/${encodeURIComponent(hostile)}`],
  ['a search', () => `/search?q=${encodeURIComponent(hostile)}`],
  ['the outlets', () => '/p/outlets.html'],
  ['the corrections', () => '/p/corrections.html'],
  ['an error page', () => `/${encodeURIComponent(hostile)}`],
  ['Atom', () => '/feeds/posts/default'],
  ['RSS', () => '/feeds/posts/default?alt=rss'],
  ['JSON Feed', () => '/feeds/posts/default?alt=json'],
  ['the news sitemap', () => '/news-sitemap.xml'],
])('%s', async (_, url) => {
  const { body } = await site.web.app.inject({ url: url() });
  expect(body).not.toMatch(found);
  expect(body).not.toMatch(escaped);
});
