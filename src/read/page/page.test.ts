// Golden pages: one folder each with page.html and its reading. `npm run golden` rewrites them.

import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readPage } from './page.js';

const golden = new URL('./golden/', import.meta.url);
const url = 'https://torvin-courier.example/2024/05/06/news';

test.each(readdirSync(golden))('golden page %s', async (name) => {
  const page = readFileSync(new URL(`${name}/page.html`, golden));
  const reading = `${JSON.stringify(readPage(page, { url }), null, 2)}\n`;
  await expect(reading).toMatchFileSnapshot(`./golden/${name}/reading.json`);
});

describe('readPage', () => {
  const words = 'The council of Torvin closed the bridge over the Ilva on Monday. ';
  const page = (head: string, body = `<p>${words.repeat(3)}</p>`): Uint8Array =>
    Buffer.from(`<html><head>${head}</head><body>${body}</body></html>`);

  test.each([
    ['no optional tag', (head: string, body: string) => `${head}${body}`],
    ['no end of head', (head: string, body: string) => `<html><head>${head}<body>${body}`],
    ['no body', (head: string, body: string) => `<head>${head}</head>${body}`],
    ['no end of head, no body', (head: string, body: string) => `<head>${head}${body}`],
    ['no head', (head: string, body: string) => `<html>${head}<body>${body}</body></html>`],
    ['a stray text', (head: string, body: string) => `<head>${head}\n stray ${body}`],
  ])('reads a page with %s', (_name, write) => {
    const head = '<meta charset=utf-8><title>Bridge closed</title><style>p {}</style>';
    const html = write(head, `<h1>Bridge closed</h1><p>${words.repeat(3)}<p>${words.repeat(4)}`);
    const reading = readPage(Buffer.from(`<!doctype html>\n${html}`), {});
    expect(reading.title).toBe('Bridge closed');
    expect(reading.text).toBe(`${words.repeat(3).trim()}\n\n${words.repeat(4).trim()}`);
  });

  test('reads gzip bodies', () => {
    expect(readPage(gzipSync(page('')), {}).text).toContain('The council of Torvin');
  });

  test.each([
    ['the header', 'windows-1251', '', 'Совет Торвина закрыл мост'],
    ['the meta element', undefined, '<meta charset="windows-1251">', 'Совет Торвина закрыл мост'],
  ])('decodes by %s', (_name, charset, meta, text) => {
    const cyrillic = [...text].map((letter) => {
      const code = letter.charCodeAt(0);
      return code >= 0x410 ? code - 0x410 + 0xc0 : code;
    });
    const bytes = Buffer.concat([
      Buffer.from(`<html><head>${meta}</head><body><article><p>`),
      Buffer.from(cyrillic),
    ]);
    const headers =
      charset === undefined ? {} : { 'content-type': `text/html; charset=${charset}` };
    expect(readPage(bytes, { headers }).text).toBe(text);
  });

  test('reads valid UTF-8 as UTF-8 whatever charset is declared', () => {
    const reading = readPage(
      page('<meta charset="iso-8859-1">', `<p>Brücke ${words.repeat(2)}`),
      {},
    );
    expect(reading.text).toContain('Brücke');
  });

  test.each<[name: string, head: string, published: string | undefined]>([
    [
      'JSON-LD',
      ld('{"@type":"NewsArticle","datePublished":"2024-05-06T08:00:00+02:00"}'),
      '2024-05-06T06:00:00.000Z',
    ],
    [
      'meta',
      '<meta property="article:published_time" content="2024-05-06T08:00:00Z">',
      '2024-05-06T08:00:00.000Z',
    ],
    [
      'only a modification time',
      '<meta property="og:updated_time" content="2024-05-07T08:00:00Z">',
      '2024-05-07T08:00:00.000Z',
    ],
    [
      'a placeholder of a template',
      '<meta property="article:published_time" content="0001-01-01T00:00:00Z">',
      undefined,
    ],
    [
      'the future',
      '<meta property="article:published_time" content="2031-01-01T00:00:00Z">',
      undefined,
    ],
  ])('time of publication with %s', (_name, head, published) => {
    const now = Date.parse('2024-06-01T00:00:00Z');
    const { publishedAt } = readPage(page(head), { now });
    expect(publishedAt === undefined ? undefined : new Date(publishedAt).toISOString()).toBe(
      published,
    );
  });

  test.each([
    ['6. Mai 2024', '2024-05-06'],
    ['Updated: May 6th, 2024, 9:00 am', '2024-05-06'],
    ['6 de mayo de 2024', '2024-05-06'],
    ['le 6 mai 2024', '2024-05-06'],
    ['6 мая 2024 г.', '2024-05-06'],
    ['06.05.2024, 10:00 Uhr', '2024-05-06'],
    ['2024年5月6日', '2024-05-06'],
    ['05/16/2024', '2024-05-16'],
  ])('time of publication by the printed %j', (printed, day) => {
    const date = `<span class="date">${printed}</span>`;
    const body = `<h1>Bridge closed</h1>${date}<p>${words.repeat(3)}</p>`;
    const { publishedAt = 0 } = readPage(page('', body), {});
    expect(new Date(publishedAt).toISOString().slice(0, 10)).toBe(day);
  });

  test('drops scripts, handlers and unsafe addresses', () => {
    const bad = '<a href="javascript:x">a</a><script>y</script>';
    const body = `<article><p onclick=x>${words.repeat(3)}${bad}</p></article>`;
    const reading = readPage(page('<link rel=canonical href="javascript:x">', body), { url });
    expect(reading.html).not.toMatch(/onclick|javascript|script/);
    expect(reading.canonical).toBe(url);
  });

  function ld(text: string): string {
    return `<script type="application/ld+json">${text}</script>`;
  }
});
