import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainText, sanitise, walkMarkup, type Profile } from './html.js';

const profiles: readonly Profile[] = ['comment', 'excerpt', 'feed'];

describe('sanitise', () => {
  const table: readonly [name: string, profile: Profile, html: string, clean: string][] = [
    ['keeps prose', 'excerpt', '<p>A <b>b</b> &amp; c</p>', '<p>A <b>b</b> &amp; c</p>'],
    ['drops scripts whole', 'excerpt', 'a<script>alert(1)</script>b', 'ab'],
    ['ends a style only at its own end', 'excerpt', '<style><b></style>x', 'x'],
    ['drops handlers and style', 'excerpt', '<p onclick=x style=y id=z class=c>q', '<p>q</p>'],
    ['keeps words of unknown elements', 'excerpt', '<blink>now</blink>', 'now'],
    ['separates the words of dropped blocks', 'comment', '<div>a</div><div>b</div>', 'a\nb\n'],
    ['drops a link that runs', 'excerpt', '<a href="java\tscript:x()">t</a>', 't'],
    ['drops a link that hides it', 'excerpt', '<a href="&#x1;javascript:x()">t</a>', 't'],
    ['drops a vbscript link', 'comment', '<a href=VBScript:x>t</a>', 't'],
    ['drops a data image', 'feed', '<img src="data:image/svg+xml,x">', ''],
    [
      'keeps mail links',
      'excerpt',
      '<a href="mailto:a@b.example">m</a>',
      '<a href="mailto:a@b.example">m</a>',
    ],
    ['drops an image with a mail address', 'feed', '<img src="mailto:a@b.example">', ''],
    [
      'adds rel to links in comments',
      'comment',
      '<a rel=dofollow target=_blank href=https://x.example/>t</a>',
      '<a href="https://x.example/" rel="nofollow noopener ugc">t</a>',
    ],
    ['drops images in comments', 'comment', '<img src="https://x.example/i.png">', ''],
    ['drops images in excerpts', 'excerpt', '<img src="https://x.example/i.png">', ''],
    [
      'keeps images in feeds',
      'feed',
      '<img src="https://x.example/i.png" onerror=x alt="A &quot;b&quot;">',
      '<img src="https://x.example/i.png" alt="A &quot;b&quot;">',
    ],
    ['drops tracking pixels', 'feed', '<img src="https://x.example/i" width=1 height=1>', ''],
    [
      'adds controls',
      'feed',
      '<video src="https://x.example/v" autoplay>',
      '<video src="https://x.example/v" controls=""></video>',
    ],
    ['ends a paragraph at a block', 'excerpt', '<p>a<div>b</div>', '<p>a</p><div>b</div>'],
    [
      'ends an entry at the next',
      'excerpt',
      '<ul><li>a<li>b</ul>',
      '<ul><li>a</li><li>b</li></ul>',
    ],
    ['drops cells without a table', 'excerpt', '<td>a</td>', 'a\n'],
    ['drops stray ends', 'excerpt', 'a</b></p>', 'a\n'],
    ['drops comments', 'excerpt', 'a<!-- <b> -->b', 'ab'],
    ['drops unfinished tags', 'excerpt', 'a<img src=x', 'a'],
    ['keeps words after a last less-than sign', 'excerpt', 'to all <G1', 'to all &lt;G1'],
    ['keeps words after a heart', 'excerpt', 'a </3 b <3 c', 'a &lt;/3 b &lt;3 c'],
    [
      'reads a srcset without spaces',
      'feed',
      '<img src="https://x.example/s" srcset="https://x.example/a,b 1x,https://x.example/c 2x">',
      '<img src="https://x.example/s" srcset="https://x.example/c 2x">',
    ],
    [
      'loads a lazy image at once, and its copy for readers without scripts only once',
      'feed',
      '<img src="/lazy.gif" data-src="https://x.example/r"><noscript>' +
        '<img src="https://x.example/r"></noscript>',
      '<img src="https://x.example/r">',
    ],
    ['escapes what is no tag', 'excerpt', '1 < 2 > 0', '1 &lt; 2 &gt; 0'],
  ];
  test.each(table)('%s (%s)', (_name, profile, html, clean) => {
    expect(sanitise(html, profile)).toBe(clean);
  });

  test('makes addresses absolute', () => {
    const clean = sanitise(
      '<a href="../b c">t</a><img src="//i.example/x.png" srcset="/s.png 1x, data:x 2x">',
      'feed',
      'https://site.example/a/d',
    );
    expect(clean).toBe(
      '<a href="https://site.example/b%20c">t</a>' +
        '<img src="https://i.example/x.png" srcset="https://site.example/s.png 1x">',
    );
  });

  test('is idempotent and writes only allowed markup for any input', () => {
    const written =
      /^(?:[^<>]|<\/[a-z][a-z0-9]*>|<[a-z]+[1-6]?(?: (?!on|style|id=|name=)[a-z]+="[^"<>]*")*>)*$/u;
    fc.assert(
      fc.property(markup, fc.constantFrom(...profiles), (html, profile) => {
        const clean = sanitise(html, profile);
        expect(sanitise(clean, profile)).toBe(clean);
        expect(clean).toMatch(written);
        expect(unbalanced(clean)).toEqual([]);
        expect(clean).not.toMatch(/<[^>]*="\s*(javascript|data):/i);
      }),
      { numRuns: 5_000 },
    );
  });

  test('reads hostile input in bounded time', () => {
    const hostile = [
      '<div>'.repeat(100_000),
      '<p><b>'.repeat(100_000) + '</i>'.repeat(100_000),
      '<table>'.repeat(50_000) + '</td>'.repeat(50_000),
      `<a href="${'&amp;'.repeat(2_000_000)}">x</a>`,
      `<a ${'x=1 '.repeat(500_000)}>y`,
      '<a href="'.repeat(200_000),
      '<!--'.repeat(500_000),
      '&#'.repeat(1_000_000),
      '<svg><style>'.repeat(100_000),
      ' '.repeat(4_000_000),
    ];
    for (const html of hostile) {
      const before = process.cpuUsage();
      sanitise(html, 'feed');
      plainText(html);
      const { user, system } = process.cpuUsage(before);
      expect((user + system) / 1_000, html.slice(0, 12)).toBeLessThan(4_000);
    }
  });

  test('limits the depth and keeps the text', () => {
    const clean = sanitise(`${'<blockquote>'.repeat(5_000)}deep`, 'excerpt');
    expect(clean.match(/<blockquote>/g)).toHaveLength(100);
    expect(plainText(clean)).toBe('deep');
  });
});

describe('plainText', () => {
  test.each([
    ['<p>One &eacute;&nbsp;x</p><p>Two</p>', 'One é x\n\nTwo'],
    ['a<br>b<br/>c', 'a\nb\nc'],
    ['<ul><li>a</li><li>b</li></ul>', 'a\nb'],
    ['<table><tr><td>a<td>b</tr><tr><td>c</table>', 'a b\nc'],
    ['a<script>x</script><style>y</style><!-- z -->b', 'ab'],
    ['<title>t</title>body', 'body'],
    ['  many \n  spaces ', 'many spaces'],
    ['<pre>a\n b</pre>', 'a\nb'],
    ['plain &amp; simple', 'plain & simple'],
    ['3 < 4', '3 < 4'],
    ['Ost\u00admark \u200bsaid', 'Ostmark said'],
    ['', ''],
  ])('%j reads %j', (html, text) => expect(plainText(html)).toBe(text));
});

const pieces = fc.constantFrom(
  ...`<p> </p> <div> </div> <b> </b> <a~href=x> </a> <table> <tr> <td> </td> </table> <ul> <li>
  <svg> </svg> <style> </style> <script> </script> <noscript> </noscript> <template> <math> <title>
  <mtext> <textarea> </textarea> <xmp> <img~src=x~onerror=y> <![CDATA[ ]]> <!-- --> <h1>
  <a~href="javascript:x"> <a~href="&#106;avascript:x"> <img~src='//h/"x'> & &lt; "
  <a~href="http:\\\\h\\x"> <a~href="mailto:x~~?"> <dl> <dd> <dt> </li> ' > < =
  <caption> <col> <tbody> <thead> <th> <blockquote> </blockquote> <q~cite=x:y> <br/> </br> <rt>
  <a~name=x~id=y~href=#z> <span~lang="a&quot;b<>"> <iframe~srcdoc=x>`
    .split(/[ \n]+/)
    .map((piece) => piece.replaceAll('~', ' ')),
  ' ',
  '\n',
  '\u0000',
  '\u00a0',
  'word',
);
const markup = fc.oneof(
  fc
    .array(fc.oneof({ weight: 6, arbitrary: pieces }, fc.string({ unit: 'grapheme' })))
    .map((all) => all.join('')),
  fc.string({ unit: 'binary' }),
);

/** Tags of `html` that close what is not open, or stay open. */
function unbalanced(html: string): readonly string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  walkMarkup(html, {
    open: (name) => void (/^(br|col|hr|img|source|wbr)$/.test(name) || open.push(name)),
    close: (name) => void (open.at(-1) === name ? open.pop() : wrong.push(name)),
    text: () => undefined,
  });
  return [...wrong, ...open];
}
