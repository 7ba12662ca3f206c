import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scanXml } from './xml.js';

/** What the sink receives, as one line: `<a x=1>`, text, `</>`. */
function scanned(text: string): { line: string; wellFormed: boolean; faults: readonly string[] } {
  let line = '';
  const report = scanXml(text, {
    open: (name, attributes) => {
      const pairs = [...(attributes ?? [])].map(([key, value]) => ` ${key}=${value}`).join('');
      line += `<${name}${pairs}>`;
    },
    text: (value) => (line += value),
    close: (cut) => (line += cut ? '</cut>' : '</>'),
  });
  return { line, ...report };
}

describe('well-formed', () => {
  test.each([
    ['<a/>', '<a></>'],
    ['<?xml version="1.0" encoding="utf-8"?>\n<!-- c --><a b="1">t</a>\n', '<a b=1>t</>'],
    ['<a>x &amp; &#x41;&#66; <![CDATA[<&]]></a>', '<a>x & AB <&</>'],
    ["<a b='\"&lt;\n'/>", '<a b="< ></>'],
    ['<!DOCTYPE a [<!ENTITY co "Co. &#38; Sons"><!ELEMENT a ANY>]><a>&co;</a>', '<a>Co. & Sons</>'],
    [
      '<!DOCTYPE rss PUBLIC "-//x//DTD y//EN" "http://x.example/y.dtd"><a>&nbsp;</a>',
      '<a>\u00a0</>',
    ],
    ['<ä:ö/>', '<ä:ö></>'],
  ])('%s', (text, line) => {
    expect(scanned(text)).toEqual({ line, wellFormed: true, faults: [] });
  });
});

describe('repaired', () => {
  test.each([
    ['<a>AT&T &copy; &nope; & co</a>', '<a>AT&T © &nope; & co</>'],
    ['<a><b>x</a>', '<a><b>x</></>'],
    ['<a>x</b></a>', '<a>x</>'],
    ['<a>x', '<a>x</cut>'],
    ['<a>1 < 2</a>', '<a>1 < 2</>'],
    ['<a b=c d>x</a>', '<a b=c d=>x</>'],
    ['<a b="1" b="2"/>', '<a b=1></>'],
    ['<a>x\u0000y</a>', '<a>xy</>'],
    ['<A>x</a>', '<A>x</>'],
    [' <?xml version="1.0"?><a/>', '<a></>'],
    ['<a/>x', '<a></>'],
    ['<a><!-- x -- y --></a>', '<a></>'],
    ['<a>&#0;&#xD800;x</a>', '<a>x</>'],
    ['<a>]]></a>', '<a>]]></>'],
    ['<a>x</a', '<a>x</>'],
    ['x', ''],
  ])('%s', (text, line) => {
    const found = scanned(text);
    expect(found.line).toBe(line);
    expect(found.wellFormed).toBe(false);
    expect(found.faults).not.toEqual([]);
  });
});

test('a well-formed document is read back without a fault', () => {
  const words = fc.string().map((text) => text.replace(/[^\p{L}\p{N} <>&'"]/gu, ''));
  const escaped = (text: string): string =>
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('"', '&quot;')
      .replaceAll('>', '&gt;');
  fc.assert(
    fc.property(words, words, (value, inner) => {
      const found = scanned(`<a b="${escaped(value)}">${escaped(inner)}</a>`);
      expect(found).toEqual({ line: `<a b=${value}>${inner}</>`, wellFormed: true, faults: [] });
    }),
  );
});

test('every element that opens closes, for any text', () => {
  const part = fc.constantFrom(
    '<a>',
    '</a>',
    '<b ',
    '/>',
    '<',
    '>',
    '<!--',
    ']]>',
    '<![CDATA[',
    '&',
    '<?',
    '"',
    '=',
    ']',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(part, fc.string()), { maxLength: 40 }), (parts) => {
      let open = 0;
      scanXml(parts.join(''), {
        open: () => (open += 1),
        text: () => expect(open).toBeGreaterThan(0),
        close: () => expect((open -= 1)).toBeGreaterThanOrEqual(0),
      });
      expect(open).toBe(0);
    }),
    { numRuns: 1_000 },
  );
});
