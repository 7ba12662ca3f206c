// `muster feeds add WHAT`: one feed of a site, or all of a list.

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Fault } from '../domain/fault.js';
import type { FeedOffer } from '../domain/feed.js';
import { discoverFeeds, readOpml, type OpmlReading } from '../fetch/fetch.js';
import { judgeAddress } from '../net/net.js';
import type { App } from '../app.js';
import { counted } from './plural.js';
import { openProgress } from './progress.js';
import { printable } from './printable.js';
import { subscribe } from '../outlets/outlets.js';
import { withStore } from './with-store.js';
import { rethrowAsInputFault } from './input-fault.js';

/**
 * `what`: address of a site or feed, path of an OPML file, or `world`.
 * @throws Fault `not-found` without such a file or feed, `invalid` when the file is no OPML.
 */
export async function addFeedsFrom(app: App, what: string, fetchPages: boolean): Promise<void> {
  const list = await listOf(app, what).catch(rethrowAsInputFault);
  const found = list === undefined ? await discover(app, addressOf(what)) : [];
  await withStore(app, 'own', async (store) => {
    const add = (one: FeedOffer) => subscribe(store, { ...one, fetchPages }, app);
    await store.outlets.put(await app.register());
    if (list === undefined) await addBest(found, add);
    else await addList(list, add);
  });
}

type FeedList = Extract<OpmlReading, { kind: 'opml' }>;
type Add = (wanted: FeedOffer) => ReturnType<typeof subscribe>;

/** Adds the best feed of a site and names its other feeds. */
async function addBest([best, ...others]: readonly FeedOffer[], add: Add): Promise<void> {
  if (best === undefined) return;
  const { kind, feed } = await add(best);
  if (kind === 'known') console.log(`${feed.url} is watched already.`);
  else console.log(`${feed.url} added. ${readSoon}`);
  if (others.length === 0) return;
  console.log(`The site has ${counted(others.length, 'more feed')}; add one by its address:`);
  for (const { url: address, title } of others.slice(0, othersMax)) {
    console.log(printable(`  ${address}${title === undefined ? '' : `  ${title}`}`));
  }
}

const othersMax = 20;
const readSoon =
  'A running muster reads it within a minute; npm start starts one. ' +
  'muster roundups lists the drafts made from it.';

async function addList({ feeds, dropped }: FeedList, add: Add): Promise<void> {
  const progress = openProgress('adding', feeds.length);
  let added = 0;
  for (const [index, one] of feeds.entries()) {
    if ((await add(one)).kind === 'added') added += 1;
    progress.at(index + 1);
  }
  progress.end();
  const known = feeds.length - added;
  const rest = known === 0 ? '' : ` ${known} watched already.`;
  console.log(`${counted(added, 'feed')} added.${rest} ${readSoon}`);
  reportDropped(dropped);
}

function reportDropped(dropped: FeedList['dropped']): void {
  if (dropped.length === 0) return;
  console.log(`${counted(dropped.length, 'line')} of the list left out:`);
  for (const { text, why } of dropped.slice(0, othersMax)) {
    console.log(printable(`  ${text}: ${why}`));
  }
  if (dropped.length > othersMax) console.log(`  and ${dropped.length - othersMax} more`);
}

/** @throws Fault `not-found` when the address offers no feed. */
async function discover(app: App, url: string): Promise<readonly FeedOffer[]> {
  refusePrivate(url, app.config);
  const net = await app.openNet();
  try {
    const discovery = await discoverFeeds(url, net);
    if (discovery.kind !== 'found') throw new Fault('not-found', discovery.why);
    if (discovery.feeds.length === 0) throw new Fault('not-found', `${url} offers no feed.`);
    return discovery.feeds;
  } finally {
    await net.close();
  }
}

/** Undefined when `what` is an address, not a list. */
async function listOf(app: App, what: string): Promise<FeedList | undefined> {
  if (what === 'world') return feedsIn(await app.worldFeeds(), 'The list of real feeds');
  if (!isFile(what)) return undefined;
  const bytes = await readFile(what).catch((cause: unknown) => {
    throw new Fault('not-found', `There is no readable file ${what}.`, cause);
  });
  return feedsIn(bytes, what);
}

function isFile(what: string): boolean {
  if (/^https?:\/\//i.test(what)) return false;
  if (/^(?:[./~\\]|[a-z]:[\\/])/i.test(what) || existsSync(what)) return true;
  // `localhost:8190/feed.xml` and `paper.example/feed.xml` start with a host; `lists/a.opml` does
  // not.
  const isHostFirst = /^[^/]+:\d+(?:\/|$)|^[^/]+\.[^/]+\//.test(what);
  return /\.(?:opml|xml)$/i.test(what) && !isHostFirst && !hasScheme(what);
}

function feedsIn(bytes: Uint8Array, name: string): FeedList {
  const reading = readOpml(bytes);
  if (reading.kind !== 'opml') throw new Fault('invalid', `${name}: ${reading.why}`);
  if (reading.feeds.length === 0) throw new Fault('invalid', `${name} names no feed.`);
  return reading;
}

const hasScheme = (what: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(what);

/** Private hosts are refused unless the operator allows them. */
function refusePrivate(url: string, { allowHosts }: App['config']): void {
  const { host } = new URL(url);
  const verdict = judgeAddress(url, allowHosts);
  if (verdict.allowed || !judgeAddress(url, [host]).allowed) return;
  const value = [...allowHosts, host].join(',');
  throw new Fault(
    'forbidden',
    `${url} is not public: ${verdict.why}. MUSTER_ALLOW_HOSTS=${value} allows it, ` +
      'here and for npm start.',
  );
}

/** @throws Fault `invalid` when `what` is no address. */
function addressOf(what: string): string {
  const isNear = /^(?:localhost\b|\[|\d+(?:\.\d+){3}\b|[^/]+:\d+(?:\/|$))/i.test(what);
  const url = hasScheme(what) ? what : `${isNear ? 'http' : 'https'}://${what}`;
  if (hasScheme(what) && !/^https?:/i.test(what)) {
    throw new Fault('invalid', `“${what}”: only http and https addresses can be watched.`);
  }
  if (URL.canParse(url) && /^https?:/i.test(url)) return url;
  throw new Fault('invalid', `“${what}” is neither an address nor a file.`);
}
