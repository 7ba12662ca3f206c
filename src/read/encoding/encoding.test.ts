import iconv from 'iconv-lite';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeHtml, decodeXml } from './encoding.js';
import { processorMs } from '../../../test/processor-time.fixture.js';

const document = (encoding: string, word: string): string =>
  `<?xml version="1.0" encoding="${encoding}"?><a>${word}</a>`;
const bytesIn = (encoding: string, text: string): Uint8Array => iconv.encode(text, encoding);

describe('an XML document', () => {
  test.each([
    ['utf-8', 'Ørsund', undefined, 'utf-8'],
    ['iso-8859-1', 'Ørsund', undefined, 'iso-8859-1'],
    ['windows-1251', 'Озеро', undefined, 'windows-1251'],
    ['koi8-r', 'Озеро', undefined, 'koi8-r'],
    ['gb2312', '湖边', undefined, 'gb18030'],
    ['big5', '湖邊', undefined, 'big5'],
    ['euc-kr', '호수', undefined, 'euc-kr'],
    ['shift_jis', '湖の町', undefined, 'shift_jis'],
    ['cp437', 'Ç', undefined, 'cp437'],
  ])('in %s is read by its declaration', (encoding, word, type, label) => {
    const decoded = decodeXml(bytesIn(encoding, document(encoding, word)), type);
    expect(decoded).toMatchObject({ encoding: label, repaired: false });
    expect(decoded.text).toContain(`<a>${word}</a>`);
  });

  test.each(['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])(
    'in %s is recognised by its shape',
    (label) => {
      const text = '<?xml version="1.0"?><a>Ørsund</a>';
      expect(decodeXml(bytesIn(label, text))).toEqual({
        text,
        encoding: label,
        repaired: false,
        warnings: [],
      });
      const marked = decodeXml(bytesIn(label, `\ufeff${text}`));
      expect(marked).toMatchObject({ text, encoding: label, repaired: false });
    },
  );

  test.each([
    [
      'cp500',
      '4c6fa7949340a58599a28996957e7ff14bf07f4085958396848995877e7f' +
        '8397f5f0f07f6f6e4c816e514f4c61816e',
    ],
    ['cp037', '4c6fa7949340a58599a28996957e7ff14bf07f6f6e4c816e515a4c61816e'],
  ])('in EBCDIC is recognised by its shape and declaration: %s', (label, hex) => {
    const decoded = decodeXml(Buffer.from(hex, 'hex'));
    expect(decoded).toMatchObject({ encoding: label, repaired: false });
    expect(decoded.text).toContain('<a>é!</a>');
  });

  test('the header comes before the declaration', () => {
    const bytes = bytesIn('windows-1251', document('utf-8', 'Озеро'));
    const decoded = decodeXml(bytes, 'text/xml; charset="windows-1251"');
    expect(decoded).toMatchObject({ encoding: 'windows-1251', repaired: false });
    expect(decoded.text).toContain('Озеро');
  });

  test('a server that adds Latin 1 by default does not spoil UTF-8', () => {
    const decoded = decodeXml(
      bytesIn('utf-8', document('utf-8', 'Ørsund')),
      'text/xml; charset=iso-8859-1',
    );
    expect(decoded.text).toContain('Ørsund');
  });

  test.each([
    ['an unknown label', document('nonsense', 'Ørsund'), 'utf-8'],
    ['bytes that are not UTF-8', document('utf-8', 'Ørsund'), 'latin1'],
  ])('%s is ignored with a warning', (_name, text, encoding) => {
    const decoded = decodeXml(bytesIn(encoding, text));
    expect(decoded.repaired).toBe(true);
    expect(decoded.warnings).not.toEqual([]);
  });
});

describe('bytes that are declared as UTF-8 but are not UTF-8', () => {
  const said = (text: string): string => document('utf-8', text);

  test.each([
    ['Latin 1', bytesIn('latin1', said('Ørsund fährt, “né” à Évian'.replace(/[“”]/g, '"')))],
    ['Windows Latin', bytesIn('windows-1252', said('Ørsund – “über” the €'))],
    [
      'a pasted line in UTF-8',
      Buffer.concat([bytesIn('latin1', said('Ørsund à Évian ')), Buffer.from('Ångström')]),
    ],
  ])('%s: are read as they were meant', (_name, bytes) => {
    for (const { text, encoding, repaired } of [decodeXml(bytes), decodeHtml(bytes, utf8Page)]) {
      expect(text).not.toContain('\ufffd');
      expect(text).toMatch(/Ørsund.*(?:Évian|über|€|Ångström)/);
      expect(text).not.toContain('Ã');
      expect(encoding).toBe('windows-1252');
      expect(repaired).toBe(true);
    }
  });

  test('letters cut in two in valid UTF-8 are marked, not guessed', () => {
    const whole = Buffer.from(said('Ørsund, Évian, Ångström, Zürich'));
    const bytes = Buffer.concat([whole, Buffer.from([0x20, 0xc3])]);
    const { text, encoding } = decodeXml(bytes);
    expect(text).toContain('Ørsund, Évian, Ångström, Zürich');
    expect(text.endsWith('\ufffd')).toBe(true);
    expect(encoding).toBe('utf-8');
  });

  test('another alphabet does not become Western letters', () => {
    const bytes = Buffer.concat([
      bytesIn('latin1', '<?xml version="1.0" encoding="utf-8"?><a>'),
      bytesIn('windows-1251', 'Озеро вышло из берегов и залило дорогу к городу '.repeat(4)),
    ]);
    expect(decodeXml(bytes).encoding).toBe('utf-8');
  });

  test('a document of 4 MB is read within seconds', () => {
    const bytes = bytesIn('latin1', said('à la mode '.repeat(400_000)));
    const before = processorMs();
    expect(decodeXml(bytes).text).toContain('à la mode');
    expect(processorMs() - before).toBeLessThan(6_000);
  });
});

const utf8Page = 'text/html; charset=utf-8';

test('a page is read by its meta element', () => {
  const page = '<html><head><meta charset="windows-1251"></head>Озеро</html>';
  expect(decodeHtml(bytesIn('windows-1251', page)).text).toBe(page);
});

test('any bytes with any label give text', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.string(), (bytes, label) => {
      expect(typeof decodeXml(bytes, `text/xml; charset=${label}`).text).toBe('string');
      expect(typeof decodeHtml(bytes, `text/html; charset=${label}`).text).toBe('string');
    }),
  );
});
