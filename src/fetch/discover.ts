// Finds the feeds of a site: its address may be a feed itself, its page may link feeds, or a feed
// is at one of the usual paths.

import { decodeXML } from 'entities';
import type { HttpAnswer, Ask } from './answer.js';
import { faultOf } from './fault-of.js';
import { kindOfBody } from './kind-of-body.js';
import type { FeedOffer } from '../domain/feed.js';
import { readTags } from './tags.js';

export type Discovery =
  | { readonly kind: 'found'; readonly feeds: readonly FeedOffer[] }
  | { readonly kind: 'none'; readonly why: string };

const feedTypes = /^\s*application\/(?:rss|atom|rdf|feed)\+(?:xml|json)/i;
const feedLike = /\/(?:rss|feeds?|atom)(?:[./?]|$)|\.(?:rss|atom|rdf)$|(?:rss|feed|atom)\.xml$/i;
/** Most common first. */
const usualPlaces = [
  '/feed',
  '/rss',
  '/rss.xml',
  '/feed.xml',
  '/atom.xml',
  '/index.xml',
  '/feed.json',
];
const offersMax = 50;
const guessesMax = 4;

/** Makes at most a dozen requests, one after the other. */
export async function discover(url: string, ask: Ask): Promise<Discovery> {
  const answer = await ask(url);
  if (answer.kind !== 'answer') return { kind: 'none', why: answer.reason };
  if (answer.status !== 200) return { kind: 'none', why: faultOf(answer) };
  if (kindOfBody(answer.body).kind === 'feed') {
    return { kind: 'found', feeds: [offerOf(answer, url)] };
  }
  const { named, guessed } = linksOf(answer);
  if (named.length > 0) return { kind: 'found', feeds: named };
  const places = usualPlaces.map((place) => new URL(place, answer.url).href);
  for (const place of new Set([...guessed.slice(0, guessesMax), ...places])) {
    const found = await ask(place);
    const isFeed =
      found.kind === 'answer' && found.status === 200 && kindOfBody(found.body).kind === 'feed';
    if (isFeed) {
      return { kind: 'found', feeds: [{ ...offerOf(found, place), siteUrl: answer.url }] };
    }
  }
  return { kind: 'none', why: 'The page links no feed, and there is none at the usual addresses.' };
}

/** Uses the address of the last hop if all redirects are permanent. */
function offerOf(answer: HttpAnswer, asked: string): FeedOffer {
  const isMoved = answer.hops.every(({ status }) => status === 301 || status === 308);
  const url = isMoved ? answer.url : asked;
  const title = titleOf(answer.body);
  return title === undefined ? { url } : { url, title };
}

/** A first guess for the list; the reader replaces it once it has read the feed. */
function titleOf(body: Uint8Array): string | undefined {
  const head = new TextDecoder().decode(body.subarray(0, 16 * 1024));
  const inXml = /<title[^>]*>\s*(?:<!\[CDATA\[)?([^<\]]{1,300})/i.exec(head)?.[1];
  const inJson = /^\s*\{[^{}[\]]*?"title"\s*:\s*"((?:[^"\\]|\\.){1,300})"/.exec(head)?.[1];
  const text = inXml === undefined ? inJson : decodeXML(inXml);
  const title = text?.replace(/\s+/g, ' ').trim();
  return title === undefined || title === '' ? undefined : title;
}

interface Links {
  /** Feeds that the page declares; feeds of comments come last. */
  readonly named: readonly FeedOffer[];
  /** Addresses that look like a feed's. */
  readonly guessed: readonly string[];
}

function linksOf({ body, url }: HttpAnswer): Links {
  const named: { readonly href: string; readonly title: string }[] = [];
  const guessed: string[] = [];
  let base = url;
  readTags(new TextDecoder().decode(body), {
    open: (name, { rel = '', type = '', title = '', href = '' }) => {
      if (href === '' || named.length + guessed.length >= offersMax) return;
      if (name === 'base') base = webAddress(href, url) ?? base;
      const isNamed = /(?:^|\s)(?:alternate|feed)(?:\s|$)/i.test(rel) && feedTypes.test(type);
      if (name === 'link' && isNamed) named.push({ href, title });
      else if (name === 'a' && feedLike.test(href)) guessed.push(href);
    },
  });
  const isOfComments = ({ href, title }: (typeof named)[number]) => /comment/i.test(title + href);
  named.sort((a, b) => Number(isOfComments(a)) - Number(isOfComments(b)));
  const offers = new Map<string, FeedOffer>();
  for (const { href, title } of named) {
    const found = webAddress(href, base);
    if (found === undefined || offers.has(found)) continue;
    offers.set(found, { url: found, ...(title === '' ? {} : { title }), siteUrl: url });
  }
  const guesses = guessed.flatMap((href) => webAddress(href, base) ?? []);
  return { named: [...offers.values()], guessed: guesses };
}

function webAddress(href: string, base: string): string | undefined {
  if (!URL.canParse(href, base)) return undefined;
  const url = new URL(href, base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
}
