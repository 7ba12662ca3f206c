import { expect, test } from 'vitest';
import { shippedKnowledge, wrongInKnowledge } from '../shipped.js';
import { parseKnowledge } from './knowledge.js';
import { withoutLines, wrongLines } from './wrong-lines.js';

test('every line that ships can be used', () => {
  expect(wrongInKnowledge()).toEqual([]);
  expect(shippedKnowledge().aliases.length).toBeGreaterThan(50);
});

test.each([
  ['aliases/actors.txt', 'kestrel army', 'it has one name only'],
  ['aliases/actors.txt', 'kestrels,', 'a name is missing between two commas'],
  ['aliases/actors.txt', 'ka, kestrel army of tarn', '“kestrel army of tarn” has more than two'],
  ['aliases/actors.txt', 'ka|es, x', 'contains a character that no word has'],
  ['translations/places.txt', '| es Tarnia', 'it does not begin with an English name'],
  ['translations/places.txt', 'tarn, es Tarnia', 'no other language follows'],
  ['translations/places.txt', 'tarn | Tarnia', '“Tarnia” is not a language code with names'],
  ['translations/places.txt', 'tarn | es', '“es” is not a language code with names'],
  ['translations/places.txt', 'tarn | en Tarne', 'English comes first'],
  [
    'translations/places.txt',
    'tarn | es Tarnia,',
    'a name is missing beside a comma of “es Tarnia,”',
  ],
  [
    'translations/places.txt',
    'tarn | es Nueva Tarnia Alta',
    'more than two words other than stop words',
  ],
  ['numerals.txt', 'en twelve', 'it does not begin with a number'],
  ['numerals.txt', '12 en twelve | es diez y dos', '“diez y dos” is more than one word'],
  ['calendar.txt', 'sundy | es domingo', '“sundy” is not a day of the week or a month'],
  [
    'calendar.txt',
    'sunday | de Sonntag (So',
    '“Sonntag (So” contains characters other than letters',
  ],
  ['stop-words/es.txt', 'el, la', '“el,” is not a word'],
  ['common-words/fr.txt', '33 alors', 'it does not begin with the share'],
  ['common-words/fr.txt', '0.33', 'no word follows the share'],
  ['casualties.txt', 'killed; dead', '“killed;” is not a word'],
  ['furniture.txt', '^', 'it contains no word'],
  ['regions.txt', 'tarn: varra: lomea', 'it has two colons'],
  ['regions.txt', 'tarn: varra,', 'a name is missing before or after a comma'],
  ['regions.txt', 'tarn: port of varra', '“port of varra” has more than two words'],
  ['regions.txt', 'tarn: varra (old', '“varra (old” contains a character that no word has'],
  ['aliases/actors.txt', 'tarn, t\ufffdrn', 'it is not written in UTF-8'],
])('%s: “%s” is reported', (file, line, why) => {
  const wrong = wrongLines({ [file]: `# a remark\n\n${line}\n` });
  expect(wrong).toEqual([{ file, line: 3, why: expect.stringContaining(why) as string }]);
});

test.each([
  ['aliases/places.txt', 'Port Varra, port-varra, PV'],
  ['translations/places.txt', 'tarn | es Tarnia, Nueva Tarnia | ru Тарн'],
  ['calendar.txt', 'sunday | es domingo | pt fim-de-semana'],
  ['numerals.txt', '12 en twelve | es doce'],
  ['common-words/fr.txt', '0.33 alors quelqu’un'],
  ['regions.txt', 'tarn, lomea: varra, old varra'],
  ['regions.txt', 'tarn'],
  ['locatives/es.txt', 'en cerca'],
])('%s: “%s” can be used', (file, line) => {
  expect(wrongLines({ [file]: line })).toEqual([]);
});

test('stop words between two other words do not count', () => {
  const files = { 'translations/places.txt': 'north tarn | es Tarnia del Norte' };
  expect(wrongLines(files)).toHaveLength(1);
  expect(wrongLines({ ...files, 'stop-words/es.txt': 'del' })).toEqual([]);
});

test('a name that another line has is reported with that line', () => {
  const files = {
    'aliases/actors.txt': 'kestrels, ka\nrooks, KA\nterns, rooks',
    'translations/places.txt':
      'tarn | es Tarnia\nlomea | es tarnia\nrooks | es grajos\nterns | es grajos',
  };
  expect(wrongLines(files).map(({ file, line, why }) => [file, line, why])).toEqual([
    ['aliases/actors.txt', 3, '“rooks” is already in line 2 of aliases/actors.txt.'],
    ['translations/places.txt', 2, '“es tarnia” is already in line 1 of translations/places.txt.'],
  ]);
});

test('a file that is not read is reported', () => {
  expect(wrongLines({ 'alias/actors.txt': 'a, b' })).toEqual([
    { file: 'alias/actors.txt', why: 'no file of this name is read.' },
  ]);
});

test('a line that cannot be used does not shift the lines of the calendar', () => {
  const files = { 'calendar.txt': 'sundae | es domingo\nmonday | es lunes\r\n' };
  const { calendar } = parseKnowledge(withoutLines(files, wrongLines(files)));
  expect(calendar.map(({ names: ways }) => ways.length)).toEqual([
    0,
    1,
    ...Array<number>(17).fill(0),
  ]);
});
