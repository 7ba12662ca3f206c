import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entriesPerFeedMax } from '../../domain/limits.js';
import { readFeed } from './feed.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string, served = {}) => readFeed(bytes(text), served);
const rss = (item: string, attributes = '') =>
  read(`<rss version="2.0" ${attributes}><channel>${item}</channel></rss>`);
const atom = (entry: string) => read(`<feed xmlns="http://www.w3.org/2005/Atom">${entry}</feed>`);

describe('golden pairs', () => {
  test.each(['rss.xml', 'atom.xml', 'rdf.xml', 'feed.json', 'broken.xml', 'sitemap.xml'])(
    '%s',
    async (name) => {
      const file = fileURLToPath(new URL(`golden/${name}`, import.meta.url));
      const reading = readFeed(readFileSync(file), { url: `https://feeds.example/${name}` });
      const shown = JSON.stringify(
        reading,
        (key, value: unknown) =>
          (key === 'published' || key === 'updated') && typeof value === 'number'
            ? new Date(value).toISOString()
            : value,
        2,
      );
      await expect(`${shown}\n`).toMatchFileSnapshot(`golden/${name}.golden.json`);
    },
  );
});

describe('titles', () => {
  test.each([
    ['1 &lt; 2', '1 < 2'],
    ['the &lt;blink&gt; tag', 'the <blink> tag'],
    ['&lt;b&gt;bold&lt;/b&gt; word', 'bold word'],
    ['Smith &amp;amp; Sons', 'Smith & Sons'],
    ['<![CDATA[Smith &amp; Sons]]>', 'Smith & Sons'],
    ['naked <i>tag</i>', 'naked tag'],
    ['x&lt;script&gt;alert(1)&lt;/script&gt;', 'x'],
    ['two\n   lines', 'two lines'],
  ])('of RSS: %s', (written, title) => {
    expect(rss(`<item><title>${written}</title></item>`).entries[0]?.title).toBe(title);
  });

  test.each([
    ['<title>the &lt;b&gt; tag</title>', 'the <b> tag'],
    ['<title type="html">&lt;b&gt;x&lt;/b&gt; &amp;amp; y</title>', 'x & y'],
    ['<title type="application/octet-stream">PGI+eDwvYj4=</title>', 'x'],
    ['<title mode="base64">eCA8IHk=</title>', 'x < y'],
  ])('of Atom: %s', (written, title) => {
    expect(atom(`<entry>${written}</entry>`).entries[0]?.title).toBe(title);
  });
});

describe('links', () => {
  test.each([
    ['<guid>https://a.example/1</guid>', 'https://a.example/1'],
    ['<guid isPermaLink="false">https://a.example/1</guid>', undefined],
    ['<guid>17</guid>', undefined],
    ['<link>https://a.example/2</link><guid>https://a.example/1</guid>', 'https://a.example/2'],
    ['<link>javascript:alert(1)</link>', undefined],
    ['<link> data:text/html,x</link>', undefined],
    ['<link href="https://a.example/3"/>', 'https://a.example/3'],
  ])('%s', (written, link) => {
    expect(rss(`<item>${written}</item>`).entries[0]?.link).toBe(link);
  });

  test('are resolved by xml:base, then Content-Location, then the address', () => {
    const text = (base: string) =>
      `<feed xmlns="http://www.w3.org/2005/Atom" ${base}><entry><link href="x"/></entry></feed>`;
    const url = 'https://a.example/feed';
    const headers = { 'content-location': '/there/' };
    expect(read(text(''), { url }).entries[0]?.link).toBe('https://a.example/x');
    expect(read(text(''), { url, headers }).entries[0]?.link).toBe('https://a.example/there/x');
    const based = read(text('xml:base="in/"'), { url, headers });
    expect(based.entries[0]?.link).toBe('https://a.example/there/in/x');
  });
});

describe('texts', () => {
  test.each([
    ['<description>a</description><content:encoded>b</content:encoded>', 'a', 'b'],
    ['<description>a</description><summary>b</summary>', 'a', 'b'],
    ['<summary>a</summary><description>b</description>', 'a', 'b'],
    ['<description><p>a<br/>b</p></description>', '<p>a<br>b</p>', undefined],
    ["<description>&lt;!' x</description>", "&lt;!' x", undefined],
  ])('%s', (written, summary, content) => {
    const [entry] = rss(
      `<item>${written}</item>`,
      'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
    ).entries;
    expect(entry?.summary?.html).toBe(summary);
    expect(entry?.content?.html).toBe(content);
  });

  test('plain text of Atom is escaped as HTML', () => {
    const { entries } = atom('<entry><summary>a &lt;b&gt; c</summary></entry>');
    expect(entries[0]?.summary?.html).toBe('a &lt;b&gt; c');
  });
});

describe('people', () => {
  test.each([
    ['Ann Lee', { name: 'Ann Lee' }],
    ['ann@a.example (Ann Lee)', { name: 'Ann Lee', email: 'ann@a.example' }],
    ['Ann Lee (ann@a.example)', { name: 'Ann Lee', email: 'ann@a.example' }],
    ['Ann Lee &lt;ann@a.example&gt;', { name: 'Ann Lee', email: 'ann@a.example' }],
    ['ann@a.example', { email: 'ann@a.example' }],
  ])('%s', (written, person) => {
    expect(rss(`<item><author>${written}</author></item>`).entries[0]?.authors).toEqual([person]);
  });
});

describe('a document that is no feed', () => {
  test.each([
    ['', 'empty'],
    ['<!DOCTYPE html><html><head><title>x</title></head></html>', 'a web page'],
    ['<html><title>Just a moment...</title></html>', 'check for robots'],
    ['{"a": 1}', 'JSON'],
    ['<opml version="2.0"/>', 'list of feeds'],
    ['hello', 'no feed'],
  ])('%s', (text, words) => {
    const reading = read(text);
    expect(reading.format).toBeUndefined();
    expect(reading.refusal).toContain(words);
  });
});

describe('anything before the root is left out:', () => {
  const feed = '<rss version="2.0"><channel><title>River Post</title></channel></rss>';
  const declared = `<?xml version="1.0" encoding="UTF-8"?>\n${feed}`;
  const junk = [
    '<b>Notice</b>: Undefined index in <b>/var/www/feed.php</b> on line <b>3</b><br />\n',
    '<br/>',
    '<div class="notice">cached copy</div>',
    '<b>Warning: unclosed',
    '<script>if (a<b) { c() }</script>',
    '<style>p > b {}</style>',
    '<iframe src="https://x.example/"></iframe>',
    '<!-- cached --><p>',
    'text with a < sign',
    '\n\n  ',
    'a\u0000b',
  ];
  test.each(junk)('%j', (before) => {
    for (const text of [declared, feed, `<!DOCTYPE rss>${feed}`]) {
      expect(read(before + text)).toMatchObject({ title: 'River Post', format: 'rss' });
    }
    const atomFeed = '<feed xmlns="http://www.w3.org/2005/Atom"><title>River Post</title></feed>';
    expect(read(before + atomFeed).title).toBe('River Post');
  });

  test('but not before a feed quoted in a web page', () => {
    expect(read(`<!doctype html><html><body><pre>${feed}</pre>`).refusal).toContain('web page');
  });

  test('a guard before JSON is left out, too', () => {
    expect(
      read(')]}\'\n{"version":"https://jsonfeed.org/version/1","title":"A","items":[]}').title,
    ).toBe('A');
  });
});

test('of too many entries the newest stay, in the order of the feed', () => {
  const old = '<item><title>old</title><pubDate>Mon, 06 Apr 2026 07:00:00 GMT</pubDate></item>';
  const young = '<item><title>new</title><pubDate>Tue, 07 Apr 2026 07:00:00 GMT</pubDate></item>';
  const reading = rss(old.repeat(entriesPerFeedMax) + young.repeat(3));
  expect(reading.entries).toHaveLength(entriesPerFeedMax);
  expect(reading.entries.slice(-4).map(({ title }) => title)).toEqual(['old', 'new', 'new', 'new']);
  expect(reading.warnings.join()).toContain('3 older entries');
});

test('items without their end tags are all read', () => {
  const items = Array.from({ length: 300 }, (_, n) => `<item><title>t${n}</title>`).join('');
  expect(read(`<rss><channel>${items}`).entries).toHaveLength(300);
});

const hostile: readonly (readonly [string, string])[] = [
  ['nested tags', `<rss><channel><item><description>${'<b>'.repeat(100_000)}`],
  ['crossed tags', `<rss>${'<a><b>'.repeat(50_000)}${'</a></c>'.repeat(50_000)}`],
  ['a million entries', `<rss><channel>${'<item/>'.repeat(1_000_000)}</channel></rss>`],
  ['open quotes', `<rss>${'<a b="'.repeat(200_000)}`],
  [
    'ampersands',
    `<rss><channel><item><title>${'&'.repeat(1_000_000)}</title></item></channel></rss>`,
  ],
  ['instructions without end', '<?a>'.repeat(500_000)],
  [
    'namespaces',
    `<rss>${Array.from({ length: 50_000 }, (_, n) => `<a xmlns:p${n}="u">`).join('')}`,
  ],
  [
    'blanks',
    `<rss><channel><item><pubDate>${' 1'.repeat(500_000)}</pubDate></item></channel></rss>`,
  ],
];

test.each(hostile)('reads %s in bounded time', (_name, text) => {
  const input = bytes(text);
  const before = process.cpuUsage();
  readFeed(input);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1_000).toBeLessThan(8_000);
});

test('entities of the document stay small', () => {
  const laughs = Array.from(
    { length: 20 },
    (_, n) => `<!ENTITY b${n + 1} "${`&b${n};`.repeat(10)}">`,
  );
  const text = `<!DOCTYPE x [<!ENTITY b0 "ha">${laughs.join('')}]>
    <rss><channel><title>${'&b20;'.repeat(1_000)}</title></channel></rss>`;
  expect((read(text).title ?? '').length).toBeLessThan(70_000);
});

test('no entity reaches outside the document', () => {
  const text =
    '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]>' +
    '<rss><channel><title>a&f;b</title></channel></rss>';
  expect(read(text).title).toBe('a&f;b');
});

describe('any bytes', () => {
  const part = fc.constantFrom(
    '<rss>',
    '<channel>',
    '<item>',
    '</item>',
    '<title>',
    '</title>',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '&amp;',
    '&#0;',
    '&x;',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    '<entry>',
    '</entry>',
    '<link href="',
    '"/>',
    '<!DOCTYPE x [',
    ']>',
    '<?xml ',
    '?>',
    'xml:base="a"',
    '<a:b>',
    '{"items":[',
    'Mon, 06 Apr 2026',
    '\u0000',
    'é',
    '<',
    '>',
    '"',
    ' ',
  );
  test('give a reading with safe values', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(part, fc.string()), { maxLength: 60 }), (parts) => {
        const reading = read(parts.join(''));
        expect(reading.format === undefined).toBe(reading.refusal !== undefined);
        for (const { link, published } of reading.entries) {
          expect(link ?? '').not.toMatch(/^\s*javascript:/i);
          expect(Number.isNaN(published ?? 0)).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });
  test('with any content type give a reading', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (raw, type) => {
        expect(readFeed(raw, { headers: { 'content-type': type } }).entries).toBeDefined();
      }),
      { numRuns: 300 },
    );
  });
});

describe('dates of entries', () => {
  const names =
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/"';
  const rdf = (entry: string) =>
    read(
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" ' +
        `xmlns="http://purl.org/rss/1.0/" ${names}><item rdf:about="https://a.example/1">` +
        `<title>x</title>${entry}</item></rdf:RDF>`,
    ).entries[0]?.published;
  const second = '<dc:date>2031-05-07</dc:date>';

  test.each([
    ['<dc:date>2031-05-06T08:00:00Z</dc:date>', '2031-05-06T08:00:00.000Z'],
    [`<dcterms:issued>2031-05-06</dcterms:issued>${second}`, '2031-05-06T00:00:00.000Z'],
    [`${second}<dcterms:created>2031-05-06</dcterms:created>`, '2031-05-06T00:00:00.000Z'],
    ['<dcterms:available>2031-05-06</dcterms:available>', '2031-05-06T00:00:00.000Z'],
    ['<prism:publicationDate>2031-05-06</prism:publicationDate>', '2031-05-06T00:00:00.000Z'],
    [`<pubDate>Tue, 06 May 2031 08:00:00 GMT</pubDate>${second}`, '2031-05-06T08:00:00.000Z'],
    ['<dcterms:modified>2031-05-06</dcterms:modified>', undefined],
  ])('%s', (written, published) => {
    const at = [
      rdf(written),
      rss(`<item><title>x</title>${written}</item>`, names).entries[0]?.published,
    ];
    const expected = published === undefined ? undefined : Date.parse(published);
    expect(at).toEqual([expected, expected]);
  });
});
