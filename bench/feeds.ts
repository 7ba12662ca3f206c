// How many feeds are parsed per CPU second, next to feedsmith alone and rss-parser: over generated
// feeds of three formats and sizes, and over real snapshots if they are available.
// Run: npx tsx bench/feeds.ts

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseFeed } from 'feedsmith';
import RssParser from 'rss-parser';
import { readFeed } from '../src/read/feed/feed.js';

const rounds = 5;
const roundMsMin = 700;
const snapshotsAtMost = 60;

interface Corpus {
  readonly name: string;
  readonly feeds: readonly { readonly bytes: Uint8Array; readonly text: string }[];
}

interface Reader {
  readonly name: string;
  readonly read: (feed: Corpus['feeds'][number]) => unknown;
}

const sentence =
  'The council of Ostrava Bay met late on Monday &amp; put off its vote on the quay. ';
const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const time = (index: number): Date => new Date(Date.UTC(2026, 3, 1) - index * 600_000);

const rssParser = new RssParser();
const readers: readonly Reader[] = [
  { name: 'muster', read: ({ bytes }) => readFeed(bytes) },
  { name: 'feedsmith', read: ({ text }) => parseFeed(text) },
  { name: 'rss-parser', read: ({ text }) => rssParser.parseString(text) },
];

const rows: string[] = [];
for (const corpus of [...generated(), ...snapshots()]) {
  const kilobytes = corpus.feeds.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1_000;
  const rates: (number | undefined)[] = [];
  for (const reader of readers) rates.push(await rateOf(reader, corpus));
  const [ours = 0, ...others] = rates;
  const cells = rates.map((rate) => (rate === undefined ? 'fails' : rate.toFixed(0)));
  const ratios = others.map((rate) => (rate === undefined ? '–' : `${(ours / rate).toFixed(1)}×`));
  const size = (kilobytes / corpus.feeds.length).toFixed(0);
  rows.push(`| ${[corpus.name, `${size} kB`, ...cells, ...ratios].join(' | ')} |`);
}
const names = readers.map(({ name }) => name);
const head = ['corpus', 'mean size', ...names, ...names.slice(1).map((name) => `to ${name}`)];
console.log(`Feeds per CPU second, median of ${rounds} rounds; Node ${process.version}.\n`);
console.log(`| ${head.join(' | ')} |\n|${head.map(() => '---').join('|')}|\n${rows.join('\n')}`);

/** Feeds per CPU second; undefined when the reader throws on one of them. */
async function rateOf({ read }: Reader, { feeds }: Corpus): Promise<number | undefined> {
  try {
    for (const feed of feeds) await read(feed);
  } catch {
    return undefined;
  }
  const rates: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const before = process.cpuUsage();
    const started = performance.now();
    let done = 0;
    while (performance.now() - started < roundMsMin) {
      for (const feed of feeds) await read(feed);
      done += feeds.length;
    }
    const { user, system } = process.cpuUsage(before);
    rates.push(done / ((user + system) / 1_000_000));
  }
  return rates.sort((a, b) => a - b)[Math.floor(rounds / 2)];
}

function generated(): Corpus[] {
  const sizes = [10, 30, 100];
  return [
    { name: 'generated RSS', feeds: sizes.map((size) => feedOf(rss(size))) },
    { name: 'generated Atom', feeds: sizes.map((size) => feedOf(atom(size))) },
    { name: 'generated RDF', feeds: sizes.map((size) => feedOf(rdf(size))) },
  ];
}

function snapshots(): Corpus[] {
  const folder = fileURLToPath(new URL('../../shared/data/feeds/snapshots', import.meta.url));
  if (!existsSync(folder)) {
    console.warn('No real snapshots at hand: that row is left out.');
    return [];
  }
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.xml'),
  );
  const step = Math.max(1, Math.floor(files.length / snapshotsAtMost));
  const some = files.sort().filter((_, index) => index % step === 0);
  const feeds = some.map((file) => feedOf(readFileSync(path.join(folder, file), 'utf8')));
  return [{ name: 'real snapshots (RSS)', feeds }];
}

function feedOf(text: string): Corpus['feeds'][number] {
  return { bytes: new TextEncoder().encode(text), text };
}

function rss(count: number): string {
  const items = numbers(count).map(
    (n) => `<item><title>Quay vote put off, part ${n} &#8211; ferries wait</title>
      <link>https://bay.example/news/${n}?utm_source=rss</link>
      <guid isPermaLink="false">bay-${n}</guid><pubDate>${time(n).toUTCString()}</pubDate>
      <dc:creator>Jana Moll</dc:creator><category>Harbour</category><category>Council</category>
      <description><![CDATA[<p>${sentence.repeat(2)}</p>]]></description>
      <content:encoded><![CDATA[<p>${sentence.repeat(8)}</p>
      <p>${sentence.repeat(4)}</p>]]></content:encoded>
      <media:content url="https://bay.example/${n}.jpg" medium="image"/></item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"
    xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Bay Courier</title>
    <link>https://bay.example/</link><description>News</description>${items.join('\n')}</channel></rss>`;
}

function atom(count: number): string {
  const entries = numbers(count).map(
    (n) => `<entry><id>tag:bay.example,2026:${n}</id>
      <title type="html">Ferry &amp;amp; fog ${n}</title>
      <link href="https://bay.example/a/${n}"/><updated>${time(n).toISOString()}</updated>
      <author><name>Piet Orr</name></author><category term="Ferries"/>
      <summary>${sentence}</summary>
      <content type="html">&lt;p&gt;${sentence.repeat(10)}&lt;/p&gt;</content></entry>`,
  );
  return `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Bay</title>
    <id>tag:bay.example,2026:feed</id>
    <updated>2026-04-01T00:00:00Z</updated>${entries.join('\n')}</feed>`;
}

function rdf(count: number): string {
  const items = numbers(count).map(
    (n) => `<item rdf:about="https://bay.example/r/${n}"><title>Tide table ${n}</title>
      <link>https://bay.example/r/${n}</link><dc:date>${time(n).toISOString()}</dc:date>
      <description>${sentence.repeat(5)}</description></item>`,
  );
  return `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel rdf:about="https://bay.example/"><title>Bay</title><link>https://bay.example/</link>
    <description>Tides</description></channel>${items.join('\n')}</rdf:RDF>`;
}
