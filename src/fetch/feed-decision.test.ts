// The manners of the fetcher, one by one, numbered as in the list of HTTP criteria they fulfil.

import { describe, expect, test } from 'vitest';
import type { Feed } from '../domain/feed.js';
import { minuteMs, hourMs, dayMs } from '../domain/time.js';
import type { HttpAnswer, HttpRefusal } from './answer.js';
import { decideOnAnswer } from './feed-decision.js';
import { validatorsFor } from './validators.js';

const pace = { pollMinutesMin: 15, pollMinutesMax: 1_440 };
const now = Date.UTC(2017, 2, 2, 10);
const url = 'https://paper.example/feed';
const rss = '<?xml version="1.0"?><rss version="2.0"><channel><title>Paper</title></channel></rss>';
const feed: Feed = {
  ...{ id: 'f', url, outletId: 'paper', title: 'Paper', labels: [], fetchPages: false },
  ...{ state: 'active', addedAt: 0, dueAt: now, intervalMs: hourMs, failures: 0 },
};
const answer = (
  patch: Partial<Omit<HttpAnswer, 'body'>> & { readonly body?: string } = {},
): HttpAnswer => ({
  ...{ kind: 'answer', status: 200, url, hops: [], headers: {} },
  ...patch,
  body: Buffer.from(patch.body ?? rss),
});
const at = (time = now) => ({ now: time, pace, random: 0 });
const after = (before: Feed, given: HttpAnswer | HttpRefusal, time = now): Feed => {
  const merged = { ...before, ...decideOnAnswer(before, given, at(time)).patch };
  const kept = Object.entries(merged).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as unknown as Feed;
};
const etag = 'W/"a, \'b\' ü"';
const lastModified = 'thursday, whenever';

describe('validators (1 to 4)', () => {
  const first = after(feed, answer({ headers: { etag, 'last-modified': lastModified } }));

  test('are stored byte for byte', () => {
    expect(first.validators).toEqual({ url, etag, lastModified });
    expect(validatorsFor(first)).toEqual({ url, etag, lastModified });
  });

  test('are replaced by every 200, even if the body is the same', () => {
    const same = decideOnAnswer(first, answer({ headers: { etag: '"new"' } }), at());
    expect(same).toMatchObject({ kind: 'unchanged', isDocument: false });
    expect(same.patch.validators).toEqual({ url, etag: '"new"' });
    expect(decideOnAnswer(first, answer(), at()).patch.validators).toBeUndefined();
  });

  test('are updated by a 304 that carries new ones and kept by one that does not', () => {
    const bare = decideOnAnswer(first, answer({ status: 304, body: '' }), at());
    expect(bare).toMatchObject({ kind: 'unchanged', isDocument: false });
    expect(bare.patch.validators).toEqual({ url, etag, lastModified });
    const renewed = decideOnAnswer(
      first,
      answer({ status: 304, headers: { etag: '"2"' }, body: '' }),
      at(),
    );
    expect(renewed.patch.validators).toEqual({ url, etag: '"2"', lastModified });
  });

  test('belong to the address: a feed with an edited address has none', () => {
    expect(validatorsFor({ ...first, url: 'https://other.example/feed' })).toBeUndefined();
  });

  test('of a redirected feed belong to the address they came from', () => {
    const there = 'https://cdn.example/feed';
    const hops = [{ status: 302, url }];
    const led = after(feed, answer({ url: there, hops, headers: { etag } }));
    expect(led.validators).toEqual({ url: there, askedUrl: url, etag });
    expect(validatorsFor(led)).toBeDefined();
    const elsewhere = answer({ status: 304, url: 'https://b.example/', hops, body: '' });
    expect(after(led, elsewhere).validators).toBeUndefined();
  });

  test('a 304 to a first request is a fault', () => {
    expect(decideOnAnswer(feed, answer({ status: 304, body: '' }), at()).kind).toBe('failed');
  });
});

describe('pace (5, 6)', () => {
  test('a feed is due after its interval, and not before its answer expires', () => {
    const headers = { etag, 'cache-control': 'max-age=10800' };
    expect(after(feed, answer({ headers })).dueAt).toBe(now + 3 * hourMs);
    expect(after(feed, answer({ headers: { etag } })).dueAt).toBe(now + hourMs);
  });
});

describe('back-off (7)', () => {
  test.each([
    ['seconds', '7200', 2 * hourMs],
    ['a date', 'Thu, 02 Mar 2017 13:00:00 GMT', 3 * hourMs],
    ['less than our own', '1', 15 * minuteMs],
  ])('503 with Retry-After as %s', (_form, retryAfter, wait) => {
    const given = answer({ status: 503, headers: { 'retry-after': retryAfter } });
    const decision = decideOnAnswer(feed, given, at());
    expect(decision).toMatchObject({ kind: 'failed', patch: { dueAt: now + wait } });
    expect(decision.hostBackoff).toBeUndefined();
  });

  test.each([
    ['seconds', '600', 10 * minuteMs],
    ['a time', String(now / 1000 + 7_200), 2 * hourMs],
  ])('429 with the reset of a rate limit as %s', (_form, reset, wait) => {
    const given = answer({ status: 429, headers: { 'x-ratelimit-reset': reset } });
    expect(decideOnAnswer(feed, given, at()).hostBackoff?.until).toBe(now + wait);
  });

  test('429 backs off the whole host, and the host of the redirect', () => {
    const hops = [{ status: 302, url }];
    const headers = { 'retry-after': '7200' };
    const given = answer({ status: 429, url: 'https://cdn.example/f', hops, headers });
    expect(decideOnAnswer(feed, given, at()).hostBackoff).toEqual({
      hosts: ['paper.example', 'cdn.example'],
      until: now + 2 * hourMs,
    });
    expect(decideOnAnswer(feed, answer({ status: 429 }), at()).hostBackoff?.until).toBe(
      now + 15 * minuteMs,
    );
  });

  test('each failure doubles the wait up to a day; a good answer resets it', () => {
    let present = feed;
    const waits = [];
    for (let failure = 0; failure < 9; failure += 1) {
      present = after(present, answer({ status: 500 }));
      waits.push((present.dueAt - now) / minuteMs);
    }
    expect(waits).toEqual([15, 30, 60, 120, 240, 480, 960, 1_440, 1_440]);
    expect(present).toMatchObject({ state: 'failing', failures: 9, failingSince: now });
    const well = after(present, answer(), now + dayMs);
    expect(well).toMatchObject({ state: 'active', failures: 0, intervalMs: hourMs });
    expect(Object.keys(well)).not.toContain('fault');
    expect(Object.keys(well)).not.toContain('failingSince');
  });
});

describe('moves (11)', () => {
  const there = 'https://paper.example/new';
  const moved = (status = 301, patch: Parameters<typeof answer>[0] = {}) =>
    answer({ url: there, hops: [{ status, url }], headers: { etag }, ...patch });

  test.each([301, 308])('%i is accepted after three answers over more than a day', (status) => {
    let present = after(feed, moved(status), now);
    present = after(present, moved(status), now + hourMs);
    present = after(present, moved(status), now + dayMs);
    expect(present).toMatchObject({ url, move: { url: there, seen: 3, firstSeenAt: now } });
    present = after(present, moved(status), now + dayMs + 1);
    expect(present.url).toBe(there);
    expect(present.move).toBeUndefined();
    expect(present.validators).toEqual({ url: there, etag });
  });

  test('a 304 at the target counts', () => {
    let present = after(feed, moved(), now);
    const unmodified = moved(301, { status: 304, body: '' });
    present = after(present, unmodified, now + hourMs);
    expect(after(present, unmodified, now + 2 * dayMs).url).toBe(there);
  });

  test.each([302, 303, 307])('%i is never accepted', (status) => {
    let present = feed;
    for (let day = 0; day < 9; day += 1) present = after(present, moved(status), now + day * dayMs);
    expect(present.url).toBe(url);
    expect(present.move).toBeUndefined();
  });

  test('another target or a direct answer restarts the count', () => {
    const present = after(after(feed, moved(), now), moved(), now + 1);
    const other = moved(301, { url: 'https://paper.example/third' });
    expect(after(present, other, now + 2 * dayMs).move).toMatchObject({ seen: 1 });
    expect(after(present, answer(), now + 2 * dayMs).move).toBeUndefined();
  });

  test('only the leading permanent redirects are accepted', () => {
    const hops = [
      { status: 301, url },
      { status: 302, url: there },
    ];
    const given = answer({ url: 'https://cdn.example/x', hops });
    expect(after(feed, given).move).toMatchObject({ url: there });
  });

  test('a login page at the target does not move the feed', () => {
    let present = feed;
    const login = moved(301, { body: '<!doctype html><form>Log in</form>' });
    for (let day = 0; day < 9; day += 1) present = after(present, login, now + day * dayMs);
    expect(present).toMatchObject({ url, state: 'failing' });
    expect(present.move).toBeUndefined();
  });
});

describe('ends (12)', () => {
  test('410 stops the feed at once and says so', () => {
    expect(after(feed, answer({ status: 410 }))).toMatchObject({
      state: 'gone',
      fault: 'It says that it is gone for good (410).',
    });
  });

  test('404 stops the feed after thirty days', () => {
    const missing = answer({ status: 404 });
    let present = after(feed, missing, now);
    for (let day = 20; day < 30; day += 1) present = after(present, missing, now + day * dayMs);
    expect(present.state).toBe('failing');
    expect(after(present, missing, now + 30 * dayMs).state).toBe('gone');
    const between = after(present, answer({ status: 500 }), now + 29 * dayMs);
    expect(after(between, missing, now + 30 * dayMs).state).toBe('failing');
  });

  test('404 does not stop a feed because the clock was ahead for a minute', () => {
    const missing = answer({ status: 404 });
    const present = after(feed, missing, now);
    expect(after(present, missing, now + 365 * dayMs).state).toBe('failing');
  });

  test.each([
    [401, 'It requires a login (401).'],
    [403, 'It refuses access (403).'],
    [418, 'The answer has the status 418, not 200.'],
    [301, 'It redirects to nowhere (301).'],
  ])('%i is shown to the editor', (status, fault) => {
    expect(after(feed, answer({ status }))).toMatchObject({ state: 'failing', fault });
  });

  test('a failure of the connection is shown to the editor, too', () => {
    const reason = 'Its certificate has expired.';
    const given = { kind: 'unreachable', reason, url } as const;
    expect(after(feed, given)).toMatchObject({ state: 'failing', fault: reason });
  });
});

describe('bodies that are not feeds (15)', () => {
  const known = after(feed, answer({ headers: { etag } }));

  test.each([
    [
      'a page',
      '<html><body>Welcome</body></html>',
      'There is a web page where the feed should be.',
    ],
    [
      'a bot check',
      '<!DOCTYPE html><title>Just a moment...</title>',
      'The site asks for proof that a person is reading (bot check).',
    ],
    ['nothing', '', 'The answer is empty.'],
    ['blanks', ' \n\n', 'The answer is empty.'],
    ['half a feed', rss.slice(0, -3), 'The feed is cut off.'],
    [
      'half a JSON feed',
      '{"version":"https://jsonfeed.org/version/1.1","items":[{',
      'The feed is cut off.',
    ],
    ['something else', 'hello', 'The answer is not a feed.'],
  ])('%s is a fault, and its validators are not stored', (_what, body, fault) => {
    const decision = decideOnAnswer(known, answer({ body, headers: { etag: '"other"' } }), at());
    expect(decision).toMatchObject({ kind: 'failed', isDocument: false, why: fault });
    const present = after(known, answer({ body, headers: { etag: '"other"' } }));
    expect(present.validators).toEqual(known.validators);
    expect(present.bodyHash).toBe(known.bodyHash);
  });

  test('a feed that is always cut off is read as far as it goes', () => {
    const cut = answer({ body: rss.slice(0, -6), headers: { etag } });
    let present = feed;
    for (let failure = 0; failure < 3; failure += 1) {
      expect(decideOnAnswer(present, cut, at()).isDocument).toBe(false);
      present = after(present, cut);
    }
    expect(decideOnAnswer(present, cut, at())).toMatchObject({ kind: 'fresh', isDocument: true });
    present = after(present, cut);
    expect(present).toMatchObject({ state: 'failing', fault: 'The feed is cut off.' });
    expect(present.validators).toBeUndefined();
    expect(decideOnAnswer(present, cut, at())).toMatchObject({
      kind: 'unchanged',
      isDocument: false,
    });
    expect(after(present, answer())).toMatchObject({ state: 'active' });
  });
});
