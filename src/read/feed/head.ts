// Reads the head of a feed: what the feed says about itself, in any format.

import { readDate } from '../date/date.js';
import { isWeb, safeAddress } from './address.js';
import { attribute, elements, first, textOf, wordsOf } from './element.js';
import type { Element } from './element.js';
import {
  childrenNamed,
  categoriesOf,
  firstDate,
  firstValue,
  languageOf,
  linksOf,
  pageLink,
  childrenByName,
  firstPlainText,
} from './children.js';
import type { Link, Children } from './children.js';
import { peopleOf } from './people.js';
import type { FeedFormat, FeedReading } from './reading.js';

type Head = Partial<{ -readonly [K in keyof FeedReading]: FeedReading[K] | undefined }>;

const minutesOf: Readonly<Record<string, number>> = {
  hourly: 60,
  daily: 1_440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
};
/** A ttl of more than a year is a mistake. */
const ttlMinutesMax = 525_600;

/** The format by the name of the root; undefined if it is no feed. */
export function formatOf(root: Element | undefined, entries: boolean): FeedFormat | undefined {
  switch (root?.name) {
    case 'rss':
      return 'rss';
    case 'rdf:rdf':
    case 'rdf':
    case '?:rdf':
      return 'rdf';
    case 'feed':
      return 'atom';
    case 'channel':
      return root.written === 'CHANNEL' || attribute(root, 'lastmod') !== undefined ? 'cdf' : 'rss';
    case 'urlset':
      return 'sitemap';
    default:
      return entries && (root?.name === 'items' || root?.name === '?:feed') ? 'rss' : undefined;
  }
}

/** `language` is the language of the HTTP header, used if the feed declares none. */
export function readHead(root: Element, format: FeedFormat, language: string | undefined): Head {
  const atom = format === 'atom';
  const channel = first(root, 'channel') ?? root;
  const parts = childrenByName(channel, channel === root ? undefined : withoutChannel(root));
  const links = linksOf(parts);
  const plain = (...names: readonly string[]): string | undefined =>
    firstPlainText(parts, names, atom);
  return {
    title: plain('title', 'dc:title', 'media:title', 'itunes:title'),
    link:
      pageLink(links) ?? aboutOf(channel) ?? safeAddress(attribute(channel, 'href'), channel.base),
    description:
      plain(
        'description',
        'subtitle',
        'tagline',
        'abstract',
        'itunes:subtitle',
        'itunes:summary',
      ) ??
      plain('dc:description', 'dcterms:abstract', 'info', 'summary', 'feedburner:browserfriendly'),
    language: languageOf(
      firstValue(parts, ['language', 'dc:language'], wordsOf) ??
        languageInForce(root, channel) ??
        language,
    ),
    published: firstDate(parts, [
      'pubdate',
      'published',
      'dcterms:issued',
      'issued',
      'dcterms:created',
      'created',
    ]),
    updated:
      firstDate(parts, ['updated', 'modified', 'lastbuilddate', 'dcterms:modified', 'dc:date']) ??
      readDate(attribute(channel, 'lastmod') ?? ''),
    authors: authorsOf(parts),
    categories: categoriesOf(parts),
    image: imageOf(parts),
    generator: plain('generator') ?? generatorOf(parts),
    rights: plain('copyright', 'rights', 'dc:rights', 'dcterms:rights', 'media:copyright'),
    ttlMinutes: ttlOf(parts),
    skipHours: numbersIn(parts, 'skiphours', 'hour', hourOf),
    skipDays: numbersIn(parts, 'skipdays', 'day', dayOf),
    hub: linkTo(links, 'hub'),
    self: linkTo(links, 'self'),
  };
}

/** RSS 1.0 has its image beside the channel. */
function withoutChannel(root: Element): Element {
  return {
    ...root,
    children: root.children.filter((one) => typeof one !== 'string' && one.name === 'image'),
  };
}

function aboutOf(channel: Element): string | undefined {
  const about = attribute(channel, 'rdf:about') ?? attribute(channel, 'about');
  return about !== undefined && isWeb(about) && !/\.(rdf|rss|xml)$/i.test(about)
    ? about
    : undefined;
}

function languageInForce(root: Element, channel: Element): string | undefined {
  return channel.language ?? root.language;
}

function authorsOf(parts: Children): FeedReading['authors'] {
  const editors = peopleOf(
    childrenNamed(parts, 'author', 'managingeditor', 'dc:creator', 'dc:author', 'itunes:author'),
  );
  return editors.length > 0 ? editors : peopleOf(childrenNamed(parts, 'webmaster', 'itunes:owner'));
}

function imageOf(parts: Children): string | undefined {
  const address = (
    names: readonly string[],
    read: (one: Element) => string | undefined,
  ): string | undefined => firstValue(parts, names, (one) => safeAddress(read(one), one.base));
  return (
    address(['image'], (one) => wordsOf(first(one, 'url')) ?? attribute(one, 'href')) ??
    address(['logo'], (one) => wordsOf(one) ?? attribute(one, 'href')) ??
    address(['itunes:image'], (one) => attribute(one, 'href')) ??
    address(['media:thumbnail'], (one) => attribute(one, 'url')) ??
    address(['icon'], wordsOf) ??
    address(['image'], (one) => attribute(one, 'rdf:resource'))
  );
}

function generatorOf(parts: Children): string | undefined {
  const agent = firstValue(parts, ['admin:generatoragent'], (one) =>
    attribute(one, 'rdf:resource'),
  );
  return (
    agent ??
    firstValue(
      parts,
      ['generator'],
      (one) => attribute(one, 'name') ?? attribute(one, 'uri') ?? attribute(one, 'url'),
    )
  );
}

function ttlOf(parts: Children): number | undefined {
  const ttl = firstValue(parts, ['ttl'], (one) => /^\d{1,7}$/.exec(textOf(one).trim())?.[0]);
  if (ttl !== undefined) return Number(ttl) <= ttlMinutesMax ? Number(ttl) : undefined;
  const period = firstValue(parts, ['sy:updateperiod'], wordsOf)?.toLowerCase() ?? '';
  const minutes = Object.hasOwn(minutesOf, period) ? minutesOf[period] : undefined;
  if (minutes === undefined) return undefined;
  const times = Number(firstValue(parts, ['sy:updatefrequency'], wordsOf) ?? 1);
  return times >= 1 && times <= 1_440 ? Math.max(1, Math.round(minutes / times)) : minutes;
}

function numbersIn(
  parts: Children,
  name: string,
  each: string,
  read: (text: string) => number | undefined,
): readonly number[] | undefined {
  const found = childrenNamed(parts, name).flatMap((list) =>
    elements(list, each).map((one) => read(textOf(one).trim())),
  );
  const numbers = [...new Set(found.filter((one) => one !== undefined))].sort((a, b) => a - b);
  return numbers.length === 0 ? undefined : numbers;
}

/** 0 to 23. Early RSS counts to 24, which is midnight. */
function hourOf(text: string): number | undefined {
  const hour = /^\d{1,2}$/.test(text) ? Number(text) : 99;
  return hour <= 24 ? hour % 24 : undefined;
}

function dayOf(text: string): number | undefined {
  const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
  const at = days.indexOf(text.toLowerCase());
  return at < 0 ? undefined : at;
}

function linkTo(links: readonly Link[], wanted: string): string | undefined {
  return links.find(({ rel }) => rel.split(/\s+/).includes(wanted))?.href;
}
