import { expect, test } from 'vitest';
import { printable, printableLines } from './printable.js';
import { table } from './table.js';

test.each([
  ['colours', '\u001b[31mFerry\u001b[0m sinks', ' [31mFerry [0m sinks'],
  ['a title of the window', '\u001b]0;x\u0007Ferry', ' ]0;x Ferry'],
  ['the newer signs', 'Ferry\u009b2Jsinks', 'Ferry 2Jsinks'],
  ['line ends', 'Ferry\r\nsinks', 'Ferry sinks'],
  ['turned direction', 'Ferry \u202eskn', 'Ferry  skn'],
  ['plain words', 'Fähre “sinkt” – 渡轮', 'Fähre “sinkt” – 渡轮'],
])('nothing steers the terminal: %s', (_, text, shown) => {
  expect(printable(text)).toBe(shown);
});

test('lines stay lines', () => {
  expect(printableLines('Ferry\n\u001bsinks\r\n')).toBe('Ferry\n sinks \n');
});

test('a table shows no steering signs', () => {
  expect(table(['id'], [['a\u001bb']])).toBe('id\na b');
});
