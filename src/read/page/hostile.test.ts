// Hostile pages: each must give a reading in bounded time and never throw.

import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPage } from './page.js';

const url = 'https://torvin-courier.example/2024/05/06/bridge';

const pages: readonly (readonly [name: string, html: () => string | Uint8Array])[] = [
  ['nothing', () => ''],
  ['no page', () => Buffer.from([0, 255, 254, 1, 2, 3])],
  ['100,000 nested blocks', () => '<div>'.repeat(100_000) + 'deep'],
  ['100,000 nested spans', () => '<p>' + '<b><i>'.repeat(50_000) + 'deep'],
  ['100,000 paragraphs', () => '<p>One two three four five six seven.'.repeat(100_000)],
  ['a paragraph without end', () => '<p>' + 'word '.repeat(400_000)],
  ['a word without end', () => '<p>' + 'a'.repeat(4_000_000)],
  ['an attribute without end', () => `<p class="${'a '.repeat(2_000_000)}">x`],
  ['unclosed comments', () => '<!--'.repeat(500_000)],
  ['unclosed tags', () => '<a href="'.repeat(100_000)],
  ['100,000 breaks', () => '<p>' + 'a<br>'.repeat(100_000)],
  ['50,000 list entries', () => '<ul>' + '<li><a href=x>b</a>'.repeat(50_000)],
  ['100,000 nested tables', () => '<table><tr><td>'.repeat(33_000)],
  ['many metas', () => '<meta name="author" content="x">'.repeat(100_000)],
  ['many headings', () => '<h1>Bridge closed over the Ilva</h1>'.repeat(50_000)],
  ['many dates', () => '<time class="date">1 2 3 de Mai </time>'.repeat(50_000)],
  ['a date pump', () => `<div class="date">${'1 de '.repeat(20)}</div>`.repeat(5_000)],
  ['deep linked data', () => ld('['.repeat(50_000) + ']'.repeat(50_000))],
  ['deep linked graphs', () => ld('{"@graph":'.repeat(5_000) + '1' + '}'.repeat(5_000))],
  ['linked data pump', () => ld('/*'.repeat(400_000))],
  ['a bomb', () => gzipSync(Buffer.alloc(200_000_000))],
  ['half an archive', () => gzipSync('<p>words</p>'.repeat(1_000)).subarray(0, 60)],
  ['a dash pump', () => `<title>${' - a'.repeat(100_000)}</title>`],
  ['a dateline pump', () => `<p>${'RAVNA, '.repeat(200_000)}`],
  ['an invitation pump', () => `<p>${'more '.repeat(200_000)}`],
];

function ld(text: string): string {
  return `<script type="application/ld+json">${text}</script><p>Words of the page.`;
}

test.each(pages)('%s', (_name, make) => {
  const made = make();
  const bytes = typeof made === 'string' ? Buffer.from(made) : made;
  const before = process.cpuUsage();
  const reading = readPage(bytes, { url });
  const { user, system } = process.cpuUsage(before);
  expect(typeof reading.text).toBe('string');
  expect((user + system) / 1_000).toBeLessThan(4_000);
});

test('any bytes give a safe reading', () => {
  const piece = fc.constantFrom(
    ...['<p>', '</p>', '<div class="comment">', '</div>', '<h1>', '<article>', '<br>', '<table>'],
    ...['<td>', '<meta property="og:title" content="', '">', '<script type="application/ld+json">'],
    ...['{"@type":"NewsArticle","author":', '{"name":[1]}', '}', '</script>', '<a href="', '<li>'],
    ...['2024-13-45', '31 февраля 2020', '(AP) - ', 'One, two. Three! Four? ', '<html lang="', ' '],
  );
  const html = fc.array(fc.oneof(piece, fc.string({ unit: 'binary' }))).map((all) => all.join(''));
  fc.assert(
    fc.property(html, fc.option(fc.webUrl()), (page, address) => {
      const reading = readPage(Buffer.from(page), address === null ? {} : { url: address });
      expect(reading.html).not.toMatch(/<script|\son[a-z]+=/i);
    }),
    { numRuns: 100 },
  );
});
