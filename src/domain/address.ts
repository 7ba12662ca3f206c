// One spelling for every web address, so that the same page seen twice is known again, and the
// registrable domain by which outlets are told apart. What could mean something is left alone.

import { getDomain } from 'tldts';
import { dayNumber } from './calendar.js';
import { addressLengthMax } from './limits.js';
import { isTracker } from './tracker.js';

/** Spellings settle in two rounds; hostile nestings of escapes may take more, then are refused. */
const roundsMax = 12;
/** Fragments that point into a page's furniture, not at another thing to read. */
const idleFragment =
  /^$|^:~:|^(?:top|comments?|comment-\d+|respond|disqus_thread|rss|rssowlmlink)$/i;
/** Session ids some servers write into the path. */
const pathSession = /;(?:jsessionid|phpsessid)=[^/?#;]*/gi;
const dated = /\/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?:\/|$|-)/;

/**
 * The address in its one spelling: absolute, http or https, without credentials, default port,
 * trackers, session ids and idle fragments, escapes as RFC 3986 6.2.2 has them. Feeding the result
 * in again gives it back. Parameters keep their order. Undefined when it is no such address.
 */
export function canonicalUrl(url: string, base?: string): string | undefined {
  if (url.length > addressLengthMax) return undefined;
  let spelling = spell(url, base);
  for (let round = 0; round < roundsMax && spelling !== undefined; round += 1) {
    const again = spell(spelling);
    if (again === spelling) return spelling.length > addressLengthMax ? undefined : spelling;
    spelling = again;
  }
  return undefined;
}

/**
 * The part of a host name its owner registered: `news.example.co.uk` → `example.co.uk`, by the
 * public suffix list with its private section. Undefined for addresses and bare suffixes.
 */
export function registrableDomain(host: string): string | undefined {
  return getDomain(host, { allowPrivateDomains: true }) ?? undefined;
}

/** Day number (days since 1970, UTC) in an address such as /2014/03/10/. */
export function dayOfAddress(url: string): number | undefined {
  const match = dated.exec(url);
  if (match === null) return undefined;
  return dayNumber(Number(match[1]), Number(match[2]), Number(match[3]));
}

function spell(text: string, base?: string): string | undefined {
  const url = parse(text.trim(), base);
  if (url === undefined || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    return undefined;
  const host = url.hostname.replace(/\.+$/, '');
  if (host === '') return undefined;
  const port = url.port === '' ? '' : `:${url.port}`;
  const path = plainEscapes(url.pathname.replace(pathSession, ''));
  const query = keptQuery(url.search.slice(1));
  const fragment = keptFragment(url.hash.slice(1));
  return `${url.protocol}//${host}${port}${path}${query}${fragment}`;
}

function parse(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

/** Upper-case hex, and no escape where the character may stand for itself. */
function plainEscapes(text: string): string {
  return text.replace(/%[0-9a-f]{2}/gi, (escape) => {
    const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    return /[A-Za-z0-9\-._~]/.test(character) ? character : escape.toUpperCase();
  });
}

function keptQuery(query: string): string {
  const kept = plainEscapes(query)
    .split('&')
    .filter((pair) => pair !== '' && !isTracker(...nameAndValue(pair)));
  return kept.length === 0 ? '' : `?${kept.join('&')}`;
}

function keptFragment(fragment: string): string {
  const plain = plainEscapes(fragment);
  const shown = plain.split(':~:', 1)[0] ?? '';
  if (idleFragment.test(shown)) return '';
  const pairs = shown.split('&').map(nameAndValue);
  const idle = pairs.every(([name, value]) => isTracker(name, value));
  return idle ? '' : `#${shown}`;
}

function nameAndValue(pair: string): [string, string] {
  const at = pair.indexOf('=');
  const name = at < 0 ? pair : pair.slice(0, at);
  return [unescaped(name), at < 0 ? '' : pair.slice(at + 1)];
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
