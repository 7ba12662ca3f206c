// The feeds of the burst: 200 invented outlets with one RSS feed each, in two waves, over a made-up
// stream of heavy-tailed events; and a bare answer, to measure the machine itself.

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Report } from '../../src/group/group.js';
import { synthesiseStream } from '../../src/group/synthetic-stream.fixture.js';

export interface Newsroom {
  readonly url: string;
  readonly outlets: readonly string[];
  readonly addressOf: (outlet: string) => string;
  /** Articles of the first wave and of the burst. */
  readonly counts: readonly [number, number];
  /** From now on the feeds show the second wave. */
  burst(): void;
  close(): void;
}

export interface NewsroomOptions {
  readonly before: number;
  readonly burst: number;
  /** The last article's time, ms UTC. */
  readonly endsAt: number;
}

const articlesPerDay = 40_000;

export async function openNewsroom({ before, burst, endsAt }: NewsroomOptions): Promise<Newsroom> {
  const stream = { articles: before + burst, titleOnly: false, articlesPerDay, seed: 11 };
  const { reports } = synthesiseStream(stream);
  const shiftMs = endsAt - (reports.at(-1)?.time ?? 0);
  const waves = [reports.slice(0, before), reports.slice(before)].map((wave) =>
    feedsOf(wave, shiftMs),
  );
  const outlets = [...new Set(reports.map(outletOf))];
  let wave = 0;
  const server = createServer((request, response) => {
    const name = request.url?.slice(1) ?? '';
    const body = name === 'bare' ? 'ok' : (waves[wave]?.get(name) ?? feed(name, []));
    response.setHeader('content-type', name === 'bare' ? 'text/plain' : 'application/rss+xml');
    response.end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    outlets,
    addressOf: (outlet) => `${url}/${outlet}`,
    counts: [before, burst],
    burst: () => {
      wave = 1;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const outletOf = ({ outlet }: Report): string => (outlet ?? 'outlet').replace(' ', '-');

function feedsOf(reports: readonly Report[], shiftMs: number): ReadonlyMap<string, string> {
  const entries = new Map<string, string[]>();
  for (const report of reports) {
    const outlet = outletOf(report);
    const link = `https://${outlet}.example/${report.id}`;
    const date = new Date((report.time ?? 0) + shiftMs).toUTCString();
    const entry =
      `<item><title>${report.headline}</title><link>${link}</link><guid>${link}</guid>` +
      `<pubDate>${date}</pubDate><description>${paragraphs(report.text)}</description></item>`;
    entries.set(outlet, [...(entries.get(outlet) ?? []), entry]);
  }
  return new Map([...entries].map(([outlet, lines]) => [outlet, feed(outlet, lines)]));
}

function feed(outlet: string, entries: readonly string[]): string {
  return (
    `<?xml version="1.0"?><rss version="2.0"><channel><title>${outlet}</title>` +
    `<link>https://${outlet}.example/</link><description>Made up</description>` +
    `${entries.join('\n')}</channel></rss>`
  );
}

const wordsPerParagraph = 60;

function paragraphs(text: string): string {
  const words = text.split(' ');
  const count = Math.ceil(words.length / wordsPerParagraph);
  const parts = Array.from({ length: count }, (_, index) =>
    words.slice(index * wordsPerParagraph, (index + 1) * wordsPerParagraph).join(' '),
  );
  return parts.map((part) => `&lt;p&gt;${part}.&lt;/p&gt;`).join('');
}
