// The site's feeds in three formats. Ids never change: they are the roundups' own, not addresses.

import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith';
import type { PublicRoundup } from '../public-roundup.js';
import type { SiteFacts } from '../facts.js';
import type { Register } from '../register.js';
import { countsLine } from '../words/counts.js';
import { xmlSafe } from '../words/xml-safe.js';
import { feedBody } from './body.js';

export type FeedFormat = 'atom' | 'rss' | 'json';

export interface FeedView {
  readonly title: string;
  /** Path of the feed itself, with its query. */
  readonly path: string;
  /** Path of the page it follows. */
  readonly pagePath: string;
  readonly roundups: readonly PublicRoundup[];
  readonly register: Register;
  /** Of the newest change; shown when there is no roundup yet. */
  readonly updatedAt: number;
  /** Of the next older portion. */
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
  return format === 'json' ? written : xmlSafe(written);
}

function writeAtom(view: FeedView, facts: SiteFacts): string {
  const links = [
    { rel: 'self', href: facts.url + view.path, type: 'application/atom+xml' },
    { rel: 'alternate', href: facts.url + view.pagePath, type: 'text/html' },
    ...(view.nextPath === undefined
      ? []
      : [{ rel: 'next', href: facts.url + view.nextPath, type: 'application/atom+xml' }]),
  ];
  return generateAtomFeed({
    id: facts.url + view.path,
    title: { value: view.title },
    subtitle: { value: subtitle(facts) },
    updated: new Date(view.updatedAt),
    generator: { text: 'muster' },
    authors: [{ name: facts.name, uri: `${facts.url}/` }],
    links,
    entries: view.roundups.map((roundup) => ({
      id: `urn:uuid:${roundup.id}`,
      title: { value: roundup.title.text },
      published: new Date(roundup.publishedAt),
      updated: new Date(roundup.changedAt),
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
    atom: { links: [{ rel: 'self', href: facts.url + view.path, type: 'application/rss+xml' }] },
    items: view.roundups.map((roundup) => ({
      title: roundup.title.text,
      link: addressOf(roundup, facts),
      guid: { value: `urn:uuid:${roundup.id}`, isPermaLink: false },
      pubDate: new Date(roundup.publishedAt),
      categories: roundup.labels.map(({ text }) => ({ name: text })),
      description: summaryOf(roundup),
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
      date_published: new Date(roundup.publishedAt),
      date_modified: new Date(roundup.changedAt),
      tags: roundup.labels.map(({ text }) => text),
    })),
  });
  return JSON.stringify(feed);
}

function subtitle({ tagline, banner }: SiteFacts): string {
  return banner === undefined ? tagline : `${tagline}. ${banner}`;
}

const addressOf = (roundup: PublicRoundup, facts: SiteFacts) => facts.url + roundup.path;
const summaryOf = (roundup: PublicRoundup) => roundup.lead?.excerpt[0]?.text ?? countsLine(roundup);
