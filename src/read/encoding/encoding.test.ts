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

  test('a document of 4 MB is read within seconds', () => {
    const bytes = bytesIn('latin1', said('à la mode '.repeat(400_000)));
    const before = processorMs();
    expect(decodeXml(bytes).text).toContain('à la mode');
    expect(processorMs() - before).toBeLessThan(6_000);
  });
});

const utf8Page = 'text/html; charset=utf-8';

describe('text whose encoding is not declared, or declared wrongly', () => {
  const texts: Readonly<Record<string, string>> = {
    ru: 'В Северске открыли новый мост через реку, движение началось утром',
    uk: 'Рада закрила міст через річку в понеділок вранці, повідомили чиновники',
    bg: 'Общината затвори моста над реката в понеделник сутринта',
    zh: '市议会周一早上关闭了河上的桥梁，官员表示维修工作将持续到秋季结束',
    tw: '市議會星期一早上關閉了河上的橋樑，官員表示維修工程將持續到秋季',
    ja: '市議会は月曜日の朝、川にかかる橋を閉鎖した。工事は秋まで続く見通しだ',
    ko: '새 다리가 오늘 아침 개통했다. 시장은 가을까지 공사가 끝난다고 말했다',
    el: 'Το δημοτικό συμβούλιο έκλεισε τη γέφυρα τη Δευτέρα το πρωί',
    ar: 'افتتاح الجسر الجديد صباح اليوم بحضور رئيس البلدية',
    he: 'מועצת העיר סגרה את הגשר ביום שני בבוקר',
    de: 'Der Rat sperrte die Brücke über den Fluß, sagte der Bürgermeister – „für Jahre“',
    fr: 'Le conseil a fermé le pont sur l’Ilva à l’été, près de la forêt',
    en: 'The mayor’s “last” budget – worth €4bn – wasn’t opposed',
  };
  const cases: readonly (readonly [language: string, encoding: string])[] = [
    ...['windows-1251', 'koi8-r', 'iso-8859-5'].map((encoding) => ['ru', encoding] as const),
    ...['windows-1251', 'koi8-u'].map((encoding) => ['uk', encoding] as const),
    ['bg', 'windows-1251'],
    ['zh', 'gbk'],
    ['tw', 'big5'],
    ['ja', 'shift_jis'],
    ['ja', 'euc-jp'],
    ['ko', 'euc-kr'],
    ['el', 'windows-1253'],
    ['ar', 'windows-1256'],
    ['he', 'windows-1255'],
    ['de', 'windows-1252'],
    ['fr', 'windows-1252'],
    ['en', 'windows-1252'],
    ['ru', 'utf-8'],
    ['ja', 'utf-8'],
    ['de', 'utf-8'],
  ];
  const declarations = ['', 'utf-8', 'iso-8859-1', 'windows-1252', 'us-ascii'];

  test.each(
    cases.flatMap(([language, encoding]) =>
      declarations.map((declared) => [language, encoding, declared] as const),
    ),
  )('%s in %s declared as %j', (language, encoding, declared) => {
    const text = texts[language] ?? '';
    const declaration = declared === '' ? '' : ` encoding="${declared}"`;
    const feed = `<?xml version="1.0"${declaration}?><rss><title><![CDATA[${text}]]></title></rss>`;
    expect(decodeXml(bytesIn(encoding, feed)).text).toContain(text);
    const meta = declared === '' ? '' : `<meta charset="${declared}">`;
    const page = `<html><head>${meta}<title>${text}</title><script>${'a<b;'.repeat(9)}</script>`;
    expect(decodeHtml(bytesIn(encoding, page)).text).toContain(text);
    const type = declared === '' ? undefined : `text/html; charset=${declared}`;
    expect(decodeHtml(bytesIn(encoding, `<p>${text}</p>`), type).text).toContain(text);
  });

  test.each([
    ['windows-1251', 'koi8-r'],
    ['koi8-r', 'windows-1251'],
    ['utf-8', 'windows-1251'],
    ['utf-8', 'utf-16'],
    ['gbk', 'windows-1251'],
  ])('%s declared as %s', (encoding, declared) => {
    const text = encoding === 'gbk' ? texts['zh'] : texts['ru'];
    const page = `<meta charset="${declared}"><p>${text ?? ''}</p>`;
    expect(decodeHtml(bytesIn(encoding, page)).text).toContain(text);
  });
});

test('a meta element after a long script is read', () => {
  const page =
    `<head><script>${' '.repeat(9_000)}</script>` + '<meta charset="windows-1250"></head>żółw';
  expect(decodeHtml(bytesIn('windows-1250', page)).text).toBe(page);
});

test('windows-1252 keeps its quotes, dashes and the euro under all its names', () => {
  for (const label of ['windows-1252', 'iso-8859-1', 'latin1', 'cp1252', 'us-ascii', 'l1']) {
    const { text } = decodeHtml(
      bytesIn('windows-1252', '“a” – €1 ‘b’…'),
      `text/html; charset=${label}`,
    );
    expect(text).toBe('“a” – €1 ‘b’…');
  }
});

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
