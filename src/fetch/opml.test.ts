import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeOpml } from '../domain/opml.js';
import { opmlBytesMax, readOpml } from './opml.js';

const list = (body: string): Buffer =>
  Buffer.from(`<opml version="2.0"><body>${body}</body></opml>`);
const feedsOf = (bytes: Uint8Array) => {
  const reading = readOpml(bytes);
  return reading.kind === 'opml' ? reading.feeds : reading.why;
};

test('enclosing outlines become labels', () => {
  const bytes = list(`
    <outline text="North &amp; South"><outline text="Agencies">
      <outline type="rss" text="Marsh  Wire" xmlUrl="https://wire.example/f?a=1&amp;b=2" htmlUrl="https://wire.example"
        category="/war/sea,daily"/>
    </outline></outline>
    <outline title="Paper" xmlURL="https://paper.example/feed"/>`);
  expect(feedsOf(bytes)).toEqual([
    {
      url: 'https://wire.example/f?a=1&b=2',
      title: 'Marsh Wire',
      siteUrl: 'https://wire.example/',
      labels: ['North & South', 'Agencies', 'war', 'sea', 'daily'],
    },
    { url: 'https://paper.example/feed', title: 'Paper', labels: [] },
  ]);
});

test.each([
  ['feed: for http', '<outline xmlUrl="feed://a.example/f"/>', ['http://a.example/f']],
  ['feed: before https', '<outline xmlUrl="feed:https://a.example/f"/>', ['https://a.example/f']],
  ['url with type', '<outline type="rss" url="https://a.example/f"/>', ['https://a.example/f']],
  ['a link is no feed', '<outline type="link" url="https://a.example/f"/>', []],
  ['another scheme', '<outline xmlUrl="file:///etc/passwd"/>', []],
  ['no address', '<outline xmlUrl="  "/><outline xmlUrl="::"/>', []],
  [
    'the same twice',
    '<outline xmlUrl="https://a.example/"/><OUTLINE XMLURL="https://a.example"/>',
    ['https://a.example/'],
  ],
  [
    'tags left open',
    '<outline text="x"><outline xmlUrl="https://a.example/f">',
    ['https://a.example/f'],
  ],
])('%s', (_what, body, urls) => {
  const found = feedsOf(list(body));
  expect(Array.isArray(found) ? found.map(({ url }) => url) : found).toEqual(urls);
});

test('every line that is left out is reported with the reason', () => {
  const reading = readOpml(
    Buffer.from(`<opml><body>
      <outline type="rss" text="Wire" xmlUrl="https://wire.example/f"/>
      <outline type="rss" text="Wire again" xmlUrl="https://wire.example/f"/>
      <outline type="rss" text="No address"/>
      <outline text="Blank" xmlUrl=" "/>
      <outline text="Mail" xmlUrl="mailto:a@wire.example"/>
      <outline text="A folder"><outline xmlUrl="https://wire.example/g"/></outline>
    </body></opml>`),
  );
  expect(reading.kind === 'opml' && reading.feeds).toHaveLength(2);
  expect(reading.kind === 'opml' && reading.dropped).toEqual([
    { text: 'Wire again, https://wire.example/f', why: 'its address is in the list already' },
    { text: 'No address', why: 'it has no web address' },
    { text: 'Blank', why: 'it has no web address' },
    { text: 'Mail, mailto:a@wire.example', why: 'it has no web address' },
  ]);
});

test('other encodings are read', () => {
  const text = '<?xml version="1.0" encoding="windows-1251"?><opml><outline text="';
  const cyrillic = Buffer.from([0xc2, 0xe5, 0xf1, 0xf2, 0xe8]);
  const rest = '" xmlUrl="https://a.example/"/></opml>';
  const bytes = Buffer.concat([Buffer.from(text), cyrillic, Buffer.from(rest)]);
  expect(feedsOf(bytes)).toMatchObject([{ title: 'Вести' }]);
  const wide = Buffer.from('\ufeff<opml><outline xmlUrl="https://b.example/"/></opml>', 'utf16le');
  expect(feedsOf(wide)).toMatchObject([{ url: 'https://b.example/' }]);
});

test('a file that is not a list, or is too large, is refused', () => {
  expect(readOpml(Buffer.from('<html>no</html>')).kind).toBe('invalid');
  expect(readOpml(Buffer.from('')).kind).toBe('invalid');
  expect(readOpml(new Uint8Array(opmlBytesMax + 1)).kind).toBe('invalid');
});

test('hostile lists are read quickly', () => {
  const laughs =
    '<!DOCTYPE opml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">' +
    '<!ENTITY c SYSTEM "file:///etc/passwd">]>' +
    '<opml><outline text="&b;&c;" xmlUrl="https://a.example/"/></opml>';
  expect(feedsOf(Buffer.from(laughs))).toMatchObject([{ title: '&b;&c;' }]);
  const begin = process.cpuUsage();
  readOpml(list('<outline text="x">'.repeat(200_000)));
  readOpml(list('<outline xmlUrl="https://a.example/" '.repeat(100_000)));
  readOpml(
    list(
      Array.from({ length: 50_000 }, (_, at) => `<outline xmlUrl="http://a.example/${at}"/>`).join(
        '',
      ),
    ),
  );
  expect(process.cpuUsage(begin).user / 1_000).toBeLessThan(5_000);
});

test('a written list is read back unchanged', () => {
  const word = fc
    .string({ unit: 'binary', minLength: 1, maxLength: 20 })
    .map((text) => text.replace(/[\s,/\p{C}\ufffe\uffff]+/gu, ' ').trim())
    .filter((text) => text !== '');
  const feed = fc.record({
    url: fc.webUrl({ withQueryParameters: true }),
    title: word,
    label: word,
  });
  fc.assert(
    fc.property(fc.array(feed), word, (wanted, title) => {
      const feeds = wanted.map(({ url, title: name, label }) => ({
        url: new URL(url).href,
        title: name,
        labels: [label],
      }));
      const found = feedsOf(Buffer.from(writeOpml(feeds, title)));
      const known = new Map(feeds.map((one) => [one.url, one]));
      expect(Array.isArray(found) && found.length).toBe(known.size);
    }),
  );
  const one = {
    url: 'https://a.example/?b=1&c="2"',
    title: 'A < B & "C"',
    siteUrl: 'https://a.example/',
  };
  const written = writeOpml([{ ...one, labels: ['North', 'sea'] }], 'Mine');
  expect(feedsOf(Buffer.from(written))).toEqual([
    {
      url: new URL(one.url).href,
      title: one.title,
      siteUrl: one.siteUrl,
      labels: ['North', 'sea'],
    },
  ]);
});
