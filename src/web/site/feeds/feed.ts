// Writes the site's feeds in three formats. Entry ids are roundup ids, so they never change.

import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith';
import { dateOf, type PublicRoundup } from '../../ui/public-roundup.js';
import type { SiteFacts } from '../../ui/facts.js';
import type { Register } from '../../ui/register.js';
import { countsLine } from '../../ui/words/counts.js';
import { jsonOf } from '../../ui/words/shown-text.js';
import { xmlSafe, xmlText } from '../../../domain/markup.js';
import { feedBody } from './body.js';

export type FeedFormat = 'atom' | 'rss' | 'json';

export interface FeedView {
  readonly title: string;
  /** Path of the feed without format and paging; the feed id is made from it. */
  readonly basePath: string;
  /** Path of this document, with its query. */
  readonly path: string;
  /** Path of the page with the same roundups. */
  readonly pagePath: string;
  readonly roundups: readonly PublicRoundup[];
  readonly register: Register;
  /** Time of the newest change, ms UTC; 0 if there is no roundup. */
  readonly updatedAt: number;
  /** Path of the next older part of the feed. */
  readonly nextPath?: string | undefined;
}

export const feedTypes: Readonly<Record<FeedFormat, string>> = {
  atom: 'application/atom+xml; charset=utf-8',
  rss: 'application/rss+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
};

export function writeFeed(format: FeedFormat, view: FeedView, facts: SiteFacts): string {
  const write = { atom: writeAtom, rss: writeRss, json: writeJson }[format];
  const written = write(view, facts);
  return format === 'json' ? written : tight(xmlSafe(written));
}

function writeAtom(view: FeedView, facts: SiteFacts): string {
  return generateAtomFeed({
    id: facts.url + view.basePath,
    title: { value: view.title },
    subtitle: { value: subtitle(facts) },
    updated: new Date(view.updatedAt),
    generator: { text: 'muster' },
    authors: [{ name: facts.name, uri: `${facts.url}/` }],
    links: [
      { rel: 'alternate', href: facts.url + view.pagePath, type: 'text/html' },
      ...pagingLinks(view, 'application/atom+xml', facts),
    ],
    entries: view.roundups.map((roundup) => ({
      id: `urn:uuid:${roundup.id}`,
      title: { value: roundup.title.text },
      published: new Date(dateOf(roundup)),
      updated: new Date(updatedAt(roundup)),
      links: [{ rel: 'alternate', href: addressOf(roundup, facts), type: 'text/html' }],
      categories: roundup.labels.map(({ text }) => ({ term: text })),
      summary: { value: summaryOf(roundup) },
      content: { type: 'html', value: feedBody({ roundup, register: view.register, facts }) },
    })),
  });
}

function writeRss(view: FeedView, facts: SiteFacts): string {
  return generateRssFeed({
    title: view.title,
    link: facts.url + view.pagePath,
    description: subtitle(facts),
    language: 'en',
    lastBuildDate: new Date(view.updatedAt),
    generator: 'muster',
    atom: { links: pagingLinks(view, 'application/rss+xml', facts) },
    items: view.roundups.map((roundup) => ({
      title: roundup.title.text,
      link: addressOf(roundup, facts),
      guid: { value: `urn:uuid:${roundup.id}`, isPermaLink: false },
      pubDate: new Date(dateOf(roundup)),
      categories: roundup.labels.map(({ text }) => ({ name: text })),
      // Feed readers read a description as HTML.
      description: xmlText(summaryOf(roundup)),
      content: { encoded: feedBody({ roundup, register: view.register, facts }) },
    })),
  });
}

function writeJson(view: FeedView, facts: SiteFacts): string {
  const feed = generateJsonFeed({
    title: view.title,
    home_page_url: facts.url + view.pagePath,
    feed_url: facts.url + view.path,
    description: subtitle(facts),
    language: 'en',
    ...(view.nextPath === undefined ? {} : { next_url: facts.url + view.nextPath }),
    items: view.roundups.map((roundup) => ({
      id: `urn:uuid:${roundup.id}`,
      url: addressOf(roundup, facts),
      title: roundup.title.text,
      summary: summaryOf(roundup),
      content_html: feedBody({ roundup, register: view.register, facts }),
      date_published: new Date(dateOf(roundup)),
      date_modified: new Date(updatedAt(roundup)),
      tags: roundup.labels.map(({ text }) => text),
    })),
  });
  return jsonOf({ items: [], ...(feed as object) });
}

function pagingLinks({ path, nextPath }: FeedView, type: string, facts: SiteFacts) {
  const self = { rel: 'self', href: facts.url + path, type };
  return nextPath === undefined
    ? [self]
    : [self, { rel: 'next', href: facts.url + nextPath, type }];
}

function subtitle({ tagline, banner }: SiteFacts): string {
  return banner === undefined ? tagline : `${tagline}. ${banner}`;
}

/** feedsmith puts CDATA on separate lines, which adds blanks to titles. This removes them. */
function tight(xml: string): string {
  return xml.replace(/>\s+<!\[CDATA\[/g, '><![CDATA[').replace(/\]\]>\s+<\//g, ']]></');
}

/** At least the time of publication: the last change of the draft may be earlier. */
const updatedAt = ({ changedAt, publishedAt }: PublicRoundup) => Math.max(changedAt, publishedAt);
const addressOf = (roundup: PublicRoundup, facts: SiteFacts) => facts.url + roundup.path;
const summaryOf = (roundup: PublicRoundup) => roundup.lead?.excerpt[0]?.text ?? countsLine(roundup);
