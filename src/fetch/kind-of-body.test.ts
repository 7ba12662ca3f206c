import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kindOfBody } from './kind-of-body.js';

const rss = '<rss version="2.0"><channel/></rss>';
const utf16 = Buffer.from(`\ufeff<?xml version="1.0"?>${rss}`, 'utf16le');

test.each<readonly [string, string | Buffer, string]>([
  ['RSS', rss, 'feed'],
  ['RSS in capitals', rss.toUpperCase(), 'feed'],
  [
    'after a declaration and a style sheet',
    `<?xml version="1.0"?><?xml-stylesheet href="/a"?>${rss}`,
    'feed',
  ],
  [
    'with a document type',
    `<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "x">${rss}`,
    'feed',
  ],
  ['RDF', '<rdf:RDF xmlns:rdf="x"></rdf:RDF>', 'feed'],
  ['Atom with a prefix', '<a:feed xmlns:a="x"></a:feed >', 'feed'],
  ['Atom that quotes a page', '<feed><content><html></html></content></feed>', 'feed'],
  ['a news sitemap', '<urlset></urlset>', 'feed'],
  ['an empty feed in one tag', '<feed xmlns="x"/>', 'feed'],
  ['a comment of some cache after it', `${rss}\n<!-- made in 0.1 s -->`, 'feed'],
  ['a warning of some server before it', `Warning: oops\n${rss}`, 'feed'],
  ['UTF-16', utf16, 'feed'],
  ['JSON Feed', ' {"version": "https:\\/\\/jsonfeed.org\\/version\\/1", "items": []} ', 'feed'],
  ['other JSON', '{"error": 1}', 'other'],
  ['half of it', rss.slice(0, 20), 'cut-off'],
  ['half of UTF-16', utf16.subarray(0, -4), 'cut-off'],
  ['a page', '<!DOCTYPE html><p>a &lt;rss&gt; b', 'page'],
  ['a page about feeds', '<html><code><rss></rss></code></html>', 'page'],
  ['a bot check', '<html><script src="/cdn-cgi/challenge-platform/x"></script>', 'bot-check'],
  ['nothing', '', 'empty'],
  ['a mark alone', Buffer.from([0xef, 0xbb, 0xbf]), 'empty'],
  ['a megabyte of blanks', ' '.repeat(1_000_000), 'other'],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47]), 'other'],
  ['a word like a root', '<rssfoo></rssfoo>', 'other'],
])('%s', (_what, body, kind) => {
  expect(kindOfBody(Buffer.from(body as string)).kind).toBe(kind);
});

test('any bytes are judged quickly', () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => kindOfBody(bytes).kind !== undefined));
  const begin = process.cpuUsage();
  for (const piece of ['<rss ', '{"', '<html', '"version"', '<!doctype ', '\0']) {
    kindOfBody(Buffer.from(piece.repeat(200_000)));
  }
  expect(process.cpuUsage(begin).user / 1_000).toBeLessThan(1_000);
});
