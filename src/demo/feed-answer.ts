// The answer of one feed at one moment: its document, then its quirks.

import { minuteMs, hourMs } from '../domain/time.js';
import { answer, withHeaders, withValidators } from './answer.js';
import type { Answer } from './answer.js';
import { entryOf } from './feed-entry.js';
import type { FeedDocument } from './feed-entry.js';
import type { DemoArticle, DemoFeed, DemoOutlet, FeedQuirk } from './newsroom.js';
import { showArticle } from './shown.js';
import type { Moment } from './shown.js';
import { nowOffsetMs } from './timetable.js';
import { writeFeed } from './write-feed.js';
import type { WrittenFeed } from './feed-entry.js';

/** Minimum number of entries; a feed always lists at least those it had at the start. */
const entriesMin = 10;
/** When the outlets were founded, long before their first report. */
const foundedAt = -10_000 * hourMs;
/** The hours in which one outlet's feed is a maintenance page. */
const maintenance = { from: nowOffsetMs + 4 * hourMs, until: nowOffsetMs + 14 * hourMs };
/** How long the busy feed answers 503 after the start. */
const busyMs = minuteMs;

export interface FeedAsk {
  readonly outlet: DemoOutlet;
  readonly feed: DemoFeed;
  /** All articles of the outlet, in order of time. */
  readonly articles: readonly DemoArticle[];
  readonly moment: Moment;
  readonly startAt: number;
}

export function feedAnswer(ask: FeedAsk): Answer {
  const quirks = new Set(ask.feed.quirks);
  const refusal = refuse(ask, quirks);
  if (refusal !== undefined) return refusal;
  const document = documentOf(ask, quirks);
  const written = spoil(writeFeed(ask.feed.format, document), quirks);
  const plain = answer(200, written.type, encoded(written.body, quirks));
  if (quirks.has('no-validators') || quirks.has('changing-guids')) return plain;
  const polite = withHeaders(plain, { 'cache-control': 'max-age=60' });
  return withValidators(polite, document.updatedAt, quirks.has('weak-etag'));
}

function refuse(ask: FeedAsk, quirks: ReadonlySet<FeedQuirk>): Answer | undefined {
  const { now, timetable } = ask.moment;
  if (quirks.has('gone')) return answer(410, 'text/plain', 'This feed has been closed.\n');
  if (quirks.has('zero-bytes')) return answer(200, 'application/rss+xml', '');
  if (quirks.has('busy') && now >= ask.startAt && now < ask.startAt + busyMs) {
    const busy = answer(503, 'text/plain', 'Too many readers. Please come back.\n');
    return withHeaders(busy, { 'retry-after': String(Math.ceil(busyMs / 1_000)) });
  }
  const repaired = now >= timetable(maintenance.until);
  if (quirks.has('html-for-a-while') && now >= timetable(maintenance.from) && !repaired) {
    return answer(200, 'text/html; charset=utf-8', maintenancePage(ask.outlet.outlet.name));
  }
  return undefined;
}

function documentOf(ask: FeedAsk, quirks: ReadonlySet<FeedQuirk>): FeedDocument {
  const { outlet, feed, moment } = ask;
  const listed = quirks.has('empty') ? [] : ask.articles.filter((one) => listsForm(feed, one));
  const shown = listed.flatMap((one) => showArticle(one, outlet, moment) ?? []);
  const atStart = listed.filter((one) => one.at <= nowOffsetMs).length;
  const newest = shown.slice(-Math.max(entriesMin, atStart)).reverse();
  const siteUrl = `${moment.origin}/${outlet.outlet.id}/`;
  return {
    outlet,
    title:
      feed.forms === undefined
        ? outlet.outlet.name
        : `${outlet.outlet.name}: ${feed.forms.join(', ')}`,
    siteUrl,
    feedUrl: `${siteUrl}${feed.path}`,
    updatedAt: Math.max(moment.timetable(foundedAt), ...newest.map((one) => one.modifiedAt)),
    entries: newest.map((one) => entryOf(one, feed, moment.now)),
    quirks,
  };
}

function listsForm(feed: DemoFeed, article: DemoArticle): boolean {
  return feed.forms === undefined || feed.forms.includes(article.form);
}

function spoil(written: WrittenFeed, quirks: ReadonlySet<FeedQuirk>): WrittenFeed {
  let { body } = written;
  if (quirks.has('bad-entity')) {
    body = body.replaceAll('&amp;', '&').replaceAll(' — ', '&nbsp;&mdash;&nbsp;');
  }
  if (quirks.has('unclosed')) body = body.replace('\n</channel>\n</rss>', '');
  if (quirks.has('leading-blank')) body = `\n\n  ${body}`;
  if (quirks.has('bom')) body = `\uFEFF${body}`;
  return { type: written.type, body };
}

/** One feed declares UTF-8 and is encoded in ISO 8859-1. */
function encoded(body: string, quirks: ReadonlySet<FeedQuirk>): Uint8Array {
  if (!quirks.has('latin1-as-utf8')) return new TextEncoder().encode(body);
  const westEuropean = body.replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/[–—]/g, '-');
  return Buffer.from(westEuropean.replaceAll('œ', 'oe'), 'latin1');
}

function maintenancePage(name: string): string {
  return (
    `<!DOCTYPE html><html><head><title>${name}: back soon</title></head><body>` +
    '<h1>We are tidying up</h1><p>Our engineers are moving the servers to the other side of the ' +
    'room. Thank you for your patience.</p></body></html>\n'
  );
}
