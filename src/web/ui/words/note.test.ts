import { expect, test } from 'vitest';
import { noteParts } from './note.js';

test.each([
  ['', []],
  ['No link here.', [{ text: 'No link here.' }]],
  [
    'See https://a.example/b?c=d&e, and more.',
    [
      { text: 'See ' },
      { text: 'https://a.example/b?c=d&e', href: 'https://a.example/b?c=d&e' },
      { text: ', and more.' },
    ],
  ],
  [
    '(http://a.example)',
    [{ text: '(' }, { text: 'http://a.example', href: 'http://a.example' }, { text: ')' }],
  ],
  ['javascript:alert(1) data:text/html,x', [{ text: 'javascript:alert(1) data:text/html,x' }]],
  ['https://', [{ text: 'https://' }]],
  [
    '<https://a.example/>',
    [{ text: '<' }, { text: 'https://a.example/', href: 'https://a.example/' }, { text: '>' }],
  ],
])('%s', (line, parts) => expect(noteParts(line)).toEqual(parts));
