// The outlets' half of polls: hosts on loopback addresses, each with its own robots.txt and feeds
// that know their ETag, in a process of its own.

import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

const hosts = Number(process.argv[2]);
const entries = 60;
const paragraph = 'The council of Ostrava Bay put off its vote on the quay once more. '.repeat(14);

const answer: RequestListener = (request, response) => {
  if (request.headers['if-none-match'] === '"same"') {
    response.writeHead(304).end();
    return;
  }
  const name = `${request.headers.host ?? ''}${request.url ?? ''}`;
  const body = Array.from({ length: entries }, (_, at) => {
    const link = `http://${name}/${at}`;
    const about = `<title>Report ${at} of ${name}</title><link>${link}</link>`;
    return `<item>${about}<description>${paragraph}</description></item>`;
  }).join('');
  response.setHeader('content-type', 'application/rss+xml').setHeader('etag', '"same"');
  response.end(`<rss version="2.0"><channel><title>${name}</title>${body}</channel></rss>`);
};

const addresses: string[] = [];
for (let at = 0; at < hosts; at += 1) {
  const server = createServer(answer);
  const address = `127.0.${1 + Math.floor(at / 250)}.${1 + (at % 250)}`;
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  addresses.push(`${address}:${(server.address() as AddressInfo).port}`);
}
process.send?.(addresses);
process.on('disconnect', () => process.exit());
