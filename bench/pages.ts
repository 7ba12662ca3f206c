// How many pages are extracted per CPU second, next to readability on linkedom alone: over
// generated pages of three sizes, and over real pages if they are available. muster also reads
// headline, times, byline, credit and language, and sanitises the markup.
// Run: npx tsx bench/pages.ts

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { readPage } from '../src/read/page/page.js';

const rounds = 5;
const roundMsMin = 700;
const realPagesMax = 60;

interface Corpus {
  readonly name: string;
  readonly pages: readonly { readonly bytes: Uint8Array; readonly html: string }[];
}

const readers = [
  { name: 'muster', read: ({ bytes }: Corpus['pages'][number]) => void readPage(bytes, {}) },
  {
    name: 'readability + linkedom',
    read: ({ html }: Corpus['pages'][number]) =>
      void new Readability(parseHTML(html).document).parse(),
  },
];

const rows = [...generated(), ...real()].map((corpus) => {
  const bytes = corpus.pages.reduce((sum, page) => sum + page.bytes.length, 0);
  const [ours = 0, others = 1] = readers.map(({ read }) => rateOf(read, corpus));
  const size = `${(bytes / corpus.pages.length / 1_000).toFixed(0)} kB`;
  const ratio = `${(ours / others).toFixed(1)}×`;
  return `| ${[corpus.name, size, ours.toFixed(0), others.toFixed(0), ratio].join(' | ')} |`;
});
console.log(`Pages per CPU second, median of ${rounds} rounds; Node ${process.version}.\n`);
console.log(`| corpus | mean size | ${readers.map(({ name }) => name).join(' | ')} | ratio |`);
console.log(`|---|---|---|---|---|\n${rows.join('\n')}`);

function rateOf(read: (page: Corpus['pages'][number]) => void, { pages }: Corpus): number {
  pages.forEach(read);
  const rates = Array.from({ length: rounds }, () => {
    const before = process.cpuUsage();
    let seconds = 0;
    let done = 0;
    while (seconds * 1_000 < roundMsMin) {
      pages.forEach(read);
      done += pages.length;
      const { user, system } = process.cpuUsage(before);
      seconds = (user + system) / 1_000_000;
    }
    return done / seconds;
  });
  return rates.sort((one, other) => one - other)[Math.floor(rounds / 2)] ?? 0;
}

function generated(): readonly Corpus[] {
  const sizes: readonly (readonly [name: string, paragraphs: number, links: number])[] = [
    ['generated, short', 6, 40],
    ['generated, usual', 25, 200],
    ['generated, long', 120, 800],
  ];
  return sizes.map(([name, paragraphs, links]) => {
    const html = newsPage(paragraphs, links);
    return { name, pages: [{ bytes: Buffer.from(html), html }] };
  });
}

function newsPage(paragraphs: number, links: number): string {
  const text = (at: number): string =>
    `<p>The council of Torvin, which met for the ${at}th time this year, closed the bridge
    over the <a href="/ilva/${at}">Ilva</a> on Monday. “Nobody was hurt,” its speaker said.</p>`;
  const link = (at: number): string =>
    `<li class="item"><a href="/news/${at}"><span>Ravna votes, part ${at}</span></a></li>`;
  const many = (count: number, make: (at: number) => string): string =>
    Array.from({ length: count }, (_, at) => make(at)).join('\n');
  return `<!doctype html><html lang="en"><head><title>Bridge closed | The Courier</title>
    <meta property="og:title" content="Bridge closed"><style>p { margin: 0 }</style>
    <script>const settings = ${JSON.stringify(many(40, text))};</script></head><body>
    <nav><ul>${many(links / 4, link)}</ul></nav><main><article><h1>Bridge closed</h1>
    <div class="article-body">${many(paragraphs, text)}</div></article></main>
    <aside class="related"><ul>${many(links, link)}</ul></aside><footer>About us</footer></body>`;
}

function real(): readonly Corpus[] {
  const folder = fileURLToPath(new URL('../../shared/data/cases/files', import.meta.url));
  const places = ['article-extraction-benchmark/html', 'trafilatura/tests/eval'];
  return places.flatMap((place) => {
    const at = path.join(folder, place);
    if (!existsSync(at)) {
      console.warn(`${place} is not available; its pages are left out.`);
      return [];
    }
    const pages = readdirSync(at)
      .slice(0, realPagesMax)
      .map((file) => {
        const raw = readFileSync(path.join(at, file));
        const bytes = file.endsWith('.gz') ? gunzipSync(raw) : raw;
        return { bytes, html: bytes.toString() };
      });
    return [{ name: `real, ${place.split('/')[0] ?? place}`, pages }];
  });
}
