import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillOnePlace, fillPattern, patternParts } from './pattern.js';

test('words and slots keep their order and their letters', () => {
  expect(patternParts('{headline} -- {outlet}')).toEqual([
    { kind: 'slot', name: 'headline' },
    { kind: 'words', text: ' -- ' },
    { kind: 'slot', name: 'outlet' },
  ]);
});

test.each([
  ['{author}, {outlet}: {headline}', { outlet: 'QT', headline: '{outlet}' }, ', QT: {outlet}'],
  ['{outlet}/{agency}', { outlet: 'QT', agency: 'Norwire' }, 'QT/Norwire'],
  ['{ no slot } {}', {}, '{ no slot } {}'],
])('%s', (pattern, slots, text) => expect(fillPattern(pattern, slots)).toBe(text));

test.each([
  ['More News On {event}', 'The Ferry', 'More News On The Ferry'],
  ['{event}', '{event} of 1931', '{event} of 1931'],
  ['{event} and {event}', 'Ferry', 'Ferry and {event}'],
  ['More', 'The Ferry', 'More The Ferry'],
])('one place of %s', (pattern, text, whole) => expect(fillOnePlace(pattern, text)).toBe(whole));

test('a pattern put together again is itself', () => {
  fc.assert(
    fc.property(fc.string(), (pattern) => {
      const pieces = patternParts(pattern).map((part) =>
        part.kind === 'words' ? part.text : `{${part.name}}`,
      );
      expect(pieces.join('')).toBe(pattern);
    }),
  );
});
