// The whole data of the demo: what issue and README promise of it.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { dayMs } from '../domain/time.js';
import { feedQuirks } from './newsroom.js';
import { readDemo } from './read-newsroom.js';
import { nowOffsetMs } from './timetable.js';

const folder = fileURLToPath(new URL('../../demo', import.meta.url));
const newsroom = readDemo(folder);
const { articles, events, outlets } = newsroom;
const recent = articles.filter((article) => article.at >= 0);

function wordsIn(text: string): number {
  return text.split(/\s+/).length;
}

describe('the demo newsroom', () => {
  test('is large enough', () => {
    expect(articles.length).toBeGreaterThanOrEqual(250);
    expect(events.length).toBeGreaterThanOrEqual(40);
    expect(outlets.length).toBeGreaterThanOrEqual(30);
  });

  test('covers ten days, and one event a year earlier', () => {
    const days = new Set(recent.map((article) => Math.floor(article.at / dayMs) + 1));
    expect([...days].sort((one, other) => one - other)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const old = new Set(articles.filter(({ at }) => at < 0).map(({ eventKey }) => eventKey));
    expect([...old]).toEqual(['00-oskara-a-year-before']);
    const ages = articles.filter(({ at }) => at < 0).map(({ at }) => at / dayMs);
    expect(Math.max(...ages)).toBeLessThan(-355);
  });

  test('has reports left for after the start', () => {
    const later = articles.filter((article) => article.at > nowOffsetMs);
    expect(later.length).toBeGreaterThanOrEqual(40);
  });

  test('has at least three reports of three outlets for every event', () => {
    for (const event of events) {
      const outletIds = new Set(event.articles.map((article) => article.outletId));
      expect([event.key, outletIds.size >= 3]).toEqual([event.key, true]);
    }
  });

  test('has the reports of one event within three days', () => {
    for (const event of events) {
      const times = event.articles.map((article) => article.at);
      const span = Math.max(...times) - Math.min(...times);
      expect([event.key, span < 3 * dayMs]).toEqual([event.key, true]);
    }
  });

  test('has an id, a token and words for every article', () => {
    expect(new Set(articles.map((one) => one.id)).size).toBe(articles.length);
    expect(new Set(articles.map((one) => one.token)).size).toBe(articles.length);
    for (const article of articles) {
      const headline = article.headlines[0]?.text ?? '';
      expect(headline.length, article.id).toBeGreaterThan(2);
      expect(article.summary, article.id).not.toBe('');
      expect(article.paragraphs[0]?.at, article.id).toBe(article.at);
    }
  });

  test('has long agency reports', () => {
    const agencies = new Set(['halden-wire', 'agm', 'fairwater-press']);
    const reports = articles.filter(({ outletId }) => agencies.has(outletId));
    const lengths = reports.map((article) => article.paragraphs.length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(8);
    const short = reports.filter((one) => one.paragraphs.length < 3).map((one) => one.id);
    expect(short).toEqual([]);
  });

  test('repeats sentences only in reprints', () => {
    const writers = new Map<string, string>();
    for (const article of articles.filter((one) => one.reprintOf === undefined)) {
      for (const { text } of article.paragraphs.filter(({ text }) => wordsIn(text) > 12)) {
        expect([article.id, writers.get(text)]).toEqual([article.id, undefined]);
        writers.set(text, article.id);
      }
    }
  });

  test('has three languages', () => {
    const languages = new Map(outlets.map((one) => [one.outlet.id, one.language]));
    const count = (language: string): number =>
      articles.filter((one) => languages.get(one.outletId) === language).length;
    expect(count('es')).toBeGreaterThanOrEqual(20);
    expect(count('fr')).toBeGreaterThanOrEqual(15);
  });

  test('has reprints, changed headlines and withdrawn articles', () => {
    const reprints = articles.filter((one) => one.reprintOf !== undefined);
    expect(reprints.length).toBeGreaterThanOrEqual(60);
    const trimmed = reprints.filter((one) => {
      const original = articles.find(({ id }) => id === one.reprintOf);
      return (original?.paragraphs.length ?? 0) > one.paragraphs.length;
    });
    expect(trimmed.length).toBeGreaterThanOrEqual(30);
    expect(articles.filter((one) => one.headlines.length > 1).length).toBeGreaterThanOrEqual(25);
    const late = articles
      .flatMap(({ headlines }) => headlines.slice(1))
      .filter(({ at }) => at > nowOffsetMs);
    expect(late.length).toBeGreaterThanOrEqual(4);
    expect(articles.filter((one) => one.withdrawn !== undefined).length).toBeGreaterThanOrEqual(4);
    expect(articles.filter((one) => one.correction !== undefined).length).toBeGreaterThanOrEqual(3);
  });

  test('has every form and every quirk, and explains the quirks', () => {
    const forms = new Set(articles.map((one) => one.form));
    expect([...forms].sort()).toEqual(['background', 'live', 'opinion', 'report', 'video']);
    const quirks = outlets.flatMap(({ feeds }) => feeds.flatMap((feed) => feed.quirks));
    expect([...new Set(quirks)].sort()).toEqual([...feedQuirks]);
    const readme = readFileSync(path.join(folder, 'README.md'), 'utf8');
    for (const quirk of feedQuirks) expect(readme).toContain(`\`${quirk}\``);
  });

  test('names the author of every opinion', () => {
    const nameless = articles.filter((one) => one.form === 'opinion' && one.byline === undefined);
    expect(nameless).toEqual([]);
  });

  test('has no outlet without articles unless its quirk explains it', () => {
    const idle = outlets.filter(
      ({ outlet }) => !articles.some((one) => one.outletId === outlet.id),
    );
    const reasons = ['empty', 'gone', 'zero-bytes'] as const;
    for (const { outlet, feeds } of idle) {
      const explained = feeds.every(({ quirks }) => reasons.some((one) => quirks.includes(one)));
      expect([outlet.id, explained]).toEqual([outlet.id, true]);
    }
  });
});

describe('the seed’s twin', () => {
  const twin = events.find((event) => event.key === '02-army-retakes-oskara');
  test('has the parts a roundup editor found for Oskara', () => {
    const kinds = new Map(
      outlets.map(({ outlet }) => [outlet.id, `${outlet.kind} ${outlet.medium}`]),
    );
    const found = (twin?.articles ?? []).map(
      (one) => `${kinds.get(one.outletId) ?? ''} ${one.form}`,
    );
    expect(found).toEqual(
      expect.arrayContaining([
        'state broadcaster report',
        'agency agency report',
        'state agency report',
        'private newspaper report',
        'public broadcaster report',
        'agency agency background',
        'state broadcaster video',
      ]),
    );
    const joint = twin?.articles.find((one) => one.outletId === 'brackwater-times');
    expect(joint?.credit).toEqual({ name: 'Fairwater Press', place: 'byline' });
    const lead = twin?.articles.find((one) => one.outletId === 'drusk-24');
    expect(lead?.paragraphs.length).toBeGreaterThanOrEqual(2);
  });
});

describe('a folder with mistakes', () => {
  const copies = mkdtempSync(path.join(tmpdir(), 'muster-demo-'));
  afterAll(() => rmSync(copies, { recursive: true, force: true }));

  function folderWith(name: string, event: string): string {
    const copy = path.join(copies, name);
    mkdirSync(path.join(copy, 'events'), { recursive: true });
    writeFileSync(path.join(copy, 'outlets.json'), readFileSync(path.join(folder, 'outlets.json')));
    writeFileSync(path.join(copy, 'events', '01-e.md'), event);
    return copy;
  }

  test.each([
    [
      'unknown outlet',
      '# E\n\n## nobody, day 1 09:00\n> H\n\nT.',
      /01-e\.md:3: no outlet "nobody"/,
    ],
    [
      'reprint of nothing',
      '# E\n\n## agm, day 1 09:00\n> H\nreprint: keta',
      /01-e\.md:3: reprint of 01-e\.keta\.1, which does not precede it/,
    ],
    [
      'reprint before the original',
      '# E\n\n## agm, day 1 09:00\n> H\n\nT.\n\n## keta, day 1 08:00\n> H\nreprint: agm',
      /reprinted before 01-e\.agm\.1/,
    ],
  ])('%s is named', (name, event, message) => {
    expect(() => readDemo(folderWith(name.replaceAll(' ', '-'), event))).toThrow(message);
  });

  test('an outlet without a known country is reported', () => {
    const copy = folderWith('stateless', '# E\n\n## agm, day 1 09:00\n> H\n\nT.');
    const file = path.join(copy, 'outlets.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"xd": "Aurelle",', ''));
    expect(() => readDemo(copy)).toThrow(/agm is in an unknown country "xd"/);
  });
});
